import { parseArn, plainArn } from './arn.ts';
import { cutsSoFar, firstOf, MOST_KEYS } from './identity/bounds.ts';
import { familyOf, GLOBAL_FAMILIES } from './identity/families.ts';
import { holdsHidden } from './identity/field.ts';
import { type Found, findGenerically } from './identity/generic.ts';
import { eventRows, keysOf, type Row } from './identity/knowledge.ts';
import { unwrap } from './identity/request.ts';
import { securityGroupRules } from './identity/security-group-rules.ts';
import { isObject, type JsonObject, text } from './json.ts';
import { own } from './own.ts';
import type { CloudTrailRecord } from './record.ts';
import { plainEventName } from './verb.ts';

/**
 * `container`: touched itself, but only the parent where something in it is hit. `otherwise`: touched where nothing is hit
 * directly: what a thing joins may be joined by others, too.
 */
export type Relation = 'direct' | 'container' | 'parent' | 'otherwise';

const RELATIONS: Readonly<Record<string, Relation>> = { '^': 'parent', '~': 'container', '?': 'otherwise' };

/** One thing that a record touched: the key to look up, and where it must live. */
export interface Identity {
  readonly key: string;
  readonly relation: Relation;
  /** Empty where the record does not say. */
  readonly account: string;
  /** Empty for what has no Region. */
  readonly region: string;
}

export interface Identified {
  readonly identities: readonly Identity[];
  /** CloudTrail kept back a value that would have named what was touched. */
  readonly hidden: boolean;
  /** It names more than is looked up (identity/bounds.ts). */
  readonly isCut: boolean;
}

/** What a record touched: by the service's table where it has a row for the event, else by structure. */
export function identify(record: CloudTrailRecord): Identified {
  const before = cutsSoFar();
  const family = familyOf(record.eventSource);
  const name = plainEventName(record.eventName);
  const request = unwrap(record.request ?? record.raw.serviceEventDetails ?? null);
  const response = unwrap(record.response);
  const rows = eventRows(family, name);
  const found =
    (rows && foundByRows(rows, name, request, response)) ?? findGenerically(family, name, request, response);
  const whole = found.refs.filter(isWhole);
  const identities = firstOf(whole, MOST_KEYS).map((ref) => identityOf(ref, record, family));
  return {
    identities: identities.length > 0 ? identities : firstOf(namedResources(record), MOST_KEYS),
    isCut: cutsSoFar() > before,
    // What else the call named directly says enough, but not of another thing in the same list.
    hidden: found.isPartlyHidden || (found.hidden && !identities.some(({ relation }) => relation !== 'parent')),
  };
}

/** Undefined where no row makes anything of the record. */
function foundByRows(rows: readonly Row[], name: string, request: JsonObject, response: JsonObject): Found | undefined {
  const fields = { ...request, response };
  const made = rows.map((row) =>
    'computed' in row ? securityGroupRules(request, response, name) : keysOf(row, fields),
  );
  const all = made.flat();
  if (all.length === 0) return undefined;
  return {
    refs: all.filter((ref) => !holdsHidden(ref)),
    hidden: all.some(holdsHidden),
    isPartlyHidden: made.some((refs) => refs.some(holdsHidden) && !refs.every(holdsHidden)),
  };
}

/** `arn|` in front of what is no ARN (a name-or-ARN parameter that held a name) says nothing. */
function isWhole(ref: string): boolean {
  const at = ref.indexOf('arn|');
  return at < 0 || at > 1 || ref.startsWith('arn:', at + 4);
}

const LACKS_ACCOUNT = /^arn:[^:]*:[^:]*:[^:]+::/;

/** Reads a ref of the tables: `^iam:role|app`, `arn|arn:…`, or `@arn:… iam:role|app` (a name with the ARN's scope). */
function identityOf(ref: string, record: CloudTrailRecord, family: string): Identity {
  const relation = own(RELATIONS, ref.charAt(0)) ?? 'direct';
  const plain = relation === 'direct' ? ref : ref.slice(1);
  if (plain.startsWith('arn|')) {
    const key = plainArn(plain.slice(4));
    // API Gateway's ARNs and an image's have a Region and no account: the caller's counts.
    return { key, relation, account: LACKS_ACCOUNT.test(key) ? record.accountId : '', region: '' };
  }
  if (plain.startsWith('@')) {
    const blank = plain.indexOf(' ');
    const arn = parseArn(plain.slice(1, blank));
    return {
      key: plain.slice(blank + 1),
      relation,
      account: arn?.account || record.accountId,
      region: arn?.region ?? '',
    };
  }
  return {
    key: plain,
    relation,
    account: record.accountId,
    region: GLOBAL_FAMILIES.has(family) ? '' : record.awsRegion,
  };
}

/** `resources` stands on few records; it is read where the parameters say nothing. */
function namedResources(record: CloudTrailRecord): Identity[] {
  const listed = record.raw.resources;
  if (!Array.isArray(listed)) return [];
  return listed.filter(isObject).flatMap((resource) => {
    const arn = text(resource.ARN) ?? text(resource.arn);
    return arn ? [{ key: plainArn(arn), relation: 'direct', account: '', region: '' }] : [];
  });
}
