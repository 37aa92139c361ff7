import { isObject, type Json, type JsonObject, text } from '../json.ts';

/** One resource of a state with its instances, as state v4 groups them. */
export interface StateResource {
  readonly module?: string | undefined;
  readonly type: string;
  readonly name: string;
  /** `provider["registry.terraform.io/hashicorp/aws"].west`: one provider configuration. */
  readonly provider: string;
  readonly instances: readonly JsonObject[];
}

/** What a state says of itself: `serial` is 0 and `lineage` empty where it does not. `why` is for people. */
export type OpenState<Resources> =
  | { readonly ok: true; readonly serial: number; readonly lineage: string; readonly resources: Resources }
  | { readonly ok: false; readonly why: string };

/** Reads a parsed state file (version 4, Terraform or OpenTofu) up to its resources, which readResource reads. Never throws. */
export function openState(value: unknown): OpenState<Iterable<Json | undefined>> {
  if (!isObject(value)) return { ok: false, why: 'not a Terraform state: not a JSON object' };
  if ('encrypted_data' in value) {
    return { ok: false, why: 'encrypted by OpenTofu: this state cannot be read without its key' };
  }
  if (typeof value.version !== 'number') return { ok: false, why: 'not a Terraform state: it has no version' };
  if (value.version !== 4) return { ok: false, why: `state version ${value.version} is not known; only 4 is` };
  if (!Array.isArray(value.resources)) return { ok: false, why: 'not a Terraform state: it has no list of resources' };
  return {
    ok: true,
    serial: typeof value.serial === 'number' ? value.serial : 0,
    lineage: text(value.lineage) ?? '',
    resources: value.resources,
  };
}

export type ReadState = OpenState<readonly StateResource[]>;

/** Why a state is not read at all when one resource in it has no type, name or instances. */
export const BROKEN = 'a resource in it has no type, name or instances';

/** Reads a parsed state file with its resources, data resources left out. Never throws. */
export function readState(value: unknown): ReadState {
  const state = openState(value);
  if (!state.ok) return state;
  const resources: StateResource[] = [];
  for (const item of state.resources) {
    const resource = readResource(item);
    if (resource === 'broken') return { ok: false, why: BROKEN };
    if (resource) resources.push(resource);
  }
  return { ...state, resources };
}

/** Reads one resource of a state; undefined for a data resource. */
export function readResource(item: Json | undefined): StateResource | 'broken' | undefined {
  if (!isObject(item)) return 'broken';
  const { type, name, instances } = item;
  if (item.mode === 'data') return undefined;
  if (typeof type !== 'string' || typeof name !== 'string' || !Array.isArray(instances)) return 'broken';
  const [module, provider] = [text(item.module), text(item.provider) ?? ''];
  return {
    module,
    type,
    name,
    provider,
    instances: instances.every(isObject) ? instances : instances.filter(isObject),
  };
}
