import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isObject, type JsonObject } from '../../functions/core/json.ts';

const folder = process.env.UNCLICK_RECORDS ?? resolve(import.meta.dirname, '../../../shared/cloudtrail');
const file = join(folder, 'all.ndjson.gz');

/** Said where the records are not on the machine: they must not be copied into the project. */
export const whyNoRecords = existsSync(file) ? undefined : `no real CloudTrail records at ${folder} (UNCLICK_RECORDS)`;

/** The real CloudTrail records beside the project; none where they are missing. */
export function realRecords(): JsonObject[] {
  if (whyNoRecords) return [];
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((line: unknown) => (isObject(line) && isObject(line.record) ? line.record : {}));
}
