import type { Click } from '../../core/click.ts';
import { summarise } from '../../core/click-summary.ts';
import { incidentId } from '../../core/incident-id.ts';
import { supersededBy } from '../../core/superseded.ts';

/** An incident is opened by its first click, and entered by each that comes later. */
export function openIncident(stack: string, number: number, clicks: readonly Click[], now: Date) {
  return {
    UpdateExpression:
      'SET id = :id, #stack = :stack, kind = :kind, openedAt = if_not_exists(openedAt, :now), #status = if_not_exists(#status, :open), clicks = list_append(if_not_exists(clicks, :none), :clicks)',
    ExpressionAttributeNames: { '#stack': 'stack', '#status': 'status' },
    ExpressionAttributeValues: {
      ':id': incidentId(stack, number),
      ':stack': stack,
      ':kind': 'incident',
      ':now': now.toISOString(),
      ':open': 'open',
      ':none': [],
      ':clicks': clicks.map(summarise),
    },
  };
}

/** An incident whose clicks another answers says so, and is over. */
export function closeSuperseded(next: string, now: Date) {
  const { status, outcome, reasons } = supersededBy(next);
  return {
    UpdateExpression:
      'SET #status = :status, outcome = :outcome, reasons = :reasons, closedAt = if_not_exists(closedAt, :now) ADD card :one',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': status,
      ':outcome': outcome,
      ':reasons': reasons,
      ':now': now.toISOString(),
      ':one': 1,
    },
  };
}
