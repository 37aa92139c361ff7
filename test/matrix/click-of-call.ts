import type { Click } from '../../functions/core/click.ts';
import { isObject, type Json, type JsonObject } from '../../functions/core/json.ts';
import type { Match } from '../../functions/core/verdict.ts';
import { aClick } from '../fakes/clicks.ts';
import type { Call } from './boto.ts';

/** Lambda's operations carry the version of their API in CloudTrail. */
const versions: Readonly<Record<string, string>> = {
  AddPermission: '20150331v2',
  UpdateFunctionCode: '20150331v2',
  UpdateFunctionConfiguration: '20150331v2',
  DeleteFunction: '20150331',
};

const sources: Readonly<Record<string, string>> = { elbv2: 'elasticloadbalancing', cloudwatch: 'monitoring' };

/** Lists of EC2's responses that CloudTrail names otherwise. */
const ec2Names: Readonly<Record<string, string>> = { securityGroupRules: 'securityGroupRuleSet' };

/** The click that a call would be, its record in CloudTrail's shapes: names in lower camel case, EC2's lists as `items`. */
export function clickOf(
  stack: string,
  call: Call,
  answer: JsonObject,
  addresses: readonly string[],
  match: Match,
): Click {
  const [service, operation, parameters] = call;
  const pascal = operation
    .replaceAll(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase())
    .replace('Db', 'DB');
  const name = service === 'lambda' ? `${pascal}${versions[pascal] ?? ''}` : pascal;
  const source = sources[service] ?? service;
  const request = shaped(s3(service, parameters), service);
  return aClick({ stack, service: source, name, request, response: shaped(answer, service), addresses, match });
}

/** S3's records say bucketName. */
function s3(service: string, parameters: JsonObject): JsonObject {
  return service === 's3' ? { ...parameters, bucketName: parameters.Bucket } : parameters;
}

function shaped(value: Json, service: string): Json {
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => shaped(item, service));
    return service === 'ec2' ? { items } : items;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [nameOf(name, service), shaped(inner ?? null, service)]),
  );
}

function nameOf(name: string, service: string): string {
  if (name === 'SSHPublicKey') return 'sSHPublicKey';
  const lower = name.slice(0, 1).toLowerCase() + name.slice(1);
  const acl = service === 'ec2' && name === 'Protocol' ? 'aclProtocol' : lower;
  return service === 'ec2' ? (ec2Names[acl] ?? acl) : acl;
}
