import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const run = promisify(execFile);

/** What a page tells people to type: lines of shell blocks, and commands in code spans. */
function commands(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, lines = '']) => lines.split('\n'));
  const spans = [...text.matchAll(/`((?:npm run|npx|unclick) [^`\n]+)`/g)].map(([, command = '']) => command);
  const typed = [...blocks, ...spans].flatMap((line) => line.replace(/\s+#.*$/, '').split('&&'));
  return typed.map((command) => command.trim()).filter((command) => command !== '');
}

const all = pages.flatMap((page) => commands(page).map((command) => [page, command] as const));
const unclick = all.flatMap(([page, command]) => {
  const words = /^(?:npm run (?:--silent )?unclick -- |unclick )(.*)$/.exec(command)?.[1]?.split(' ') ?? [];
  return words.length > 0 ? [[page, words.join(' '), words] as const] : [];
});

describe('the commands that the docs tell people to type', () => {
  it('are there to be checked', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(unclick.length).toBeGreaterThan(10);
  });

  it.each(all.filter(([, command]) => command.startsWith('npm run ')))('%s: %s is a script', (_, command) => {
    expect(Object.keys(scripts)).toContain(command.replace('npm run ', '').replace('--silent ', '').split(' ')[0]);
  });

  it.each(unclick)('%s: unclick %s has that command and those options', async (_page, _command, words) => {
    const names = words.filter((word) => /^[a-z]+$/.test(word)).slice(0, words[0] === 'config' ? 2 : 1);
    const { stdout } = await run(process.execPath, [join(root, 'cli/unclick.ts'), ...names, '--help']);
    expect(stdout).toContain(`Usage: unclick ${names.join(' ')}`);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(stdout).toContain(option);
  });

  it.each(all.filter(([, command]) => command.startsWith('npx vitest run ')))('%s: %s names a test', (_, command) => {
    expect(existsSync(join(root, command.split(' ')[3] ?? ''))).toBe(true);
  });

  it('link to pages that are there', () => {
    const broken = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
      return links.filter((link) => !existsSync(resolve(root, page, '..', link))).map((link) => `${page}: ${link}`);
    });
    expect(broken).toEqual([]);
  });
});
