import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '../../functions/core/json.ts';

const folder = process.env.UNCLICK_RECORDS ?? join(import.meta.dirname, '../../../shared/cloudtrail');

/** Why tests over real records are skipped on this machine; undefined where they run. */
export const withoutRecords = existsSync(join(folder, 'core.ndjson'))
  ? undefined
  : 'no real CloudTrail records beside the project: name their folder in UNCLICK_RECORDS to run this';

/** Real records, one a line: the mutating ones, or all of them. */
export function realRecords(which: 'core' | 'all'): JsonObject[] {
  const bytes = readFileSync(join(folder, which === 'core' ? 'core.ndjson' : 'all.ndjson.gz'));
  const text = (which === 'core' ? bytes : gunzipSync(bytes)).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).record);
}
