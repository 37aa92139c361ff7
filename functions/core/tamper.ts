import { isObject, type Json, text } from './json.ts';
import { callerOf } from './mutation.ts';
import { own as ownEntry } from './own.ts';
import { isPrincipal } from './principal.ts';
import type { CloudTrailRecord } from './record.ts';
import { tamperCalls } from './tamper-calls.ts';

/** What belongs to the responder, or is what it lives on. */
export interface OwnNames {
  /** What the names of all that the deployment made begin with: `unclick-prod`. */
  readonly prefix: string;
  /** Other names and ids, in full: the state buckets, the parameters, the key. */
  readonly names: readonly string[];
  /** The trails that feed the bus; none named: every trail. */
  readonly trails: readonly string[];
  /** ARNs of the roles that deploy the responder. */
  readonly deployers: readonly string[];
}

/** The mailbox of tampering. No stack may have this name: nothing is applied for it. */
export const tamperingMailbox = 'tampering';

/**
 * What a call did to the responder itself, in a few words each; empty for every other call. Anyone counts, from anywhere, but
 * the deployers, and the workflow that starts its own builds. Not whether Terraform manages it too: that is the classifier's.
 */
export function tampering(record: CloudTrailRecord, own: OwnNames): readonly string[] {
  if (isRootSignIn(record)) return ['the root user signed in'];
  if (record.raw.errorCode) return [];
  const service = record.eventSource.replace(/\.amazonaws\.com$/, '');
  const isCall = ownEntry(tamperCalls, service)?.some((name) => record.eventName.startsWith(name));
  if (!isCall || isExpected(record, own)) return [];
  const touched = service === 'cloudtrail' ? trailsOf(record, own) : ownNamesIn(record, own);
  return touched.map((name) => `${record.eventName} on ${name}`);
}

function isRootSignIn(record: CloudTrailRecord): boolean {
  if (record.eventName !== 'ConsoleLogin' || callerOf(record).type !== 'Root') return false;
  return isObject(record.response) && record.response.ConsoleLogin === 'Success';
}

/** A role whose name merely begins like the workflow's cannot hide here: making such a role is tampering itself. */
function isExpected(record: CloudTrailRecord, own: OwnNames): boolean {
  const arn = text(callerOf(record).arn) ?? '';
  if (own.deployers.some((deployer) => isPrincipal(deployer, arn))) return true;
  return /^(Start|Stop)Build$/.test(record.eventName) && arn.includes(`:assumed-role/${own.prefix}-RespondRole-`);
}

function trailsOf(record: CloudTrailRecord, own: OwnNames): readonly string[] {
  const names = identifiers(record.request);
  const wanted = own.trails.flatMap((trail) => [trail, lastOf(trail)]);
  const touched = own.trails.length === 0 ? names : names.filter((name) => wanted.includes(lastOf(name)));
  return touched.slice(0, 1);
}

function ownNamesIn(record: CloudTrailRecord, own: OwnNames): readonly string[] {
  const found = identifiers(record.request).flatMap((identifier) => {
    const part = identifier.split(/[:/]/).find((name) => isOwn(name, own));
    return own.names.includes(identifier) ? [identifier] : part ? [part] : [];
  });
  return [...new Set(found)];
}

function isOwn(name: string, { prefix, names }: OwnNames): boolean {
  return name === prefix || name.startsWith(`${prefix}-`) || names.includes(name);
}

/** Parameters that hold documents, values or prose: what stands in them is not what the call touched. */
const notIdentifying = /policy(Document)?$|description|tags|environment|definition|eventPattern|value$/i;

/** Every short text of the parameters: names, ARNs, URLs. */
function identifiers(value: Json | undefined): string[] {
  if (typeof value === 'string') return value.length <= 512 && !/\s/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one: Json) => identifiers(one));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) => (notIdentifying.test(field) ? [] : identifiers(inner)));
}

function lastOf(name: string): string {
  return name.split('/').at(-1) ?? name;
}
