import { matchOf, stateKeys } from './identity/state-keys.ts';
import { instanceAddress } from './instance-address.ts';
import { isObject, type JsonObject } from './json.ts';
import { dependedPlace, neighbourhoods, ownPlace, type Place, parentPlace, placesByAddress } from './place.ts';
import type { StateResource } from './state.ts';
import type { Claim, IndexRow } from './state-index.ts';

/** Whose state it is, and where its resources live when they do not say it themselves. */
export interface StateOwner {
  readonly stack: string;
  readonly account?: string;
  readonly region?: string;
}

/**
 * Every key that a record could yield for what a state manages, deposed objects included. A resource's account and Region come
 * from itself, else from what all its neighbours under the same provider configuration agree on, else from what it depends on,
 * else from `owner`, else they stay unknown.
 */
export function indexState(resources: readonly StateResource[], owner: StateOwner): IndexRow[] {
  const rows: IndexRow[] = [];
  indexInto((key, claim) => rows.push({ key, claim }), resources, owner);
  return rows;
}

/** Takes one row of the index. */
export type PutRow = (key: string, claim: Claim) => void;

/** The same rows, given away one by one: a large state's need not stand in a list first. */
export function indexInto(put: PutRow, resources: readonly StateResource[], owner: StateOwner): void {
  const around = neighbourhoods(resources);
  const surroundings: Surroundings = { around, depended: lazily(() => placesByAddress(resources)), owner };
  for (const resource of resources) {
    if (!resource.type.startsWith('aws_')) continue;
    for (const instance of resource.instances) addInstance(put, resource, instance, surroundings);
  }
}

/** What else than itself can say where a resource is. */
interface Surroundings {
  readonly around: ReadonlyMap<string, Place>;
  /** Made only where neighbours disagree: most states never need it. */
  readonly depended: () => ReadonlyMap<string, readonly Place[]>;
  readonly owner: StateOwner;
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function addInstance(put: PutRow, resource: StateResource, instance: JsonObject, surroundings: Surroundings): void {
  const { attributes } = instance;
  if (!isObject(attributes)) return;
  const { module, type, name } = resource;
  const address = instanceAddress(module, type, name, instance.index_key);
  const where = placeOf(resource, instance, attributes, surroundings);
  const { owner } = surroundings;
  let claim: Claim | undefined;
  for (const key of stateKeys(type, attributes)) {
    const match = matchOf(key);
    if (claim?.match !== match) claim = claimOf(owner.stack, address, type, match, where);
    put(key, claim);
  }
}

/** Written out, because a spread for each row of a large state takes longer than reading it. */
function claimOf(
  stack: string,
  address: string,
  type: string,
  match: Claim['match'],
  { account, region }: Place,
): Claim {
  if (account === undefined)
    return region === undefined ? { stack, address, type, match } : { stack, address, type, match, region };
  return region === undefined
    ? { stack, address, type, match, account }
    : { stack, address, type, match, account, region };
}

function placeOf(
  { type, provider }: StateResource,
  instance: JsonObject,
  attributes: JsonObject,
  { around, depended, owner }: Surroundings,
): Place {
  const own = ownPlace(type, { attributes, identity: instance.identity });
  if (own.account !== undefined && own.region !== undefined) return own;
  const above = parentPlace(type, attributes);
  const nearby = around.get(provider);
  let account = own.account ?? above.account ?? nearby?.account;
  let region = own.region ?? above.region ?? nearby?.region;
  if (account === undefined || region === undefined) {
    const below = dependedPlace(instance.dependencies, depended());
    account ??= below.account ?? owner.account;
    region ??= below.region ?? owner.region;
  }
  return { account, region };
}
