import type { Decision, Incident } from '../incident.ts';
import type { Approval } from '../stack.ts';

/**
 * What happens when the time to decide is over. A person's decision that was written and never reached the workflow counts:
 * the record is what was decided. `escalate` is said once, until a person decides: the on-call is paged and the same time runs
 * again; after that the clicks are left as they are, so that no incident waits for ever.
 */
export function clockDecision(
  incident: Incident,
  onTimeout: Approval['onTimeout'],
  now: Date,
): { readonly escalate: true } | { readonly escalate: false; readonly decision: Decision } {
  const { decision, escalated, question = 0 } = incident;
  if (decision?.question === question) return { escalate: false, decision };
  // The same question again is this step's own retry.
  const wasEscalated = escalated !== undefined && escalated !== question;
  if (onTimeout === 'escalate' && !wasEscalated) return { escalate: true };
  const digest = incident.run?.plan?.digest;
  const verb = onTimeout === 'revert' && digest !== undefined ? 'revert' : 'leave';
  const reason = wasEscalated ? 'nobody decided, and nobody answered the page' : 'nobody decided in time';
  const at = now.toISOString();
  const byClock = { verb, by: 'the clock', at, reason, question, owner: [] } as const;
  return { escalate: false, decision: digest === undefined ? byClock : { ...byClock, digest } };
}
