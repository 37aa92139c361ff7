import type { Incident } from '../../functions/core/incident.ts';

/** An incident that has just begun; every field may be another. */
export function anIncident(fields: Partial<Incident> = {}): Incident {
  const openedAt = '2026-11-23T12:00:00.000Z';
  const base = { status: 'open', clicks: [], addresses: [], outcome: 'x', reasons: [], steps: [] } as const;
  return { id: 'net-1', stack: 'net', openedAt, card: 3, ...base, ...fields };
}
