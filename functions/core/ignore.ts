import { covers, typeOf } from './address.ts';
import type { Click } from './click.ts';
import { isObject, type Json } from './json.ts';
import { isPrincipal } from './principal.ts';
import { wildcard } from './wildcard.ts';

/** What may stand: every criterion that is there must hold. `*` stands for anything. */
export interface IgnoreRule {
  readonly stack?: string | undefined;
  /** An address, and everything below it. */
  readonly address?: string | undefined;
  readonly type?: string | undefined;
  /** `service:Event`. */
  readonly event?: string | undefined;
  /** A name, an e-mail or an ARN. */
  readonly actor?: string | undefined;
  /** `key` or `key=value`: the call changes tags and no other tags than this. */
  readonly tag?: string | undefined;
  readonly reason: string;
  /** The last day, as YYYY-MM-DD in UTC. */
  readonly until?: string | undefined;
}

/**
 * The first rule that lets a click on one stack stand. A click that hits several addresses stands only when the rule holds
 * for each of them; a critical one is never ignored by who made it alone, since a name in a record can be borrowed.
 */
export function ignoredBy(click: Click, rules: readonly IgnoreRule[], now: Date): IgnoreRule | undefined {
  return rules.find((rule) => stands(rule, now) && holds(rule, click));
}

function stands(rule: IgnoreRule, now: Date): boolean {
  return rule.until === undefined || now.toISOString().slice(0, 10) <= rule.until;
}

function holds(rule: IgnoreRule, click: Click): boolean {
  const onlyActor = rule.address === undefined && rule.type === undefined && rule.event === undefined && !rule.tag;
  if (onlyActor && click.critical.length > 0) return false;
  return (
    holdsForHits(rule, click) &&
    (rule.event === undefined || wildcard(rule.event, eventOf(click))) &&
    (rule.actor === undefined || isActor(rule.actor, click)) &&
    (rule.tag === undefined || changesOnlyTag(rule.tag, click.record.request))
  );
}

function holdsForHits({ stack, address, type }: IgnoreRule, { hits }: Click): boolean {
  if (stack === undefined && address === undefined && type === undefined) return true;
  if (hits.length === 0) return false;
  return hits.every(
    (hit) =>
      (stack === undefined || wildcard(stack, hit.stack)) &&
      (address === undefined || covers(address, hit.address)) &&
      (type === undefined || typeOf(hit.address) === type),
  );
}

function eventOf({ eventSource, eventName }: Click): string {
  return `${eventSource.replace(/\.amazonaws\.com$/, '')}:${eventName}`;
}

function isActor(wanted: string, { actor }: Click): boolean {
  if (actor.arn !== undefined && isPrincipal(wanted, actor.arn)) return true;
  return [actor.name, actor.email, actor.arn].some((name) => name !== undefined && wildcard(wanted, name));
}

/** Tag lists and maps of tagging calls, in the shapes that CloudTrail records. */
const tagFields = ['tagSet', 'tags', 'tagKeys', 'Tags', 'TagKeys', 'tagging', 'tagList'];

/** No tag at all, or another tag beside it: then the rule does not hold. */
function changesOnlyTag(wanted: string, request: Json): boolean {
  if (!isObject(request)) return false;
  const tags = tagFields.flatMap((field) => tagsIn(request[field]));
  return tags.length > 0 && tags.every(([key, value]) => wanted === key || wanted === `${key}=${value}`);
}

function tagsIn(value: Json | undefined): [string, string][] {
  if (typeof value === 'string') return [[value, '']];
  if (Array.isArray(value)) return value.flatMap((one: Json) => tagsIn(one));
  if (!isObject(value)) return [];
  const inner = value.items ?? value.TagSet ?? value.tagSet;
  if (inner !== undefined) return tagsIn(inner);
  const key = value.key ?? value.Key ?? value.tagKey ?? value.TagKey;
  if (typeof key === 'string')
    return [[key, String(value.value ?? value.Value ?? value.tagValue ?? value.TagValue ?? '')]];
  return Object.entries(value).map(([name, text]) => [name, String(text)]);
}
