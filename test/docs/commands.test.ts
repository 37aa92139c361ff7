import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languagesOf, pages, printed, root } from './printed.ts';
import { besideSandbox, byCi, deployment, long, nowhere, offline } from './runs.ts';

const ci = readFileSync(join(root, '.ci', 'run'), 'utf8').split('\n');
const asPrinted = new Set(printed.map(({ command }) => command));
const run = [...offline, ...deployment, ...besideSandbox, ...long].map(({ command }) => command);
const shortened = long.flatMap(({ shortens }) => shortens);

/** Where a command is run; undefined where it is nowhere. */
function placeOf(command: string): string | undefined {
  if (run.includes(command)) return 'here';
  if (shortened.includes(command)) return 'here, in short';
  if (command in byCi) return '.ci/run';
  if (command in nowhere) return 'nowhere, for a reason';
  return placeOfTest(command) ?? placeOfName(command);
}

/** A test that `npm test` runs. */
function placeOfTest(command: string): string | undefined {
  const [, file] = /^npx vitest run (test\/\S+\.test\.ts)(?: -t \S+)?$/.exec(command) ?? [];
  return file && existsSync(join(root, file)) ? 'npm test' : undefined;
}

/** Running text that names a command, without what one would type after it. */
function placeOfName(command: string): string | undefined {
  const full = command.replace(/^unclick /, 'npm run unclick -- ');
  const isName = /^unclick [a-z]+( [a-z]+)?$/.test(command);
  return isName && run.some((one) => one.startsWith(`${command} `) || one === full || one.startsWith(`${full} `))
    ? 'here, in full'
    : undefined;
}

describe('the commands that the docs print', () => {
  it('are found', () => {
    expect(printed.length).toBeGreaterThan(60);
    expect(printed.filter(({ block }) => block !== undefined).length).toBeGreaterThan(20);
  });

  it('stand in blocks that say what they are', () => {
    const unnamed = pages.filter((page) => languagesOf(page).includes(''));
    expect(unnamed, 'name the language of each fenced block: sh for commands').toEqual([]);
  });

  it.each(printed)('$page: $command is run', ({ command }) => {
    expect(placeOf(command), `say in test/docs/runs.ts where "${command}" is run`).toBeDefined();
  });

  it.each([...run, ...shortened, ...Object.keys(byCi), ...Object.keys(nowhere)])('%s is printed', (command) => {
    expect(asPrinted, `no page prints "${command}" any more`).toContain(command);
  });

  it.each(Object.entries(byCi))('%s is run by .ci/run', (_, line) => {
    expect(ci).toContain(line);
  });

  it.each(Object.entries(nowhere))('%s is run nowhere: %s', (_, reason) => {
    expect(reason.length).toBeGreaterThan(20);
  });
});
