import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type TerraformPlace, terraform } from './terraform-commands.ts';

/** Gets the providers, before any AWS is there. A lock file that this machine's providers do not fit is put aside. */
export async function getProviders(place: TerraformPlace, tell: (line: string) => void): Promise<void> {
  const init = () => terraform(place, ['init', '-backend=false', '-input=false', '-no-color']);
  const lock = join(place.directory, '.terraform.lock.hcl');
  if (!existsSync(lock)) {
    await init();
    return;
  }
  try {
    await init();
  } catch {
    tell('the lock file names providers that this machine cannot get: the sandbox goes on without it');
    renameSync(lock, `${lock}.aside`);
    await init();
  }
}

/**
 * Makes the stack. The refresh-only apply after it writes what the provider computes only on reading: without it the next
 * plan's `resource_drift` would list dozens of null → {} changes.
 */
export async function applyStack(place: TerraformPlace, tell: (line: string) => void): Promise<void> {
  await terraform(place, ['init', '-input=false', '-no-color', '-reconfigure']);
  tell('terraform apply');
  await terraform(place, ['apply', '-auto-approve', '-input=false', '-no-color']);
}

export async function settleState(place: TerraformPlace): Promise<void> {
  await terraform(place, ['apply', '-refresh-only', '-auto-approve', '-input=false', '-no-color']);
}
