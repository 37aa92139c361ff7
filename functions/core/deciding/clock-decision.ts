import type { Decision, Incident } from '../incident.ts';
import type { Approval } from '../stack.ts';

/**
 * What the stack asks for when nobody decides, but that no clock reverts what always needs a person: what the policy protects,
 * and what would come back new and empty (core/take-back/gone.ts).
 */
export function atTimeout({ run }: Incident, onTimeout: Approval['onTimeout']): Approval['onTimeout'] {
  const needsPerson = (run?.reasons ?? []).some(({ code }) => code === 'protected');
  return onTimeout === 'revert' && needsPerson ? 'leave' : onTimeout;
}

function whyInTime(incident: Incident, onTimeout: Approval['onTimeout']): string {
  const late = 'nobody decided in time';
  return atTimeout(incident, onTimeout) === onTimeout
    ? late
    : `${late}, and what is protected is never reverted without a person`;
}

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
  const verb = atTimeout(incident, onTimeout) === 'revert' && digest !== undefined ? 'revert' : 'leave';
  const reason = wasEscalated ? 'nobody decided, and nobody answered the page' : whyInTime(incident, onTimeout);
  const at = now.toISOString();
  const byClock = { verb, by: 'the clock', at, reason, question, owner: [] } as const;
  return { escalate: false, decision: digest === undefined ? byClock : { ...byClock, digest } };
}
