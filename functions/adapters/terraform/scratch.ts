import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { providerConfiguration, providerConfigurationJson } from '../../core/hcl/provider-configuration.ts';
import type { Json } from '../../core/json.ts';
import type { AdoptedChild, Scratch } from '../../ports/terraform.ts';
import type { TerraformProcess } from './process.ts';
import { ProviderAhead } from './provider-ahead.ts';

const adoptedFile = 'adopted.tf.json';

/** A directory of its own with the stack's providers and an empty local state: what is imported here is nobody else's. */
export class TerraformScratch implements Scratch {
  readonly #terraform: TerraformProcess;
  /** What stays in the scratch state, switched off. */
  readonly #kept: AdoptedChild[] = [];

  /** Where the stack configures its provider once: an import starts two by itself. */
  readonly #providers: ProviderAhead | undefined;

  private constructor(terraform: TerraformProcess, oneProvider: boolean) {
    this.#terraform = terraform;
    this.#providers = oneProvider ? new ProviderAhead(terraform) : undefined;
  }

  static async open(stack: TerraformProcess, oneProvider: boolean): Promise<TerraformScratch> {
    const directory = await mkdtemp(join(tmpdir(), 'unclick-scratch-'));
    await copyProviders(stack.directory, directory);
    return new TerraformScratch(stack.in(directory, ['TF_WORKSPACE', 'TF_DATA_DIR']), oneProvider);
  }

  async adopt(children: readonly AdoptedChild[]): Promise<readonly AdoptedChild[]> {
    await this.#write([...this.#kept, ...children.map(({ off: _off, ...child }) => child)]);
    const found: AdoptedChild[] = [];
    for (const child of children) if (await this.#import(child)) found.push(child);
    this.#kept.push(...found.filter(({ off }) => off));
    await this.#write(this.#kept);
    return found;
  }

  async plan(): Promise<Json> {
    const plan = join(this.#terraform.directory, 'destroy.tfplan');
    await this.#must('plan', ['-no-color', `-out=${plan}`]);
    this.#providers?.start();
    const { out } = await (this.#providers?.read('show', ['-json', plan]) ??
      this.#terraform.must('show', ['-json', plan]));
    const json: Json = JSON.parse(out);
    return json;
  }

  planFile(): string {
    return join(this.#terraform.directory, 'destroy.tfplan');
  }

  async apply(): Promise<void> {
    await this.#must('apply', ['-no-color', this.planFile()]);
  }

  async close(): Promise<void> {
    await this.#providers?.stop();
    await rm(this.#terraform.directory, { recursive: true, force: true });
  }

  /** Importing needs a block to import into; destroying needs that it is gone. */
  async #write(children: readonly AdoptedChild[]): Promise<void> {
    const resource: Record<string, Record<string, object>> = {};
    for (const { type, name, alias, off } of children) {
      const provider = alias === undefined ? {} : { provider: `aws.${alias}` };
      resource[type] = { ...resource[type], [name]: { ...provider, ...off } };
    }
    const file = join(this.#terraform.directory, adoptedFile);
    await writeFile(file, JSON.stringify(children.length > 0 ? { resource } : {}));
  }

  async #import({ type, name, importId }: AdoptedChild): Promise<boolean> {
    const finished = await (this.#providers ?? this.#terraform).run('import', [
      '-no-color',
      `${type}.${name}`,
      importId,
    ]);
    if (finished.code === 0) return true;
    if (isAbsent(finished.all)) return false;
    throw await this.#terraform.failed('import', finished);
  }

  async #must(command: 'plan' | 'apply', args: readonly string[]): Promise<void> {
    const finished = await (this.#providers ?? this.#terraform).run(command, args);
    if (finished.code !== 0) throw await this.#terraform.failed(command, finished);
  }
}

/** Terraform's own word, or a service's error code, for what is not there. A block that is missing here is no such word. */
function isAbsent(output: string): boolean {
  if (/does not exist in the configuration/.test(output)) return false;
  return /non-existent remote object|NoSuch[A-Z]\w*|NotFound|couldn't find resource|empty result/.test(output);
}

/** Provider settings of the root module's files; the lock file and the installed providers as they are. */
async function copyProviders(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) {
    if (/\.(tf|tofu)$/.test(name))
      await writeFile(join(to, name), providerConfiguration(await readFile(join(from, name), 'utf8')));
    if (/\.(tf|tofu)\.json$/.test(name)) {
      const json: Json = JSON.parse(await readFile(join(from, name), 'utf8'));
      await writeFile(join(to, name), JSON.stringify(providerConfigurationJson(json)));
    }
    if (/\.tfvars(\.json)?$|^\.terraform\.lock\.hcl$/.test(name)) await cp(join(from, name), join(to, name));
  }
  await cp(join(from, '.terraform'), join(to, '.terraform'), {
    recursive: true,
    filter: (source) => !/\.terraform\/(providers|modules|terraform\.tfstate|environment)/.test(source),
  });
  await symlink(resolve(from, '.terraform', 'providers'), join(to, '.terraform', 'providers'));
}
