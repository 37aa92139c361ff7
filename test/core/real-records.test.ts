import { describe, expect, it } from 'vitest';
import { prepare } from '../../functions/core/classify.ts';
import { identify } from '../../functions/core/identity.ts';
import { notAChange } from '../../functions/core/mutation.ts';
import { origin } from '../../functions/core/origin.ts';
import { CONSOLE_ONLY } from '../../functions/core/policy.ts';
import { type CloudTrailRecord, parseRecord } from '../../functions/core/record.ts';
import { realRecords, whyNoRecords } from './real-records.ts';

function count(names: readonly string[]): Record<string, number> {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]): [string, number] => [name, all.length]);
  return Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the classifier knows of a change: something to look up, or why not. */
function known(record: CloudTrailRecord): string {
  const { identities, hidden } = identify(record);
  if (identities.some(({ relation }) => relation !== 'parent')) return 'names what it touched';
  if (identities.length > 0) return 'names only a parent';
  if (hidden) return 'hides what it touched';
  const request = record.request;
  const isEmpty = request === null || (typeof request === 'object' && Object.keys(request).length === 0);
  return isEmpty ? 'has no parameters' : 'has parameters that name nothing known';
}

describe.skipIf(whyNoRecords)(`real CloudTrail records ${whyNoRecords ?? ''}`, () => {
  it('gives the rates of the golden file (update on purpose: vitest -u)', async () => {
    const parsed = realRecords().map(parseRecord);
    const records = parsed.flatMap((one) => (one.ok ? [one.record] : []));
    const changes = records.filter((record) => notAChange(record) === undefined);
    const rates = {
      records: parsed.length,
      malformed: parsed.length - records.length,
      verdicts: count(
        records.map((record) => {
          const prepared = prepare(record, CONSOLE_ONLY);
          const verdict = prepared.settled ? prepared.verdict : prepared.decide(new Map());
          return `${verdict.verdict} ${verdict.reason}`;
        }),
      ),
      changes: {
        all: changes.length,
        origins: count(changes.map((record) => origin(record).kind)),
        identities: count(changes.map(known)),
      },
    };
    await expect(`${JSON.stringify(rates, null, 2)}\n`).toMatchFileSnapshot('../golden/real-records.json');
    expect(rates.verdicts).not.toHaveProperty('drift managed');
  });

  it('says why of every origin', () => {
    const records = realRecords().map(parseRecord);
    expect(records.every((one) => one.ok && origin(one.record).because.length > 0)).toBe(true);
  });
});
