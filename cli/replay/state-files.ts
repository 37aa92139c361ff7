import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryStateIndex } from '../../functions/adapters/memory-state-index.ts';
import { indexStateText } from '../../functions/core/state/index-state.ts';
import { faultWords } from '../fault-words.ts';

/** A state that cannot be read: told before the first verdict, with the file's name. */
export class StateFileError extends Error {}

/** Reads every state file (folders: each `*.tfstate` and `*.json` below them) into one index; each file is a stack of its own. */
export function indexStateFiles(
  paths: readonly string[],
  place: { readonly account?: string; readonly region?: string },
): MemoryStateIndex {
  const index = new MemoryStateIndex();
  for (const file of [...new Set(paths.flatMap(stateFiles))]) {
    const state = indexStateText((key, claim) => index.put(key, claim), read(file), { stack: file, ...place });
    if (!state.ok) throw new StateFileError(`${file}: ${state.why}`);
  }
  return index;
}

function stateFiles(path: string): string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    throw new StateFileError(faultWords(error));
  }
  if (!isFolder) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isStateName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (found.length === 0) throw new StateFileError(`${path}: no *.tfstate or *.json in this folder`);
  return found;
}

function isStateName(name: string): boolean {
  return name.endsWith('.tfstate') || (name.endsWith('.json') && !name.endsWith('.tflock.json'));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StateFileError(faultWords(error));
  }
}
