import { actor } from '../actor.ts';
import { prepare } from '../classify.ts';
import { type JsonObject, text } from '../json.ts';
import { origin } from '../origin.ts';
import { type ClickPolicy, isOwnRole } from '../policy.ts';
import { parseRecord } from '../record.ts';
import type { Suspect } from './unexplained.ts';

/** How many names of one resource CloudTrail is asked for: each is a request, and it allows two a second. */
const mostNames = 3;

/** A name that CloudTrail may know a resource by, in the Region whose records would hold it. */
export interface LookedFor {
  readonly name: string;
  readonly region: string;
  /** Where the resource's ARN says it. */
  readonly account?: string;
}

/**
 * What to ask CloudTrail for a resource: it files records under ids, names and ARNs, and which of them depends on the service.
 * What lives in no Region (IAM, CloudFront, Route 53) is recorded in the partition's home Region.
 */
export function lookedFor(values: JsonObject, elsewhere: string): readonly LookedFor[] {
  const arn = text(values.arn) ?? '';
  const [, partition = 'aws', , place, account] = arn.split(':');
  const home = partition === 'aws-cn' ? 'cn-north-1' : partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
  const global = place === '' && !arn.includes(':s3:');
  const region = text(values.region) ?? (global ? home : place) ?? '';
  const names = [text(values.id), arn, text(values.name), lastOf(text(values.url) ?? text(values.id))];
  const unique = [...new Set(names)].filter((name) => name !== undefined && name !== '');
  return unique.slice(0, mostNames).map((name = '') => ({
    name,
    region: region || elsewhere,
    ...(account && { account }),
  }));
}

/** A queue's id is its URL; its records name it by the last part. */
function lastOf(id: string | undefined): string | undefined {
  return id?.startsWith('https://') ? id.split('/').at(-1) : undefined;
}

/**
 * One record as evidence; undefined for what changed nothing, and for the pipeline's and the responder's own calls, whose
 * work is no drift. Any origin counts: what a script changes is drift too.
 * @param known the eventIDs that the stack's mailbox has seen
 */
export function suspectOf(
  record: unknown,
  address: string,
  policy: ClickPolicy,
  known: ReadonlySet<string>,
): Suspect | undefined {
  const parsed = parseRecord(record);
  if (!parsed.ok) return undefined;
  const prepared = prepare(parsed.record, policy);
  if (prepared.settled) return undefined;
  const { eventID, eventTime, eventSource, eventName, accountId, awsRegion } = parsed.record;
  if (prepared.ignored !== undefined && isOwnRole(parsed.record, policy.ownRoles)) return undefined;
  return {
    address,
    eventID,
    eventTime,
    eventSource,
    eventName,
    account: accountId,
    region: awsRegion,
    actor: actor(parsed.record),
    origin: origin(parsed.record),
    lost: prepared.ignored === undefined && !known.has(eventID),
  };
}
