import type { Incident } from '../incident.ts';
import type { Approval } from '../stack.ts';
import { atTimeout } from './clock-decision.ts';

const byClock: Readonly<Record<Approval['onTimeout'], string>> = {
  revert: 'the kept plan is applied',
  escalate: 'the on-call is paged and the same time runs once more; after that it is left as it is',
  leave: 'it is left as it is',
};

/** One sentence: what is asked, until when, and what happens when nobody answers. */
export function questionText(
  incident: Incident,
  question: {
    readonly kind: 'decide' | 'kept' | 'ending';
    readonly until: string;
    readonly onTimeout: Approval['onTimeout'];
  },
): string {
  const { decision, escalated, run } = incident;
  if (question.kind === 'decide') {
    const otherwise = escalated === undefined ? byClock[atTimeout(incident, question.onTimeout)] : byClock.leave;
    return `${run?.summary ?? 'Held'}. Waiting for a decision until ${question.until}; if nobody decides, ${otherwise}.`;
  }
  const who = `${decision?.by ?? 'somebody'}${decision?.reason ? `: ${decision.reason}` : ''}`;
  const consent = decision?.consentBy ? `, with the consent of ${decision.consentBy}` : '';
  const kept = `Kept until ${decision?.until ?? 'its end'} by ${who}${consent}`;
  return question.kind === 'kept'
    ? `${kept}. Then Terraform plans again and what still differs is reverted.`
    : `${kept}. That ends soon: what still differs is reverted then, unless an approver makes it longer.`;
}
