import { account, type Call, type Shape, type ShapeOf } from './call.ts';
import { camel, isPlain } from './camel.ts';

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

function plain({ operation, input }: Call): Shape {
  return { eventName: operation, requestParameters: camel(input), responseElements: null };
}

/** Deletes, attaches and puts of IAM answer nothing; creates answer what they made. */
export const iamShape: ShapeOf = (call) => ({ ...plain(call), responseElements: answer(call) });

export const sqsShape: ShapeOf = (call) => {
  const { Attributes, Tags, ...rest } = call.input;
  const kept = {
    ...(Attributes !== undefined && { attributes: Attributes }),
    ...(Tags !== undefined && { tags: Tags }),
  };
  return { ...plain(call), requestParameters: { ...fields(rest), ...kept } };
};

/** KMS names the key that the call was about, whatever the request named it by. */
export const kmsShape: ShapeOf = (call) => {
  const key = String(call.input.KeyId ?? '');
  const ARN = key.startsWith('arn:')
    ? key
    : `arn:aws:kms:${call.region}:${account}:${key.startsWith('alias/') ? '' : 'key/'}${key}`;
  const resources = [{ accountId: account, type: 'AWS::KMS::Key', ARN }];
  return { ...plain(call), responseElements: key && call.output ? { keyId: ARN } : null, ...(key && { resources }) };
};

export const dynamodbShape: ShapeOf = (call) => {
  const table = String(call.input.TableName ?? call.input.ResourceArn ?? '').replace(/^.*:table\//, '');
  const ARN = `arn:aws:dynamodb:${call.region}:${account}:table/${table}`;
  return {
    ...plain(call),
    responseElements: answer(call),
    resources: [{ accountId: account, type: 'AWS::DynamoDB::Table', ARN }],
  };
};

export const ssmShape: ShapeOf = (call) => {
  const { Name, Value } = call.input;
  const request = { ...fields(call.input), ...(Value !== undefined && { value: hidden }) };
  const ARN = `arn:aws:ssm:${call.region}:${account}:parameter/${String(Name).replace(/^\//, '')}`;
  const shape = { ...plain(call), requestParameters: request, responseElements: answer(call) };
  return Name === undefined ? shape : { ...shape, resources: [{ accountId: account, ARN }] };
};

export const secretsManagerShape: ShapeOf = (call) => {
  const { SecretString, SecretBinary } = call.input;
  const request = {
    ...fields(call.input),
    ...(SecretString !== undefined && { secretString: hidden }),
    ...(SecretBinary !== undefined && { secretBinary: hidden }),
  };
  return { ...plain(call), requestParameters: request, responseElements: answer(call) };
};

/** Lambda's eventNames carry the version of the API they came with; the environment and the code are not recorded. */
export const lambdaShape: ShapeOf = (call) => {
  const { Environment, ZipFile: _code, ...rest } = call.input;
  return {
    eventName: lambdaNames[call.operation] ?? `${call.operation}20150331`,
    requestParameters: { ...fields(rest), ...(Environment !== undefined && { environment: {} }) },
    responseElements: answer(call),
  };
};

const lambdaNames: Readonly<Record<string, string>> = {
  UpdateFunctionConfiguration: 'UpdateFunctionConfiguration20150331v2',
  UpdateFunctionCode: 'UpdateFunctionCode20150331v2',
  AddPermission: 'AddPermission20150331v2',
  RemovePermission: 'RemovePermission20150331v2',
  GetFunction: 'GetFunction20150331v2',
  GetFunctionConfiguration: 'GetFunctionConfiguration20150331v2',
  PutFunctionConcurrency: 'PutFunctionConcurrency20171031',
  TagResource: 'TagResource20170331v2',
  UntagResource: 'UntagResource20170331v2',
};

/** SNS, CloudWatch Logs, EventBridge and whatever else speaks plainly. */
export const plainShape: ShapeOf = plain;

function fields(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const lowered = camel(value);
  return isPlain(lowered) ? lowered : {};
}

function answer({ output }: Call): unknown {
  const { $metadata: _transport, ...rest } = output ?? {};
  return Object.keys(rest).length > 0 ? camel(rest) : null;
}
