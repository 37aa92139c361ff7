import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { Answer } from './answer.ts';

const folder = join(import.meta.dirname, 'browser');

/** The page's own files, made once when they are first asked for: the script is TypeScript, and small enough to do so. */
const makers: Readonly<Record<string, () => Promise<Answer>>> = {
  '/assets/console.js': async () => {
    const source = await readFile(join(folder, 'console.ts'), 'utf8');
    const { code } = await transform(source, { loader: 'ts', minify: true, target: 'es2022' });
    return { status: 200, type: 'text/javascript; charset=utf-8', body: code };
  },
  '/assets/console.css': () => file('console.css', 'text/css; charset=utf-8'),
  '/assets/icon.svg': () => file('icon.svg', 'image/svg+xml'),
};

async function file(name: string, type: string): Promise<Answer> {
  return { status: 200, type, body: await readFile(join(folder, name), 'utf8') };
}

const made = new Map<string, Promise<Answer>>();

/** Undefined for what is no asset. */
export async function asset(path: string): Promise<Answer | undefined> {
  const make = makers[path];
  if (!make) return undefined;
  const answer = made.get(path) ?? make();
  made.set(path, answer);
  return await answer;
}
