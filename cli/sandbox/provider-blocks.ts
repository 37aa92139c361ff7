import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripComments } from './strip-comments.ts';

/** One provider configuration of a root module: its local name, and its alias where it has one. */
export interface ProviderBlock {
  readonly name: string;
  readonly alias?: string;
}

/** The AWS provider configurations that a root module has, the default one always (an absent block is an empty one). */
export function awsProviderBlocks(directory: string): readonly ProviderBlock[] {
  const files = readdirSync(directory).filter((name) => /\.(tf|tofu)$/.test(name));
  const source = files.map((file) => stripComments(readFileSync(join(directory, file), 'utf8'))).join('\n');
  const names = localNames(source);
  const found = [...source.matchAll(/(?:^|\n)\s*provider\s+"?([\w-]+)"?\s*\{/g)].flatMap((match) => {
    const [head, name = ''] = match;
    if (!names.has(name)) return [];
    const alias = /(?:^|[\n{;])\s*alias\s*=\s*"([^"]+)"/.exec(bodyFrom(source, match.index + head.length))?.[1];
    return [{ name, ...(alias !== undefined && { alias }) }];
  });
  const defaults = [...names].filter(
    (name) => !found.some((block) => block.name === name && block.alias === undefined),
  );
  return [...defaults.map((name) => ({ name })), ...found];
}

/** `aws`, and whatever else required_providers calls hashicorp/aws. */
function localNames(source: string): ReadonlySet<string> {
  const entries = source.matchAll(/([\w-]+)\s*=\s*\{[^{}]*source\s*=\s*"(?:[\w.-]+\/)?hashicorp\/aws"/g);
  const names = new Set([...entries].map(([, name = '']) => name));
  return names.size > 0 ? names : new Set(['aws']);
}

/** The text up to the brace that closes the block; braces within strings are balanced in HCL's templates. */
function bodyFrom(source: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < source.length && depth > 0; end += 1) {
    if (source[end] === '{') depth += 1;
    if (source[end] === '}') depth -= 1;
  }
  return source.slice(start, end);
}
