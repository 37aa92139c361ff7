import type { Stack } from '../core/stack.ts';
import { indexStateText } from '../core/state/index-state.ts';
import { anything, lagging } from '../core/state/stale.ts';
import type { IndexRow } from '../core/state/state-index.ts';
import type { IndexChange, IndexWriter, Manifest, Manifests } from '../ports/state-index.ts';
import type { States } from '../ports/states.ts';

export interface IndexPorts {
  readonly states: States;
  readonly index: IndexWriter;
  readonly manifests: Manifests;
  /** A short digest of a row's claims, to see what changed. */
  readonly digest: (text: string) => string;
}

export type Indexed =
  | { readonly indexed: true; readonly resources: number; readonly changes: number; readonly serial: number }
  /** `unchanged`, `older-serial`, or why the state cannot be read. */
  | { readonly indexed: false; readonly reason: string };

/** Goes up when a new version makes other keys of the same state: then unchanged states are read again. */
const format = 1;

const nothing: Manifest = { etag: '', made: '', lineage: '', serial: 0, keys: {} };

/**
 * Brings the index up to a stack's state. Only rows that changed are written; the manifest is written last, so an interrupted
 * run is done again in full by the next. `rebuild`: every row is written, whatever the manifest says. A state that is gone takes its rows with it; one that cannot be read leaves them.
 */
export async function indexStack(
  ports: IndexPorts,
  stack: Stack,
  { rebuild = false }: { readonly rebuild?: boolean } = {},
): Promise<Indexed> {
  const before = (await ports.manifests.read(stack.name)) ?? nothing;
  const made = JSON.stringify({ format, ...scopeOf(stack) });
  const etag = before.made === made && !rebuild ? before.etag : undefined;
  const object = await readOrLag(ports, stack, before.serial, etag);
  if (object === 'unchanged') return { indexed: false, reason: 'unchanged' };
  if (object === undefined)
    return await write(ports, stack, before, { ...nothing, serial: before.serial }, { rows: [], rebuild });
  const rows: IndexRow[] = [];
  const state = indexStateText((key, claim) => rows.push({ key, claim }), object.body, scopeOf(stack));
  if (!state.ok) {
    await lag(ports, stack, before.serial, state.why);
    return { indexed: false, reason: state.why };
  }
  const { lineage, serial } = state;
  if (lineage === before.lineage && serial < before.serial) return { indexed: false, reason: 'older-serial' };
  await lag(ports, stack, serial, `its state of serial ${serial} is being indexed`);
  return await write(ports, stack, before, { etag: object.etag, made, lineage, serial, keys: {} }, { rows, rebuild });
}

/** A state that cannot be reached may be newer than the rows: until it can be, the stack lags. */
async function readOrLag(ports: IndexPorts, stack: Stack, serial: number, etag: string | undefined) {
  try {
    return await ports.states.read(stack.state, etag);
  } catch (error) {
    await lag(ports, stack, serial, `its state cannot be read: ${error instanceof Error ? error.message : error}`);
    throw error;
  }
}

/** Says of a stack that the index does not know what it holds now, until all its rows are written. */
async function lag(ports: IndexPorts, stack: Stack, serial: number, why: string): Promise<void> {
  const claims = [lagging(stack.name, why, stack.account)];
  await ports.index.write(stack.name, serial, [{ key: anything, claims }]);
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
  { rows, rebuild }: { readonly rows: readonly IndexRow[]; readonly rebuild: boolean },
): Promise<Indexed> {
  // Another lineage counts its serials anew: its rows must win over those of the state that it replaced, and each must carry
  // a serial of the new count, the unchanged ones too.
  const isReplaced = rebuild || after.lineage !== before.lineage;
  const { keys, changes } = differences(ports.digest, before, rows, isReplaced);
  await ports.index.write(stack.name, after.serial, changes, { force: isReplaced });
  // Before the manifest: who is interrupted between the two says so again the next time.
  await ports.index.write(stack.name, after.serial, [{ key: anything, claims: [] }], { force: isReplaced });
  const resources = new Set(rows.map((row) => row.claim.address)).size;
  await ports.manifests.write(stack.name, { ...after, keys, resources });
  return { indexed: true, resources, changes: changes.length, serial: after.serial };
}

/** The rows that are new or other than before, and those that are no more. */
function differences(digest: IndexPorts['digest'], before: Manifest, rows: readonly IndexRow[], isReplaced: boolean) {
  const keys: Record<string, string> = {};
  const changes: IndexChange[] = [];
  for (const [key, same] of Map.groupBy(rows, (row) => row.key)) {
    const claims = same.map((row) => row.claim);
    const seen = digest(JSON.stringify(claims));
    keys[key] = seen;
    if (isReplaced || before.keys[key] !== seen) changes.push({ key, claims });
  }
  for (const key of Object.keys(before.keys)) if (!(key in keys)) changes.push({ key, claims: [] });
  return { keys, changes };
}
