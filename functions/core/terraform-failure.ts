import { maskSecrets } from './secrets.ts';

/** Who holds a state's lock, from the lock info that Terraform prints. */
export interface LockHolder {
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly created: string;
}

/** A Terraform command that failed: an expected outcome of a run, told to people with Terraform's own words. */
export class TerraformFailed extends Error {
  override name = 'TerraformFailed';
  readonly command: string;
  readonly output: string;

  /** @param output what Terraform printed; @param secrets values that must not be seen. */
  constructor(command: string, output: string, secrets: readonly string[] = []) {
    const text = maskSecrets(plain(output), secrets);
    super(`terraform ${command} failed: ${firstError(text)}`);
    this.command = command;
    this.output = text;
  }

  get lock(): LockHolder | undefined {
    return lockHolder(this.output);
  }

  /** Terraform's own check: the state changed since the plan was saved. */
  get isStale(): boolean {
    return /saved plan is stale|plan file can no longer be applied/i.test(this.output);
  }

  /** The working directory must be initialised (again): providers, modules or the backend are not as the configuration says. */
  get needsInit(): boolean {
    return /terraform init|tofu init|Module not installed|Backend initialization required/i.test(this.output);
  }
}

/** Without colours and the box that Terraform draws at the left. */
function plain(text: string): string {
  const withoutColours = text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
  return withoutColours.replaceAll(/^[│╷╵] ?/gm, '').trim();
}

function firstError(text: string): string {
  return /^Error: (.+)$/m.exec(text)?.[1] ?? text.split('\n')[0] ?? '';
}

/** Reads `Lock Info:` as Terraform prints it after "Error acquiring the state lock". */
export function lockHolder(text: string): LockHolder | undefined {
  if (!/Error acquiring the state lock/.test(text)) return undefined;
  const field = (name: string) => new RegExp(`^\\s*${name}:\\s+(.+)$`, 'm').exec(text)?.[1]?.trim() ?? 'unknown';
  return { id: field('ID'), who: field('Who'), operation: field('Operation'), created: field('Created') };
}
