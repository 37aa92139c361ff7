import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let all: string | undefined;
let made = 0;

/** A folder of one's own, removed with all others of this process when it ends. */
export function scratchFolder(): string {
  all ??= begin();
  made += 1;
  const folder = join(all, String(made));
  mkdirSync(folder);
  return folder;
}

function begin(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
