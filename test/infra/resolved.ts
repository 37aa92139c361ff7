import { isObject, type Json, type JsonObject } from '../../functions/core/json.ts';
import type { Packaged } from './packaged.ts';

export const account = '111122223333';
export const region = 'eu-west-1';
const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': account,
  'AWS::Region': region,
  'AWS::StackName': 'unclick-prod',
};

/** A template's values as CloudFormation would fill them in: enough of it for names and ARNs in policies. */
export function resolver({ template }: Packaged) {
  const nameOf = (id: string) => {
    const properties = template.Resources[id]?.Properties ?? {};
    const own = ['TableName', 'QueueName', 'FunctionName', 'StateMachineName', 'LogGroupName', 'Name'].map(
      (key) => properties[key],
    );
    return own.find((name) => typeof name === 'string') ?? `unclick-prod-${id.toLowerCase()}`;
  };
  const arnOf = (id: string) => {
    const name = nameOf(id);
    const local = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
    switch (template.Resources[id]?.Type) {
      case 'AWS::DynamoDB::Table':
        return local('dynamodb', `table/${name}`);
      case 'AWS::SQS::Queue':
        return local('sqs', name);
      case 'AWS::Lambda::Function':
        return local('lambda', `function:${name}`);
      case 'AWS::StepFunctions::StateMachine':
        return local('states', `stateMachine:${name}`);
      case 'AWS::CodeBuild::Project':
        return local('codebuild', `project/${name}`);
      case 'AWS::S3::Bucket':
        return `arn:aws:s3:::${name}`;
      case 'AWS::KMS::Key':
        return local('kms', `key/${name}`);
      case 'AWS::Events::EventBus':
        return local('events', `event-bus/${name}`);
      case 'AWS::Logs::LogGroup':
        return local('logs', `log-group:${name}:*`);
      default:
        throw new Error(`no ARN is known for ${id}`);
    }
  };
  const attribute = (id: string, name: string) => (name === 'Arn' ? arnOf(id) : nameOf(id));
  const reference = (id: string) =>
    pseudo[id] ?? (template.Resources[id]?.Type === 'AWS::StepFunctions::StateMachine' ? arnOf(id) : nameOf(id));
  const substituted = (text: string) =>
    text.replaceAll(/\$\{([^}]+)\}/g, (_whole, name: string) => {
      const [id = '', key] = name.split('.');
      return key ? attribute(id, key) : reference(id);
    });

  const resolve = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((one: Json) => resolve(one));
    if (!isObject(value)) return value;
    if (typeof value.Ref === 'string') return reference(value.Ref);
    if (typeof value['Fn::Sub'] === 'string') return substituted(value['Fn::Sub']);
    const get = value['Fn::GetAtt'];
    if (Array.isArray(get)) return attribute(String(get[0]), String(get[1]));
    const entries: [string, Json][] = Object.entries(value).map(([key, inner]) => [key, resolve(inner ?? null)]);
    return Object.fromEntries(entries);
  };

  /** The inline policies of a role, filled in. */
  const policiesOf = (role: string): { name: string; policy: JsonObject }[] => {
    const properties: Json = JSON.parse(JSON.stringify(template.Resources[role]?.Properties ?? {}));
    const policies = isObject(properties) && Array.isArray(properties.Policies) ? properties.Policies : [];
    return policies.flatMap((one: Json) => {
      const policy = isObject(one) ? resolve(one.PolicyDocument ?? null) : null;
      return isObject(policy) ? [{ name: role, policy }] : [];
    });
  };
  return { arnOf, policiesOf };
}
