import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stripComments } from './strip-comments.ts';

/** One provider configuration of a root module: its local name, and its alias where it has one. */
export interface ProviderBlock {
  readonly name: string;
  readonly alias?: string;
}

/** The AWS provider configurations that a root module has, the default one always (an absent block is an empty one). */
export function awsProviderBlocks(directory: string): readonly ProviderBlock[] {
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  const files = readdirSync(directory);
  const source = files.filter((name) => /\.(tf|tofu)$/.test(name)).map((name) => bare(read(name)));
  const names = localNames(source.join('\n'));
  const written = [
    ...source.flatMap(blocksOf),
    ...files.filter((name) => /\.(tf|tofu)\.json$/.test(name)).flatMap((name) => blocksOfJson(read(name))),
  ].filter(({ name }) => names.has(name));
  const hasDefault = (name: string) => written.some((block) => block.name === name && block.alias === undefined);
  return [...[...names].filter((name) => !hasDefault(name)).map((name) => ({ name })), ...written];
}

/** HCL without comments, and without the braces within its strings. */
function bare(source: string): string {
  return stripComments(source).replaceAll(/"(?:\\.|[^"\\\n])*"/g, (text) => text.replaceAll(/[{}]/g, ' '));
}

/** `aws`, or whatever required_providers calls hashicorp/aws. */
function localNames(source: string): ReadonlySet<string> {
  const entries = source.matchAll(/([\w-]+)\s*=\s*\{[^{}]*source\s*=\s*"(?:[\w.-]+\/)?hashicorp\/aws"/g);
  const names = new Set([...entries].map(([, name = '']) => name));
  return names.size > 0 ? names : new Set(['aws']);
}

function blocksOf(source: string): ProviderBlock[] {
  return [...source.matchAll(/(?:^|\n)\s*provider\s+"?([\w-]+)"?\s*\{/g)].map((match) => {
    const [head, name = ''] = match;
    const body = bodyFrom(source, match.index + head.length);
    return block(name, /(?:^|[\n{;])\s*alias\s*=\s*"([^"]+)"/.exec(body)?.[1]);
  });
}

/** The text up to the brace that closes the block. */
function bodyFrom(source: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < source.length && depth > 0; end += 1) {
    if (source[end] === '{') depth += 1;
    if (source[end] === '}') depth -= 1;
  }
  return source.slice(start, end - 1);
}

const settings = z.looseObject({ alias: z.string().optional() });
const module = z.looseObject({
  provider: z.record(z.string(), z.union([z.array(settings), settings.transform((one) => [one])])).default({}),
});

function blocksOfJson(text: string): ProviderBlock[] {
  const { provider } = module.parse(JSON.parse(text));
  return Object.entries(provider).flatMap(([name, blocks]) => blocks.map(({ alias }) => block(name, alias)));
}

const block = (name: string, alias: string | undefined) => ({ name, ...(alias !== undefined && { alias }) });
