import type { ClickSummary } from '../../functions/core/click.ts';
import { serviceOf } from '../ledger/incident-query.ts';
import { secondsToRevert } from '../ledger/times.ts';
import type { Account } from './account.ts';
import { csv } from './csv.ts';

const head = [
  'time',
  'incident',
  'stack',
  'status',
  'actor',
  'account',
  'region',
  'service',
  'call',
  'eventID',
  'critical',
  'addresses',
  'outcome',
  'closed',
  'seconds',
  'plannedFrom',
  'decision',
  'decidedBy',
  'reason',
  'until',
  'consentBy',
  'foundBy',
];

/** A row a click. */
export function accountCsv({ incidents }: Account): string {
  const rows = incidents.flatMap((incident) => {
    const { id, stack, status, addresses, outcome, closedAt, decision, run } = incident;
    const after = [addresses.join(' '), outcome, closedAt, secondsToRevert(incident), run?.source];
    const decided = [decision?.verb, decision?.by, decision?.reason, decision?.until, decision?.consentBy];
    return incident.clicks.map((click) => [
      ...[click.eventTime, id, stack, status, click.actor.name, click.account, click.region],
      ...[serviceOf(click.eventSource), click.eventName, click.eventID, click.critical.join('; ')],
      ...after,
      ...decided,
      foundBy(click),
    ]);
  });
  return csv([head, ...rows]);
}

function foundBy({ swept, unexplained }: ClickSummary): string {
  if (unexplained) return 'sweep';
  return swept ? 'cloudtrail' : 'bus';
}
