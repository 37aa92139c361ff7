import { spokenSeconds } from '../markup/times.ts';
import type { Account } from './account.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The numbers that come first, each with what it is. */
export function headline({
  statistics,
  sweeps,
  cost,
  overrides,
}: Account): readonly (readonly [string | number, string])[] {
  const { incidents, clicks, byStatus, p50, p95 } = statistics;
  const speed =
    p50 === undefined || p95 === undefined
      ? []
      : ([
          [
            `${spokenSeconds(p50)} / ${spokenSeconds(p95)}`,
            'from click to proof: half of them, and 95 of 100, where nobody had to decide',
          ],
        ] as const);
  return [
    [clicks, `clicks on managed resources, in ${incidents} incidents`],
    [byStatus.reverted ?? 0, 'incidents taken back and proved'],
    [
      (byStatus.failed ?? 0) + (byStatus.invisible ?? 0),
      'incidents that were not taken back though they should have been',
    ],
    ...speed,
    [overrides.length, 'overrides asked for or standing'],
    [sweeps.found, `clicks that the event bus lost and a look into CloudTrail found (${percent(sweeps.share)} of all)`],
    [
      sweeps.unexplained,
      `incidents of drift that no click explains, found by sweeps; ${sweeps.lost} lost clicks among their evidence`,
    ],
    [
      `$${cost.dollars.toFixed(2)}`,
      `for ${cost.buildMinutes.toFixed(1)} measured build minutes in ${cost.runs} runs, at $${cost.minutePrice} a minute`,
    ],
  ];
}
