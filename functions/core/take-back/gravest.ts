import type { RunOutcome } from '../run.ts';

/** What a run of several answers came to: the one that needs people most. */
const gravest: readonly RunOutcome[] = ['failed', 'held', 'invisible', 'reverted', 'left', 'clean'];

export function gravestOf(outcomes: readonly RunOutcome[]): RunOutcome {
  return gravest.find((outcome) => outcomes.includes(outcome)) ?? 'clean';
}
