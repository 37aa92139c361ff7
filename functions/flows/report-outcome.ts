import { buildLog, hadBegun, lockWords, mayLiveOn, type TaskError } from '../core/broken-run.ts';
import type { Decision, Incident } from '../core/incident.ts';
import { type Break, type Outcome, outcomeOf } from '../core/outcome.ts';
import type { Stack } from '../core/stack.ts';
import { isSuperseded } from '../core/superseded.ts';
import type { Announcements } from '../ports/announcements.ts';
import type { Incidents } from '../ports/incidents.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { Overrides } from '../ports/overrides.ts';
import type { States } from '../ports/states.ts';
import type { StackClaim } from './claim-stack.ts';
import { lockState } from './lock-state.ts';
import { type TellPorts, tell } from './tell.ts';
import { isTold } from './told-mailboxes.ts';

/** Longer than an apply takes. */
const leaseSeconds = 1800;

/** The workflow's whole state when it reports (infra/workflow.asl.yml). */
export interface ReportRequest {
  readonly incident: string;
  readonly stack: string;
  /** What the execution did: a sweep has no incident of its own (flows/end-sweep.ts). */
  readonly task?: string;
  readonly claim?: { readonly stack: StackClaim };
  readonly build?: { readonly outcome: string; readonly log?: string };
  readonly decision?: Partial<Decision> & { readonly verb: string };
  readonly error?: TaskError;
  /** The run's own failure, where it was not made again. */
  readonly broken?: TaskError;
  /** True where a broken run was made again. */
  readonly ranAgain?: boolean;
}

export interface ReportPorts extends TellPorts {
  readonly mailbox: Mailbox;
  readonly incidents: Incidents;
  readonly overrides: Pick<Overrides, 'end' | 'expire'>;
  readonly announcements: Announcements;
  readonly states: Pick<States, 'read'>;
  /** How long a closed incident's record is kept. */
  readonly keepSeconds: number;
}

/**
 * Closes an incident: takes what mail no run took, writes the outcome, lets the stack go, and tells people. The record
 * comes before the message: Slack being down delays the message and nothing else. The workflow retries all of it, so each
 * part may run twice.
 */
export async function reportOutcome(ports: ReportPorts, request: ReportRequest): Promise<Incident> {
  await ports.mailbox.gather(request.stack, request.incident);
  const isUnheard = request.broken !== undefined && mayLiveOn(request.broken);
  // A build that nobody hears of has an old number from here on, and can begin to change nothing any more.
  if (isUnheard) await ports.mailbox.claim(request.stack, request.incident, leaseSeconds);
  const before = await read(ports.incidents, request.incident);
  const outcome = await outcomeIn(ports, request, before);
  const closedAt = before.closedAt ?? ports.clock.now().toISOString();
  const log = request.build?.log ?? (request.broken && buildLog(request.broken));
  const expires = Math.floor(Date.parse(closedAt) / 1000) + ports.keepSeconds;
  await ports.incidents.writeStatus(request.incident, {
    ...outcome,
    closedAt,
    expires,
    ...(log !== undefined && { log }),
  });
  // Nobody waits for its end any more: from here on no click may be handed to this incident.
  if (before.overrideId !== undefined) {
    await ports.overrides.end(before.overrideId, 'its workflow', ports.clock.now());
    await ports.overrides.expire(before.overrideId, expires);
  }
  // What has begun may still go on: then the lease ends by itself, when it must be over.
  if (!isUnheard || !hadBegun(before, Number(request.claim?.stack.fence ?? 0)))
    await ports.mailbox.release(request.stack, request.incident);
  const incident = await read(ports.incidents, request.incident);
  if (before.closedAt === undefined || isSuperseded(before)) await ports.announcements.announce(incident);
  if ((await tell(ports, request.incident)) === 'later')
    throw new Error(`somebody else is telling ${request.incident}: the workflow tells it again`);
  return incident;
}

async function outcomeIn(ports: ReportPorts, request: ReportRequest, before: Incident): Promise<Outcome> {
  const { status, outcome, reasons, run, decision } = before;
  if (isSuperseded(before)) return { status, outcome, reasons };
  const stack = ports.stacks.named(request.stack);
  return outcomeOf({
    mode: stack?.mode ?? 'observe',
    ...(isTold(request.stack) && { told: request.stack }),
    unresolved: before.clicks.flatMap(({ unresolved }) => unresolved ?? []),
    ...(run && { run }),
    ...(decision && { decision }),
    ...(request.error && { error: request.error }),
    ...(request.broken && { broken: await breakOf(ports, request, request.broken, before, stack) }),
  });
}

/** What broke the run, whether it had begun to change something, and what is left of it beside the state. */
async function breakOf(
  { states }: ReportPorts,
  { claim, ranAgain = false }: ReportRequest,
  error: TaskError,
  incident: Incident,
  stack: Stack | undefined,
): Promise<Break> {
  const began = hadBegun(incident, Number(claim?.stack.fence ?? 0)) ? incident.applyBegan : undefined;
  return {
    error,
    ranAgain,
    ...(began && { beganAt: began.at }),
    ...(stack && { lock: lockWords(await lockState(states, stack)) }),
  };
}

async function read(incidents: Incidents, id: string): Promise<Incident> {
  const incident = await incidents.read(id);
  if (!incident)
    throw new Error(`there is no incident ${id}: its mailbox was lost, or the workflow was started by hand`);
  return incident;
}
