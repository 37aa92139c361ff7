import type { Finished, TerraformProcess } from './process.ts';
import type { ProviderProcess } from './provider-process.ts';

/**
 * AWS providers, each started ahead of the one command that it is for. Terraform by itself starts three for a plan, one
 * after the other, and two for an apply (measured with TF_LOG=TRACE, Terraform 1.11): a second of work each.
 *
 * A process is configured by one command and never again, since it answers for the configuration that came last (two
 * provider blocks), and since with AWS_CA_BUNDLE set a second configuration fails. So `run` is only for stacks that have
 * exactly one configuration of this provider: a command configures each once. `read` never configures and is for any stack.
 */
export class ProviderAhead {
  readonly #terraform: Pick<TerraformProcess, 'run' | 'must' | 'startProvider'>;
  #next: Promise<ProviderProcess | undefined> | undefined;
  #last: ProviderProcess | undefined;

  constructor(terraform: Pick<TerraformProcess, 'run' | 'must' | 'startProvider'>) {
    this.#terraform = terraform;
  }

  /** Starts the process that the next command uses. */
  start(): void {
    this.#next ??= this.#terraform.startProvider().catch(() => undefined);
  }

  /**
   * A command that configures the provider. What follows a plan depends on what it says; after the others there is always a
   * next. Where the process ends under a command that changes nothing in the cloud, Terraform does it again with its own.
   */
  async run(command: 'plan' | 'apply' | 'import', args: readonly string[]): Promise<Finished> {
    const provider = await this.#take();
    if (command !== 'plan') this.start();
    const finished = await this.#terraform.run(command, args, reattached(provider));
    const failed = finished.code !== 0 && finished.code !== 2;
    if (command === 'apply' || !failed || !provider?.hasEnded()) return finished;
    return await this.#terraform.run(command, args);
  }

  /** A command that only asks for the schema: any process will do, one that was configured too. */
  async read(command: 'show', args: readonly string[]): Promise<Finished> {
    const running = this.#last?.hasEnded() === false ? this.#last : await this.#next;
    return await this.#terraform.must(command, args, reattached(running));
  }

  async stop(): Promise<void> {
    this.#last?.stop();
    (await this.#next)?.stop();
    this.#last = undefined;
    this.#next = undefined;
  }

  async #take(): Promise<ProviderProcess | undefined> {
    this.start();
    const taken = await this.#next;
    this.#next = undefined;
    this.#last?.stop();
    this.#last = taken;
    return taken;
  }
}

function reattached(provider: ProviderProcess | undefined): NodeJS.ProcessEnv {
  return provider === undefined ? {} : { TF_REATTACH_PROVIDERS: provider.reattach };
}
