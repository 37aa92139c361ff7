// `npm run costs` writes the costs into docs/OPERATIONS.md; test/docs/costs.test.ts says whether they are old.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { costsMarkdown } from './costs/document.ts';

const file = resolve(import.meta.dirname, '..', 'docs', 'OPERATIONS.md');
const marks = /(?<=<!-- costs:begin -->\n)[\s\S]*(?=<!-- costs:end -->)/;
writeFileSync(
  file,
  readFileSync(file, 'utf8').replace(marks, () => costsMarkdown()),
);
process.stdout.write('docs/OPERATIONS.md is written\n');
