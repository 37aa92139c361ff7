import { type IgnoreRule, ignoredBy } from '../core/ignore.ts';
import type { Incident } from '../core/incident.ts';
import type { ClickPolicy } from '../core/policy.ts';
import type { Change } from '../core/run.ts';
import type { Stack } from '../core/stack.ts';
import { isExplained } from '../core/sweep/explained.ts';
import type { Sweep } from '../core/sweep/sweep.ts';
import { unexplainedClick } from '../core/sweep/unexplained.ts';
import { TerraformFailed } from '../core/terraform-failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { Incidents } from '../ports/incidents.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { Sweeps } from '../ports/sweeps.ts';
import type { Terraform } from '../ports/terraform.ts';
import type { TrailRecords } from '../ports/trail.ts';
import { findDrift } from './sweep-stack/find-drift.ts';
import { findEvidence } from './sweep-stack/find-evidence.ts';
import { type Stopwatch, stopwatch } from './take-back/stopwatch.ts';

/** One sweep of one stack: the workflow has claimed it under the sweep's name. */
export interface SweepRequest {
  readonly stack: Stack;
  /** The sweep's name, where a run has its incident. */
  readonly incident: string;
  readonly fence: number;
  /** The build's ARN: it says in which account records can be asked for. */
  readonly build?: string;
}

export interface SweepPorts {
  readonly mailbox: Pick<Mailbox, 'waiting' | 'renew'>;
  readonly incidents: Pick<Incidents, 'ofStack'>;
  readonly sweeps: Pick<Sweeps, 'read' | 'end'>;
  readonly records: TrailRecords;
  readonly terraform: Terraform;
  readonly clock: Clock;
  readonly policy: ClickPolicy;
  readonly ignore: readonly IgnoreRule[];
  /** One line for the build's log. Never holds a value of a plan. */
  readonly log: (line: string) => void;
}

/** What every step of a sweep needs. */
export interface Sweeping {
  readonly ports: SweepPorts;
  readonly request: SweepRequest;
  readonly watch: Stopwatch;
}

type Seen = Omit<Sweep, 'name' | 'endedAt'>;

/** As long as a full plan of a large stack may take, in seconds. */
const leaseSeconds = 3600;

/**
 * Plans a whole stack and writes down what differs though no click explains it. It applies nothing, takes no lock of the state
 * unless it has found something, and gives way to every incident: what it finds is answered by an incident of its own.
 */
export async function sweepStack(ports: SweepPorts, request: SweepRequest): Promise<Sweep> {
  const watch = stopwatch(ports.clock, ports.log);
  const seen = await look({ ports, request, watch });
  const sweep = { ...seen, name: request.incident, endedAt: ports.clock.now().toISOString() };
  await ports.sweeps.end(request.stack.name, sweep);
  ports.log(`${sweep.result}${sweep.detail === undefined ? '' : `: ${sweep.detail}`}`);
  return sweep;
}

async function look(sweeping: Sweeping): Promise<Seen> {
  const { ports, watch } = sweeping;
  try {
    if (await mustYield(sweeping)) return yielded;
    await watch.measure('init', () => ports.terraform.init());
    if (await mustYield(sweeping)) return yielded;
    const found = await findDrift(sweeping);
    // Who lost the lease, or has mail by now, may have planned in the midst of somebody's revert.
    if (await mustYield(sweeping)) return yielded;
    return await judge(sweeping, found);
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    if (error.lock) return { ...yielded, detail: `the state is locked by ${error.lock.who}` };
    return { ...yielded, result: 'failed', detail: error.message };
  }
}

const yielded: Seen = { result: 'yielded', known: 0, waiting: 0, detail: 'an incident came first' };

async function mustYield({ ports, request }: Sweeping): Promise<boolean> {
  const { stack, incident, fence } = request;
  if ((await ports.mailbox.waiting(stack.name)).count > 0) return true;
  return !(await ports.mailbox.renew(stack.name, incident, fence, leaseSeconds));
}

async function judge(sweeping: Sweeping, found: Awaited<ReturnType<typeof findDrift>>): Promise<Seen> {
  const { ports, request } = sweeping;
  const { name } = request.stack;
  const counted = { waiting: found.waiting.length };
  if (found.drifted.length === 0) return { ...counted, result: 'clean', known: 0 };
  const incidents = await ports.incidents.ofStack(name);
  const changes = found.drifted.filter((change) => !isExplained(change, incidents) && !mayStand(sweeping, change));
  const known = found.drifted.length - changes.length;
  if (changes.length === 0) return { ...counted, result: 'known', known };
  const evidence = await findEvidence(sweeping, changes, found.values, eventIDs(incidents));
  return { ...counted, result: 'drift', known, found: { sweep: request.incident, changes, evidence } };
}

/** A rule of the configuration that names what, not who: nobody is known. */
function mayStand({ ports, request }: Sweeping, change: Change): boolean {
  const now = ports.clock.now();
  const { name, account = '', region = '' } = request.stack;
  const found = { sweep: request.incident, changes: [change], evidence: { suspects: [] } };
  const click = unexplainedClick(name, found, { at: now.toISOString(), account, region });
  return ignoredBy(click, ports.ignore, now) !== undefined;
}

function eventIDs(incidents: readonly Incident[]): ReadonlySet<string> {
  return new Set(incidents.flatMap(({ clicks }) => clicks.map(({ eventID }) => eventID)));
}
