import { indexState } from '../core/index-state.ts';
import type { Stack } from '../core/stack.ts';
import { readState } from '../core/state.ts';
import type { IndexRow } from '../core/state-index.ts';
import type { IndexChange, IndexWriter, Manifest, Manifests, States } from '../ports.ts';

export interface IndexPorts {
  readonly states: States;
  readonly index: IndexWriter;
  readonly manifests: Manifests;
  /** A short digest of a row's claims, to see what changed. */
  readonly digest: (text: string) => string;
}

export type Indexed =
  | { readonly indexed: true; readonly resources: number; readonly changes: number; readonly serial: number }
  | { readonly indexed: false; readonly reason: string };

/**
 * Brings the index up to a stack's state. Only rows that changed are written; the manifest is written last, so an interrupted
 * run is done again in full by the next. A state that is gone takes its rows with it; one that cannot be read leaves them.
 */
export async function indexStack(ports: IndexPorts, stack: Stack): Promise<Indexed> {
  const body = await ports.states.read(stack.state);
  const before = (await ports.manifests.read(stack.name)) ?? { lineage: '', serial: 0, keys: {} };
  if (body === undefined) return await write(ports, stack, before, { ...before, serial: before.serial + 1 }, []);
  const state = readState(parsed(body));
  if (!state.ok) return { indexed: false, reason: state.why };
  const { lineage, serial } = state;
  if (lineage === before.lineage && serial < before.serial) return { indexed: false, reason: 'older-serial' };
  return await write(ports, stack, before, { lineage, serial, keys: {} }, indexState(state.resources, scopeOf(stack)));
}

/** Undefined for what is no JSON: the reader then says that it is no state. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function scopeOf(stack: Stack) {
  const { account, region } = stack;
  return { stack: stack.name, ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
}

async function write(
  ports: IndexPorts,
  stack: Stack,
  before: Manifest,
  after: Manifest,
  rows: readonly IndexRow[],
): Promise<Indexed> {
  const wanted = Map.groupBy(rows, (row) => row.key);
  const keys: Record<string, string> = {};
  const changes: IndexChange[] = [];
  for (const [key, same] of wanted) {
    const claims = same.map((row) => row.claim);
    const digest = ports.digest(JSON.stringify(claims));
    keys[key] = digest;
    if (before.keys[key] !== digest) changes.push({ key, claims });
  }
  for (const key of Object.keys(before.keys)) if (!wanted.has(key)) changes.push({ key, claims: [] });
  // Another lineage counts its serials anew: its rows must win over those of the state that it replaced.
  await ports.index.write(stack.name, after.serial, changes, { force: after.lineage !== before.lineage });
  await ports.manifests.write(stack.name, { ...after, keys });
  return {
    indexed: true,
    resources: new Set(rows.map((row) => row.claim.address)).size,
    changes: changes.length,
    serial: after.serial,
  };
}
