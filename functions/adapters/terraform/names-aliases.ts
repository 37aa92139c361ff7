import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesAlias, namesAliasJson } from '../../core/hcl/one-provider.ts';

/** Whether the root module's files name a second configuration of a provider; files that cannot be read as JSON do. */
export async function namesAliases(directory: string): Promise<boolean> {
  for (const name of await readdir(directory)) {
    if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
    const text = await readFile(join(directory, name), 'utf8');
    if (name.endsWith('.json') ? aliasInJson(text) : namesAlias(text)) return true;
  }
  return false;
}

function aliasInJson(text: string): boolean {
  try {
    return namesAliasJson(JSON.parse(text));
  } catch {
    return true;
  }
}
