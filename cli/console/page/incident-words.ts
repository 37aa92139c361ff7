import type { ClickSummary } from '../../../functions/core/click.ts';
import type { Incident } from '../../../functions/core/incident.ts';
import { serviceOf } from '../../ledger/incident-query.ts';

/** Who clicked, each named once: `ada@example.com`, `ada@example.com and 2 more`. */
export function whoClicked({ clicks }: Incident): string {
  const names = [...new Set(clicks.map(({ actor }) => actor.name))];
  if (names.length === 0) return 'nobody known yet';
  return names.length < 3 ? names.join(' and ') : `${names[0]} and ${names.length - 1} more`;
}

/** What was called: `ec2:RevokeSecurityGroupIngress`, `tag:TagResources ×3`, `… and 2 more`. */
export function whatWasCalled({ clicks }: Incident): string {
  const calls = [...Map.groupBy(clicks, callOf)].map(([call, those]) =>
    those.length > 1 ? `${call} ×${those.length}` : call,
  );
  return calls.length < 3 ? calls.join(', ') : `${calls[0]} and ${calls.length - 1} more`;
}

export const callOf = ({ eventSource, eventName }: Pick<ClickSummary, 'eventSource' | 'eventName'>) =>
  `${serviceOf(eventSource)}:${eventName}`;

export const isCritical = ({ clicks }: Incident) => clicks.some(({ critical }) => critical.length > 0);
