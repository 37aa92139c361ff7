import { stateKeys } from '../identity/state-keys.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { instanceAddress } from './instance-address.ts';
import {
  dependedPlace,
  type Neighbourhood,
  neighbourhoodOf,
  noteNeighbour,
  only,
  ownArn,
  ownPlace,
  type Place,
  parentPlace,
  placesByAddress,
} from './place.ts';
import { BROKEN, type OpenState, readResource, type StateResource } from './state.ts';
import type { Claim, IndexRow } from './state-index.ts';
import { openStateText } from './state-text.ts';

/** Whose state it is, and where its resources live when they do not say it themselves. */
export interface StateOwner {
  readonly stack: string;
  readonly account?: string;
  readonly region?: string;
}

/** Takes one row of the index. */
export type PutRow = (key: string, claim: Claim) => void;

/**
 * Every key that a record could yield for what a state manages, deposed objects included. A resource's account and Region come
 * from itself, else from what all its neighbours under the same provider configuration agree on, else from what it depends on,
 * else from `owner`, else they stay unknown.
 */
export function indexState(resources: readonly StateResource[], owner: StateOwner): IndexRow[] {
  const rows: IndexRow[] = [];
  const indexing = new Indexing(
    (key, claim) => rows.push({ key, claim }),
    owner,
    () => resources,
  );
  for (const resource of resources) indexing.add(resource);
  indexing.finish();
  return rows;
}

/**
 * The same rows of a state file's text, given away one by one: of a large state, neither its resources nor its rows ever stand
 * in memory together. Where the answer is not ok, rows that were given away before mean nothing. Never throws.
 */
export function indexStateText(put: PutRow, text: string, owner: StateOwner): OpenState<Iterable<Json | undefined>> {
  const state = openStateText(text);
  if (!state.ok) return state;
  const indexing = new Indexing(put, owner, () => managedIn(state.resources));
  for (const item of state.resources) {
    const resource = readResource(item);
    if (resource === 'broken') return { ok: false, why: BROKEN };
    if (resource) indexing.add(resource);
  }
  indexing.finish();
  return state;
}

function* managedIn(items: Iterable<Json | undefined>): Generator<StateResource> {
  for (const item of items) {
    const resource = readResource(item);
    if (resource && resource !== 'broken') yield resource;
  }
}

/** An instance that does not say itself where it is: it waits until all its neighbours are known. */
interface Waiting {
  readonly keys: readonly string[];
  readonly address: string;
  readonly around: Neighbourhood;
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** What a second look at a state finds: what each instance depends on, and where that is. */
interface Below {
  readonly dependencies: ReadonlyMap<string, Json>;
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

/** One going through a state. */
class Indexing {
  readonly #put: PutRow;
  readonly #owner: StateOwner;
  readonly #again: () => Iterable<StateResource>;
  readonly #around = new Map<string, Neighbourhood>();
  /** Small, since half a state may wait: what else it needs is read again where neighbours disagree. */
  readonly #waiting: Waiting[] = [];
  #last: Place = {};
  #below: Below | undefined;

  /** `again` goes through the state once more: needed only where neighbours disagree. */
  constructor(put: PutRow, owner: StateOwner, again: () => Iterable<StateResource>) {
    this.#put = put;
    this.#owner = owner;
    this.#again = again;
  }

  add(resource: StateResource): void {
    const around = neighbourhoodOf(this.#around, resource.provider);
    for (const instance of resource.instances) {
      if (isObject(instance.attributes)) this.#addInstance(resource, instance, instance.attributes, around);
    }
  }

  #addInstance(
    { module, type, name }: StateResource,
    { index_key, identity }: JsonObject,
    attributes: JsonObject,
    around: Neighbourhood,
  ): void {
    const arn = ownArn(type, attributes);
    if (arn) noteNeighbour(around, arn);
    if (!type.startsWith('aws_')) return;
    const keys = stateKeys(type, attributes);
    const address = instanceAddress(module, type, name, index_key);
    const own = ownPlace(type, { attributes, identity }, arn);
    if (own.account !== undefined && own.region !== undefined) {
      if (own.account !== this.#last.account || own.region !== this.#last.region) this.#last = own;
      this.#give(keys, address, this.#last);
      return;
    }
    const above = parentPlace(type, attributes);
    const [account, region] = [own.account ?? above.account, own.region ?? above.region];
    this.#waiting.push({ keys, address, around, account, region });
  }

  finish(): void {
    for (const waiting of this.#waiting) this.#give(waiting.keys, waiting.address, this.#placeOf(waiting));
  }

  #placeOf({ address, around, ...known }: Waiting): Place {
    const account = known.account ?? only(around.accounts);
    const region = known.region ?? only(around.regions);
    if (account !== undefined && region !== undefined) return { account, region };
    this.#below ??= { dependencies: dependenciesIn(this.#again()), places: placesByAddress(this.#again()) };
    const below = dependedPlace(this.#below.dependencies.get(address), this.#below.places);
    return {
      account: account ?? below.account ?? this.#owner.account,
      region: region ?? below.region ?? this.#owner.region,
    };
  }

  #give(keys: readonly string[], address: string, where: Place): void {
    const claim = claimOf(this.#owner.stack, address, where);
    for (const key of keys) this.#put(key, claim);
  }
}

/** Written out, because a spread for each row of a large state takes longer than reading it. */
function claimOf(stack: string, address: string, { account, region }: Place): Claim {
  if (account === undefined) return region === undefined ? { stack, address } : { stack, address, region };
  return region === undefined ? { stack, address, account } : { stack, address, account, region };
}

/** By instance address; of one that is to be destroyed and the one in its place, those of the first that names any. */
function dependenciesIn(resources: Iterable<StateResource>): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  for (const { module, type, name, instances } of resources) {
    for (const { index_key, dependencies } of instances) {
      const address = instanceAddress(module, type, name, index_key);
      if (dependencies !== undefined && !found.has(address)) found.set(address, dependencies);
    }
  }
  return found;
}
