import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../core/json.ts';
import { secretsOfEnvironment, secretsOfState } from '../core/secrets.ts';
import type { Stack } from '../core/stack.ts';
import { TerraformFailed } from '../core/terraform-failure.ts';
import type { PlanRequest, Terraform } from '../ports.ts';

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly all: string;
}

/** Terraform as a child process. Its output is never passed on: it holds values of the plan. */
export class TerraformCli implements Terraform {
  readonly version: string;
  readonly #binary: string;
  readonly #directory: string;
  readonly #stack: Stack;
  readonly #plans: string;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(place: Place, version: string, plans: string) {
    this.version = version;
    this.#binary = place.binary;
    this.#directory = place.directory;
    this.#stack = place.stack;
    this.#plans = plans;
    this.#environment = environmentOf(place.stack, place.environment);
  }

  /** Opens a working directory. Saved plans lie in a private folder outside of it until `close`. */
  static async open(place: Place, version: string): Promise<TerraformCli> {
    return new TerraformCli(place, version, await mkdtemp(join(tmpdir(), 'unclick-plans-')));
  }

  async close(): Promise<void> {
    await rm(this.#plans, { recursive: true, force: true });
  }

  async init(): Promise<void> {
    const settings = Object.entries(this.#stack.terraform.backendConfig);
    await this.#must('init', ['-no-color', ...settings.map(([key, value]) => `-backend-config=${key}=${value}`)]);
  }

  async plan({ targets, saveAs }: PlanRequest): Promise<boolean> {
    const args = [
      '-no-color',
      '-detailed-exitcode',
      this.#lockTimeout(),
      ...targets.map((target) => `-target=${target}`),
    ];
    const saving = saveAs === undefined ? [] : [`-out=${this.planFile(saveAs)}`];
    const finished = await this.#run('plan', [...args, ...saving]);
    if (finished.code === 0 || finished.code === 2) return finished.code === 2;
    throw await this.#failed('plan', finished);
  }

  async show(plan: string): Promise<Json> {
    const { out } = await this.#must('show', ['-json', this.planFile(plan)]);
    const json: Json = JSON.parse(out);
    return json;
  }

  async apply(plan: string): Promise<void> {
    await this.#must('apply', ['-no-color', this.#lockTimeout(), this.planFile(plan)]);
  }

  planFile(plan: string): string {
    return join(this.#plans, `${plan}.tfplan`);
  }

  async state(): Promise<Json> {
    const { out } = await this.#must('state', ['pull']);
    const json: Json = JSON.parse(out === '' ? '{}' : out);
    return json;
  }

  #lockTimeout(): string {
    return `-lock-timeout=${this.#stack.terraform.lockTimeoutSeconds}s`;
  }

  async #must(command: string, args: readonly string[]): Promise<Finished> {
    const finished = await this.#run(command, args);
    if (finished.code === 0) return finished;
    throw await this.#failed(command, finished);
  }

  /** Error texts may quote what an API answered: the state's own sensitive values are taken out of them. */
  async #failed(command: string, { all }: Finished): Promise<TerraformFailed> {
    const secrets = [...secretsOfEnvironment(this.#environment)];
    if (command === 'plan' || command === 'apply') {
      const state = await this.#run('state', ['pull']);
      if (state.code === 0 && state.out !== '') secrets.push(...secretsOfState(JSON.parse(state.out)));
    }
    return new TerraformFailed(command, all, secrets);
  }

  async #run(command: string, args: readonly string[]): Promise<Finished> {
    return await finished(this.#binary, [command, ...args], this.#directory, this.#environment);
  }
}

/** One stack's working directory, and what runs in it. */
export interface Place {
  /** Path of terraform or tofu. */
  readonly binary: string;
  readonly directory: string;
  readonly stack: Stack;
  readonly environment: NodeJS.ProcessEnv;
}

function environmentOf({ state, terraform }: Stack, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const variables = Object.entries(terraform.variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
  return {
    ...environment,
    ...Object.fromEntries(variables),
    ...(state.workspace !== 'default' && { TF_WORKSPACE: state.workspace }),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    TF_LOG: '',
  };
}

function finished(binary: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const all: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk);
      all.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => all.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString('utf8'), all: Buffer.concat(all).toString('utf8') });
    });
  });
}
