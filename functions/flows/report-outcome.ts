import type { Decision, Incident } from '../core/incident.ts';
import { type Outcome, outcomeOf } from '../core/outcome.ts';
import { isSuperseded } from '../core/superseded.ts';
import type { Announcements, Incidents, Mailbox, Overrides } from '../ports.ts';
import type { StackClaim } from './claim-stack.ts';
import { type TellPorts, tell } from './tell.ts';
import { isTold } from './told-mailboxes.ts';

/** The workflow's whole state when it reports (infra/workflow.asl.yml). */
export interface ReportRequest {
  readonly incident: string;
  readonly stack: string;
  /** What the execution did: a sweep has no incident of its own (flows/end-sweep.ts). */
  readonly task?: string;
  readonly claim?: { readonly stack: StackClaim };
  readonly build?: { readonly outcome: string; readonly log?: string };
  readonly decision?: Partial<Decision> & { readonly verb: string };
  readonly error?: { readonly Error?: string; readonly Cause?: string };
}

export interface ReportPorts extends TellPorts {
  readonly mailbox: Mailbox;
  readonly incidents: Incidents;
  readonly overrides: Pick<Overrides, 'end' | 'expire'>;
  readonly announcements: Announcements;
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
  const before = await read(ports.incidents, request.incident);
  const outcome = isSuperseded(before)
    ? outcomeIn(before)
    : outcomeOf({
        mode: ports.stacks.named(request.stack)?.mode ?? 'observe',
        ...(isTold(request.stack) && { told: request.stack }),
        ...(before.run && { run: before.run }),
        ...(before.decision && { decision: before.decision }),
        ...(request.error && { error: { name: request.error.Error ?? 'Error', cause: request.error.Cause ?? '' } }),
      });
  const closedAt = before.closedAt ?? ports.clock.now().toISOString();
  const log = request.build?.log;
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
  await ports.mailbox.release(request.stack, request.incident);
  const incident = await read(ports.incidents, request.incident);
  if (before.closedAt === undefined || isSuperseded(before)) await ports.announcements.announce(incident);
  if ((await tell(ports, request.incident)) === 'later')
    throw new Error(`somebody else is telling ${request.incident}: the workflow tells it again`);
  return incident;
}

function outcomeIn({ status, outcome, reasons }: Incident): Outcome {
  return { status, outcome, reasons };
}

async function read(incidents: Incidents, id: string): Promise<Incident> {
  const incident = await incidents.read(id);
  if (!incident)
    throw new Error(`there is no incident ${id}: its mailbox was lost, or the workflow was started by hand`);
  return incident;
}
