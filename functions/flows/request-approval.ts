import type { Decision, Incident } from '../core/incident.ts';
import { slackCard } from '../core/slack-card.ts';
import type { Stacks } from '../core/stacks.ts';
import type { Chat, Incidents, Mailbox } from '../ports.ts';
import { tell } from './tell.ts';

export interface ApprovalRequest {
  readonly incident: string;
  readonly stack: string;
  /** The workflow's task token: who holds it can answer. It is kept with the incident and never shown. */
  readonly token: string;
  readonly question: 'decide' | 'end-override';
  readonly decision?: Decision;
}

/** Lets the stack go, marks the incident as waiting (or overridden), keeps the token and asks people. */
export async function requestApproval(
  ports: {
    readonly stacks: Stacks;
    readonly mailbox: Mailbox;
    readonly incidents: Incidents;
    readonly chat: Chat | undefined;
  },
  request: ApprovalRequest,
): Promise<Incident> {
  await ports.mailbox.release(request.stack, request.incident);
  const incident = await ports.incidents.read(request.incident);
  if (!incident) throw new Error(`there is no incident ${request.incident} to decide about`);
  const timeout = ports.stacks.named(request.stack)?.approval.onTimeout ?? 'leave';
  await ports.incidents.writeToken(request.incident, request.token);
  await ports.incidents.writeStatus(request.incident, {
    status: request.question === 'decide' ? 'waiting' : 'overridden',
    outcome: request.question === 'decide' ? `Waiting for a decision; if nobody decides: ${timeout}` : 'Kept for now',
    reasons: incident.run?.reasons ?? [],
  });
  const waiting = (await ports.incidents.read(request.incident)) ?? incident;
  await tell(ports, waiting, slackCard(waiting));
  return waiting;
}
