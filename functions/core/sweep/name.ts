/**
 * `<stack>-sweep-<second>`: the name of a sweep's execution and of its lease. Ten digits: it can be no incident's id, whose
 * number has nine at most (core/incident-id.ts). At most 77 characters, of the 80 that an execution's name may have.
 */
export function sweepName(stack: string, at: Date): string {
  return `${stack}-sweep-${String(Math.floor(at.getTime() / 1000)).padStart(10, '0')}`;
}
