// `npm run coverage` writes docs/COVERAGE.md; `-- --check` says whether it is old.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { coverageDocument } from './coverage-document.ts';

const file = resolve(import.meta.dirname, '..', 'docs', 'COVERAGE.md');
if (!process.argv.includes('--check')) writeFileSync(file, coverageDocument());
else if (readFileSync(file, 'utf8') !== coverageDocument()) {
  process.stderr.write('docs/COVERAGE.md is old: make it anew with "npm run coverage".\n');
  process.exitCode = 1;
}
