import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloads are kept between runs: `UNCLICK_CACHE`, else `unclick` in the user's cache folder. */
export function cacheFolder(...below: string[]): string {
  const { UNCLICK_CACHE, XDG_CACHE_HOME } = process.env;
  const folder = join(UNCLICK_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'unclick'), ...below);
  mkdirSync(folder, { recursive: true });
  return folder;
}
