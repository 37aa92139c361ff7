import type { Override } from '../../core/deciding/override.ts';

/**
 * How the incidents table is laid out. One partition per stack:
 *
 * | sk | what |
 * |---|---|
 * | `stack` | the number of the incident that is open for mail, a counter of puts, the lease |
 * | `click#<eventID>` | one click; while no incident has taken it, `waiting` is there and the local index `waiting` lists it |
 * | `incident#<number>` | one incident; the global index `byTime` lists all of them |
 * | `override#<id>` | one override, from the wish to its end |
 * | `sweep` | the newest sweep of the whole stack; the global index lists all of them too |
 *
 * Beside them, `slack#<signature>` / `seen`: one request from Slack, for as long as its timestamp is accepted.
 */
export const stackKey = (stack: string) => ({ pk: `stack#${stack}`, sk: 'stack' });
export const clickKey = (stack: string, eventID: string) => ({ pk: `stack#${stack}`, sk: `click#${eventID}` });
export const incidentKey = (stack: string, number: number) => ({
  pk: `stack#${stack}`,
  sk: `incident#${String(number).padStart(9, '0')}`,
});

export const overrideKey = (stack: string, id: string) => ({ pk: `stack#${stack}`, sk: `override#${id}` });
/** An override's item; the global index lists it by its wish's time. */
export const overrideItem = (override: Override) => ({
  ...overrideKey(override.stack, override.id),
  ...override,
  kind: 'override',
  openedAt: override.requestedAt,
});
export const sweepKey = (stack: string) => ({ pk: `stack#${stack}`, sk: 'sweep' });
export const seenKey = (signature: string) => ({ pk: `slack#${signature}`, sk: 'seen' });

/** The local secondary index of clicks that no incident has taken: it can be read consistently, a global one cannot. */
export const waitingIndex = 'waiting';
/** The global secondary index over all incidents. */
export const byTimeIndex = 'byTime';
