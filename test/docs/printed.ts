import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..', '..');

export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

/** A command that a page tells people to type. */
export interface Printed {
  readonly page: string;
  readonly command: string;
  /** Which block of its page it stands in; undefined in running text. */
  readonly block?: number;
}

export const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The languages of a page's fenced blocks, in their order; empty where none is named. */
export function languagesOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^ *```(\w*)\n[\s\S]*?^ *```$/gm)].map(([, language = '']) => language);
}

/** Running text names many things in code spans: these are commands. */
const isCommand = /^(?:(?:[A-Z_]+=\S+ )?(?:npm|npx|node|aws|git|cp) .+|unclick (?:(?!override <|\S*\.yml).+))$/;

/** All commands of a page: the lines of its shell blocks, and commands in its text. */
export function printedOn(page: string): readonly Printed[] {
  const text = textOf(page);
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, lines = ''], block) =>
    commandsOf(lines).map((command) => ({ page, command, block })),
  );
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)]
    .map(([, span = '']) => span)
    .filter((span) => isCommand.test(span))
    .flatMap((span) => commandsOf(span).map((command) => ({ page, command })));
  return [...blocks, ...spans];
}

/** A line may hold several commands, and a remark for the reader. */
function commandsOf(lines: string): readonly string[] {
  const whole = lines.replaceAll('\\\n', ' ').split('\n');
  const typed = whole.flatMap((line) => line.replace(/\s+#.*$/, '').split(' && '));
  return typed.map((command) => command.trim().replaceAll(/\s+/g, ' ')).filter((command) => command !== '');
}

export const printed: readonly Printed[] = pages.flatMap(printedOn);
