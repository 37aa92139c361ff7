import { type Arn, parseArn } from '../arn.ts';
import { describe } from '../identity/catalogue.ts';
import { familyOf, GLOBAL_FAMILIES } from '../identity/families.ts';
import { isObject, type Json, type JsonObject, text } from '../json.ts';
import type { StateResource } from './state.ts';

/** Where a resource lives, as far as it is known. `region` is `` for what has none. */
export interface Place {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** ARNs of the thing that a child belongs to: it lives in the same account and Region. */
const PARENT_ARNS = [
  'topic_arn',
  'listener_arn',
  'load_balancer_arn',
  'target_group_arn',
  'secret_arn',
  'resource_arn',
  'function_arn',
  'policy_arn',
] as const;

/**
 * What a resource's own attributes say of its place: its ARN, its id where that is one, its URL, AWS provider 6's `region`.
 * `own`: its own ARN, where that was read before.
 */
export function ownPlace(type: string, { attributes, identity }: Instance, own = ownArn(type, attributes)): Place {
  const arn = own ?? idArn(attributes);
  const stated = isObject(identity) ? identity : undefined;
  const account = known(text(stated?.account_id)) ?? known(arn?.account) ?? queueAccount(attributes);
  // CloudTrail's delegated administrator has an ARN of Organizations, which has no Regions.
  const isGlobal = own !== undefined && GLOBAL_FAMILIES.has(familyOf(own.service));
  return { account, region: isGlobal ? '' : regionOf(type, attributes, arn?.region || text(stated?.region)) };
}

/** An id that is an ARN; not one that is another attribute's: the graph that an account was invited to is in another account. */
function idArn(attributes: JsonObject): Arn | undefined {
  const id = text(attributes.id);
  if (id === undefined || !id.startsWith('arn:')) return undefined;
  for (const name in attributes) if (name.endsWith('_arn') && attributes[name] === id) return undefined;
  return parseArn(id);
}

/** What a state says of one instance. `identity`: the block that newer providers write, with account and Region. */
export interface Instance {
  readonly attributes: JsonObject;
  readonly identity?: Json | undefined;
}

/** The ARN of the resource itself: an event target's `arn` is its target's. */
export function ownArn(type: string, { arn }: JsonObject): Arn | undefined {
  return typeof arn === 'string' && type !== 'aws_cloudwatch_event_target' ? parseArn(arn) : undefined;
}

/** What the ARNs that a child refers to say of its place. */
export function parentPlace(type: string, attributes: JsonObject): Place {
  for (const name of PARENT_ARNS) {
    const arn = parseArn(text(attributes[name]));
    const account = known(arn?.account);
    if (account) return { account, region: GLOBAL_FAMILIES.has(describe(type).family) ? '' : arn?.region || undefined };
  }
  return {};
}

function regionOf(type: string, attributes: JsonObject, inArn: string | undefined): string | undefined {
  const { family } = describe(type);
  if (GLOBAL_FAMILIES.has(family)) return '';
  if (inArn) return inArn;
  // A quota's template says the Region that the quota will be of.
  const stated = type === 'aws_servicequotas_template' ? undefined : text(attributes.region);
  // A bucket's name is unique in its partition: without its Region it is still the same bucket.
  if (stated || family === 's3') return stated ?? '';
  const zone = text(attributes.availability_zone);
  if (zone && /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(zone)) return zone.slice(0, -1);
  return queueRegion(text(attributes.url) ?? '');
}

/** A queue's URL as it is now, or with the host that the first queues have: `eu-west-1.queue.amazonaws.com`. */
function queueRegion(url: string): string | undefined {
  const host = /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\./.exec(url);
  return host?.[1] ?? host?.[2];
}

function queueAccount(attributes: JsonObject): string | undefined {
  const url = text(attributes.url) ?? text(attributes.queue_url);
  return url ? /^https?:\/\/[^/]+\/(\d{12})\//.exec(url)?.[1] : undefined;
}

function known(account: string | undefined): string | undefined {
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

/** What the resources of one provider configuration say of their places. */
export interface Neighbourhood {
  readonly accounts: Set<string>;
  readonly regions: Set<string>;
}

/** A provider configuration's neighbourhood, made when it is first asked for. */
export function neighbourhoodOf(found: Map<string, Neighbourhood>, provider: string): Neighbourhood {
  let here = found.get(provider);
  if (!here) {
    here = { accounts: new Set(), regions: new Set() };
    found.set(provider, here);
  }
  return here;
}

/** Adds to a neighbourhood what the own ARN of a resource in it says. */
export function noteNeighbour({ accounts, regions }: Neighbourhood, arn: Arn): void {
  const account = known(arn.account);
  if (account) accounts.add(account);
  if (arn.region) regions.add(arn.region);
}

/** The one value of a set; undefined where there are several or none. */
export function only(values: ReadonlySet<string> | undefined): string | undefined {
  const [one] = values ?? [];
  return values?.size === 1 ? one : undefined;
}

/** Places by configuration address (`module.a.aws_x.y`, no keys): what a child's `dependencies` are looked up in. */
export function placesByAddress(resources: Iterable<StateResource>): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const { module, type, name, instances } of resources) {
    const resource = `${type}.${name}`;
    const address = module ? `${module.replace(/\[[^\]]*\]/g, '')}.${resource}` : resource;
    const places = found.get(address) ?? [];
    for (const { attributes, identity } of instances) {
      if (isObject(attributes)) places.push(ownPlace(type, { attributes, identity }));
    }
    found.set(address, places);
  }
  return found;
}

/** What the resources that one depends on agree on. */
export function dependedPlace(dependencies: Json | undefined, places: ReadonlyMap<string, readonly Place[]>): Place {
  const above = (Array.isArray(dependencies) ? dependencies : []).flatMap(
    (address) => places.get(String(address)) ?? [],
  );
  const accounts = new Set(above.flatMap(({ account }) => account ?? []));
  const regions = new Set(above.flatMap(({ region }) => region || []));
  return { account: only(accounts), region: only(regions) };
}
