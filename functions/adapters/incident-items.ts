/**
 * How the incidents table is laid out. One partition per stack:
 *
 * | sk | what |
 * |---|---|
 * | `stack` | the number of the incident that is open for mail, a counter of puts, the lease |
 * | `click#<eventID>` | one click; while no incident has taken it, `waiting` is there and the local index `waiting` lists it |
 * | `incident#<number>` | one incident; the global index `byTime` lists all of them |
 */
export const stackKey = (stack: string) => ({ pk: `stack#${stack}`, sk: 'stack' });
export const clickKey = (stack: string, eventID: string) => ({ pk: `stack#${stack}`, sk: `click#${eventID}` });
export const incidentKey = (stack: string, number: number) => ({
  pk: `stack#${stack}`,
  sk: `incident#${String(number).padStart(9, '0')}`,
});

/** The local secondary index of clicks that no incident has taken: it can be read consistently, a global one cannot. */
export const waitingIndex = 'waiting';
/** The global secondary index over all incidents. */
export const byTimeIndex = 'byTime';
