import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type Json } from '../../core/json.ts';

/** A module below the root. */
export interface PlacedModule {
  /** `net.db`: its calls' names, from the root's down. */
  readonly key: string;
  /** From the working directory. */
  readonly folder: string;
}

/** Where `init` put each module, from its own manifest; there is none where no module is called. */
export async function modulesBelow(directory: string): Promise<readonly PlacedModule[]> {
  const text = await readFile(join(directory, '.terraform', 'modules', 'modules.json'), 'utf8').catch(() => '{}');
  const manifest: Json = JSON.parse(text);
  const listed = isObject(manifest) && Array.isArray(manifest.Modules) ? manifest.Modules : [];
  return listed.flatMap((entry: Json) => {
    if (!isObject(entry) || typeof entry.Key !== 'string' || typeof entry.Dir !== 'string') return [];
    return entry.Key === '' ? [] : [{ key: entry.Key, folder: entry.Dir }];
  });
}
