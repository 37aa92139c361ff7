import { hclBlocks } from './blocks.ts';

/** The `required_version` of a root module's file, where its terraform block has one. */
export function requiredVersion(source: string): string | undefined {
  const bodies = hclBlocks(source).filter(({ type }) => type === 'terraform');
  return bodies.map(({ body }) => /^\s*required_version\s*=\s*"([^"]*)"/m.exec(body)?.[1]).find(Boolean);
}
