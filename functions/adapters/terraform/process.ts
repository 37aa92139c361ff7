import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { secretsOfEnvironment, secretsOfState } from '../../core/secrets.ts';
import type { Stack } from '../../core/stack.ts';
import { TerraformFailed } from '../../core/terraform-failure.ts';
import { progressOf } from '../../core/terraform-progress.ts';
import { type ProviderProcess, startProvider } from './provider-process.ts';

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  /** Standard output and error, as they came. */
  readonly all: string;
}

/** Terraform's commands in one directory. Of their output only what holds no value is passed on. */
export class TerraformProcess {
  readonly directory: string;
  readonly #binary: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #log: (line: string) => void;

  /** @param log hears how a command goes on, in lines that hold no value */
  constructor(binary: string, directory: string, environment: NodeJS.ProcessEnv, log = (_line: string) => {}) {
    this.#binary = binary;
    this.directory = directory;
    this.#environment = environment;
    this.#log = log;
  }

  /** A provider process beside whatever runs now, for one of its commands. */
  startProvider(): Promise<ProviderProcess | undefined> {
    return startProvider(this.directory, this.#environment);
  }

  /** The same Terraform elsewhere. */
  in(directory: string, without: readonly string[] = []): TerraformProcess {
    const kept = Object.entries(this.#environment).filter(([name]) => !without.includes(name));
    return new TerraformProcess(this.#binary, directory, Object.fromEntries(kept), this.#log);
  }

  /** @param extra environment variables of this command alone */
  run(command: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<Finished> {
    return new Promise((resolve, reject) => {
      const options = { cwd: this.directory, env: { ...this.#environment, ...extra } };
      const child = spawn(this.#binary, [command, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      const out: Buffer[] = [];
      const all: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => {
        out.push(chunk);
        all.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => all.push(chunk));
      createInterface({ input: child.stdout }).on('line', (line) => this.#tell(line));
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ code, out: Buffer.concat(out).toString('utf8'), all: Buffer.concat(all).toString('utf8') });
      });
    });
  }

  #tell(line: string): void {
    const progress = progressOf(line);
    if (progress !== undefined) this.#log(progress);
  }

  /** @throws TerraformFailed */
  async must(command: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<Finished> {
    const finished = await this.run(command, args, extra);
    if (finished.code === 0) return finished;
    throw await this.failed(command, finished);
  }

  /** Error texts may quote what an API answered: the state's own sensitive values are taken out of them. */
  async failed(command: string, { all }: Finished): Promise<TerraformFailed> {
    const secrets = [...secretsOfEnvironment(this.#environment)];
    if (command === 'plan' || command === 'apply') {
      const state = await this.run('state', ['pull']);
      if (state.code === 0 && state.out !== '') secrets.push(...secretsOfState(JSON.parse(state.out)));
    }
    return new TerraformFailed(command, all, secrets);
  }
}

/** A stack's settings in Terraform's environment variables. */
export function terraformEnvironment({ state, terraform }: Stack, base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const variables = Object.entries(terraform.variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
  return {
    ...base,
    ...Object.fromEntries(variables),
    ...(state.workspace !== 'default' && { TF_WORKSPACE: state.workspace }),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    TF_LOG: '',
  };
}
