import type { Incident } from './incident.ts';
import type { Outcome } from './outcome.ts';

/** The outcome of an incident that did not take its clicks: its workflow died, or another incident's run came first. */
export function supersededBy(next: string): Outcome {
  return {
    status: 'left',
    outcome: `This incident did not take its clicks: ${next} answers them.`,
    reasons: [{ code: 'superseded', detail: next }],
  };
}

/** True where another incident answers for its clicks: whatever its own workflow still comes to, that is its outcome. */
export function isSuperseded({ reasons }: Pick<Incident, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'superseded');
}
