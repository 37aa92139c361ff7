import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObject, type Json } from '../core/json.ts';
import type { Stack } from '../core/stack.ts';
import type { PlanRequest, Scratch, Terraform } from '../ports.ts';
import { dynamicBlocksOf } from './configuration-files.ts';
import type { SchemaProvider } from './schema-provider.ts';
import { TerraformProcess, terraformEnvironment } from './terraform-process.ts';
import { TerraformScratch } from './terraform-scratch.ts';

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
  #schema: Promise<SchemaProvider | undefined> | undefined;

  private constructor(terraform: TerraformProcess, stack: Stack, version: string, plans: string) {
    this.version = version;
    this.#terraform = terraform;
    this.#stack = stack;
    this.#plans = plans;
  }

  /** Opens a working directory. Saved plans lie in a private folder outside of it until `close`. */
  static async open({ binary, directory, stack, environment, log }: Place, version: string): Promise<TerraformCli> {
    const terraform = new TerraformProcess(binary, directory, terraformEnvironment(stack, environment), log);
    return new TerraformCli(terraform, stack, version, await mkdtemp(join(tmpdir(), 'unclick-plans-')));
  }

  async close(): Promise<void> {
    (await this.#schema)?.stop();
    await rm(this.#plans, { recursive: true, force: true });
  }

  async init(): Promise<void> {
    const settings = Object.entries(this.#stack.terraform.backendConfig);
    const args = settings.map(([key, value]) => `-backend-config=${key}=${value}`);
    await this.#terraform.must('init', ['-no-color', ...args]);
    this.#schema = this.#terraform.startSchemaProvider().catch(() => undefined);
  }

  async plan({ targets, saveAs, unlocked }: PlanRequest): Promise<boolean> {
    const saving = saveAs === undefined ? [] : [`-out=${this.planFile(saveAs)}`];
    const args = [...targets.map((target) => `-target=${target}`), ...saving];
    const finished = await this.#terraform.run('plan', [
      '-no-color',
      '-detailed-exitcode',
      unlocked ? '-lock=false' : this.#lockTimeout(),
      ...args,
    ]);
    if (finished.code === 0 || finished.code === 2) return finished.code === 2;
    throw await this.#terraform.failed('plan', finished);
  }

  async show(plan: string): Promise<Json> {
    const provider = await this.#schema;
    const extra = provider ? { TF_REATTACH_PROVIDERS: provider.reattach } : {};
    const { out } = await this.#terraform.must('show', ['-json', this.planFile(plan)], extra);
    const json: Json = JSON.parse(out);
    return json;
  }

  async apply(plan: string): Promise<void> {
    await this.#terraform.must('apply', ['-no-color', this.#lockTimeout(), this.planFile(plan)]);
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
    return await TerraformScratch.open(this.#terraform);
  }

  /** Where `init` put a module, from its own manifest. @throws where it is not inside the working directory */
  async #moduleFolder(module: string): Promise<string> {
    if (module === '') return '.';
    const manifest: Json = JSON.parse(
      await readFile(join(this.#terraform.directory, '.terraform', 'modules', 'modules.json'), 'utf8'),
    );
    const modules = isObject(manifest) && Array.isArray(manifest.Modules) ? manifest.Modules : [];
    const found = modules.find((entry: Json) => isObject(entry) && entry.Key === module);
    if (isObject(found) && typeof found.Dir === 'string' && !found.Dir.startsWith('..')) return found.Dir;
    throw new Error(`the module ${module} is not below the working directory`);
  }

  #lockTimeout(): string {
    return `-lock-timeout=${this.#stack.terraform.lockTimeoutSeconds}s`;
  }
}
