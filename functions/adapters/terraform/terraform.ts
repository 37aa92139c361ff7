import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configuresOnce } from '../../core/hcl/one-provider.ts';
import type { Json } from '../../core/json.ts';
import type { Stack } from '../../core/stack.ts';
import { TerraformFailed } from '../../core/terraform-failure.ts';
import type { PlanRequest, Scratch, Terraform } from '../../ports/terraform.ts';
import { dynamicBlocksOf } from './configuration-files.ts';
import { modulesBelow } from './module-manifest.ts';
import { namesAliases } from './names-aliases.ts';
import { TerraformProcess, terraformEnvironment } from './process.ts';
import { ProviderAhead } from './provider-ahead.ts';
import { TerraformScratch } from './scratch.ts';

/** One stack's working directory, and what runs in it. */
export interface Place {
  /** Path of terraform or tofu. */
  readonly binary: string;
  readonly directory: string;
  readonly stack: Stack;
  readonly environment: NodeJS.ProcessEnv;
  /** Hears how Terraform goes on, in lines that hold no value. */
  readonly log?: (line: string) => void;
}

/** Terraform as a child process, in the stack's own working directory. */
export class TerraformCli implements Terraform {
  readonly version: string;
  readonly #terraform: TerraformProcess;
  readonly #stack: Stack;
  readonly #plans: string;
  readonly #providers: ProviderAhead;
  /** Whether a provider process may be configured by a command of ours: what the files say, until a plan has said it. */
  #oneProvider: 'no' | 'perhaps' | 'yes' = 'no';
  /** Plans made with such a process before a plan said that the stack configures it once. */
  readonly #unconfirmed = new Map<string, PlanRequest>();

  private constructor(terraform: TerraformProcess, stack: Stack, version: string, plans: string) {
    this.version = version;
    this.#terraform = terraform;
    this.#stack = stack;
    this.#plans = plans;
    this.#providers = new ProviderAhead(terraform);
  }

  /** Opens a working directory. Saved plans lie in a private folder outside of it until `close`. */
  static async open({ binary, directory, stack, environment, log }: Place, version: string): Promise<TerraformCli> {
    const terraform = new TerraformProcess(binary, directory, terraformEnvironment(stack, environment), log);
    return new TerraformCli(terraform, stack, version, await mkdtemp(join(tmpdir(), 'unclick-plans-')));
  }

  async close(): Promise<void> {
    await this.#providers.stop();
    await rm(this.#plans, { recursive: true, force: true });
  }

  async init(): Promise<void> {
    const settings = Object.entries(this.#stack.terraform.backendConfig);
    const args = settings.map(([key, value]) => `-backend-config=${key}=${value}`);
    await this.#terraform.must('init', ['-no-color', ...args]);
    this.#oneProvider = (await namesAliases(this.#terraform.directory)) ? 'no' : 'perhaps';
    this.#providers.start();
  }

  async plan(request: PlanRequest): Promise<boolean> {
    const { targets, saveAs, unlocked } = request;
    const saving = saveAs === undefined ? [] : [`-out=${this.planFile(saveAs)}`];
    const targeting = targets.map((target) => `-target=${target}`);
    const locking = unlocked ? '-lock=false' : this.#lockTimeout();
    const args = ['-no-color', '-detailed-exitcode', locking, ...targeting, ...saving];
    const isUnconfirmed = this.#oneProvider === 'perhaps' && saveAs !== undefined;
    if (isUnconfirmed) this.#unconfirmed.set(saveAs, request);
    const ahead = isUnconfirmed || this.#oneProvider === 'yes';
    const finished = await (ahead ? this.#providers : this.#terraform).run('plan', args);
    if (finished.code === 0 || finished.code === 2) return finished.code === 2;
    const failed = await this.#terraform.failed('plan', finished);
    if (!isUnconfirmed || failed.lock) throw failed;
    this.#oneProvider = 'no';
    this.#unconfirmed.delete(saveAs);
    return await this.plan(request);
  }

  async show(plan: string): Promise<Json> {
    if (this.#oneProvider !== 'no') this.#providers.start();
    const { out } = await this.#providers.read('show', ['-json', this.planFile(plan)]);
    const json: Json = JSON.parse(out);
    const unconfirmed = this.#unconfirmed.get(plan);
    this.#unconfirmed.delete(plan);
    if (unconfirmed === undefined || this.#oneProvider === 'yes') return json;
    this.#oneProvider = configuresOnce(json) ? 'yes' : 'no';
    if (this.#oneProvider === 'yes') return json;
    await this.plan(unconfirmed);
    return await this.show(plan);
  }

  /** Where no plan of this run has said that the provider is configured once, what follows the apply must not rely on it. */
  async apply(plan: string): Promise<void> {
    if (this.#unconfirmed.has(plan)) throw new Error(`the plan ${plan} is to be applied, and nobody has read it`);
    if (this.#oneProvider === 'perhaps') this.#oneProvider = 'no';
    const args = ['-no-color', this.#lockTimeout(), this.planFile(plan)];
    const finished = await (this.#oneProvider === 'yes' ? this.#providers : this.#terraform).run('apply', args);
    if (finished.code !== 0) throw await this.#terraform.failed('apply', finished);
  }

  planFile(plan: string): string {
    return join(this.#plans, `${plan}.tfplan`);
  }

  async dynamicBlocks(): Promise<ReadonlySet<string>> {
    return await dynamicBlocksOf(this.#terraform.directory);
  }

  async state(): Promise<Json> {
    const { out } = await this.#terraform.must('state', ['pull']);
    const json: Json = JSON.parse(out === '' ? '{}' : out);
    return json;
  }

  async withOverride<T>(module: string, override: Json, work: () => Promise<T>): Promise<T> {
    const text = JSON.stringify(override);
    const name = `zzzz_unclick_${createHash('sha256').update(text).digest('hex').slice(0, 8)}_override.tf.json`;
    const file = join(this.#terraform.directory, await this.#moduleFolder(module), name);
    await writeFile(file, text, { mode: 0o600 });
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  }

  async scratch(): Promise<Scratch> {
    return await TerraformScratch.open(this.#terraform, this.#oneProvider === 'yes');
  }

  /** Where `init` put a module. @throws TerraformFailed where it is not inside the working directory */
  async #moduleFolder(module: string): Promise<string> {
    if (module === '') return '.';
    const found = (await modulesBelow(this.#terraform.directory)).find(({ key }) => key === module);
    if (found && !found.folder.startsWith('..')) return found.folder;
    throw new TerraformFailed(
      'override',
      `Error: the module ${module} is not below the root module: nothing is written there`,
    );
  }

  #lockTimeout(): string {
    return `-lock-timeout=${this.#stack.terraform.lockTimeoutSeconds}s`;
  }
}
