import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const attributes = z.record(z.string(), z.json());
const goldenCase = z.strictObject({
  what: z.string(),
  source: z.string().optional(),
  event: z.string(),
  request: z.json().default(null),
  response: z.json().default(null),
  /** `type.name` → the attributes of one instance. What is not in `hits` is a decoy. */
  state: z.record(z.string(), attributes),
  hits: z.record(z.string(), z.enum(['arn', 'id', 'name', 'parent'])),
});
const goldenFile = z.strictObject({
  source: z.string().optional(),
  /** The service has no Regions: the same name in another one is the same thing. */
  global: z.boolean().default(false),
  cases: z.array(goldenCase),
});

export type GoldenCase = z.infer<typeof goldenCase> & {
  readonly source: string;
  readonly isGlobal: boolean;
  readonly isRare: boolean;
};

const folder = join(import.meta.dirname, '../cases');

/** Every case of test/cases: one click on one state, and what it must hit. */
export function goldenCases(): GoldenCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const file = goldenFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return file.cases.map((one) => ({
        ...one,
        source: one.source ?? file.source ?? '',
        isGlobal: file.global,
        isRare: name.startsWith('rare-'),
      }));
    });
}
