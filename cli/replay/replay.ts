import { actor } from '../../functions/core/actor.ts';
import { malformed, prepare } from '../../functions/core/classify.ts';
import { critical } from '../../functions/core/critical.ts';
import type { ClickPolicy } from '../../functions/core/policy.ts';
import type { CloudTrailRecord } from '../../functions/core/record.ts';
import type { Verdict } from '../../functions/core/verdict.ts';
import { type InputRecord, readRecords } from './records.ts';
import { indexStateFiles } from './state-files.ts';

/** One record and the verdict on it. */
export interface ReplayedRecord {
  readonly input: InputRecord;
  readonly record?: CloudTrailRecord;
  readonly verdict: Verdict;
  readonly actor?: string;
  readonly critical: readonly string[];
}

/** Classifies every record against the states, in input order. Throws StateFileError before the first one. */
export async function* replay(
  files: readonly string[],
  states: readonly string[],
  policy: ClickPolicy,
  place: { readonly account?: string; readonly region?: string },
): AsyncGenerator<ReplayedRecord> {
  const index = indexStateFiles(states, place);
  for (const input of readRecords(files)) {
    const { parsed } = input;
    if (!parsed.ok) {
      yield { input, verdict: malformed(parsed.reason), critical: [] };
      continue;
    }
    const { record } = parsed;
    const prepared = prepare(record, policy);
    const verdict = prepared.settled ? prepared.verdict : prepared.decide(index.find(prepared.keys));
    const changes = prepared.settled ? [] : critical(record, policy.ownRoles);
    yield { input, record, verdict, actor: actor(record).name, critical: changes };
  }
}
