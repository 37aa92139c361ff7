import { describe, expect, it } from 'vitest';
import type { Finished } from '../../../functions/adapters/terraform/process.ts';
import { ProviderAhead } from '../../../functions/adapters/terraform/provider-ahead.ts';
import type { ProviderProcess } from '../../../functions/adapters/terraform/provider-process.ts';

interface Told {
  readonly command: string;
  readonly with: string;
}

/** Terraform and its providers, written down: which command was given which process. */
class Script {
  readonly told: Told[] = [];
  readonly stopped: string[] = [];
  readonly ended = new Set<string>();
  started = 0;
  codes: number[] = [];
  cannotStart = false;

  readonly startProvider = async (): Promise<ProviderProcess | undefined> => {
    if (this.cannotStart) return undefined;
    this.started += 1;
    const reattach = `process ${this.started}`;
    return { reattach, hasEnded: () => this.ended.has(reattach), stop: () => void this.stopped.push(reattach) };
  };

  readonly run = async (
    command: string,
    _args: readonly string[],
    extra: NodeJS.ProcessEnv = {},
  ): Promise<Finished> => {
    this.told.push({ command, with: extra.TF_REATTACH_PROVIDERS ?? "Terraform's own" });
    return { code: this.codes.shift() ?? 0, out: '', all: '' };
  };

  readonly must = this.run;
}

describe('providers started ahead', () => {
  it('gives every command that configures a process of its own, and stops the one before', async () => {
    const script = new Script();
    const ahead = new ProviderAhead(script);
    ahead.start();
    await ahead.run('plan', []);
    await ahead.read('show', []);
    await ahead.run('apply', []);
    await ahead.run('plan', []);
    await ahead.stop();
    expect(script.told).toEqual([
      { command: 'plan', with: 'process 1' },
      { command: 'show', with: 'process 1' },
      { command: 'apply', with: 'process 2' },
      { command: 'plan', with: 'process 3' },
    ]);
    expect(script.stopped).toEqual(['process 1', 'process 2', 'process 3']);
  });

  it('lets one process answer every show of a stack whose commands start their own', async () => {
    const script = new Script();
    const ahead = new ProviderAhead(script);
    ahead.start();
    await ahead.read('show', []);
    await ahead.read('show', []);
    await ahead.stop();
    expect(script.told.map(({ with: given }) => given)).toEqual(['process 1', 'process 1']);
    expect(script.stopped).toEqual(['process 1']);
  });

  it('stops what was started and never used', async () => {
    const script = new Script();
    const ahead = new ProviderAhead(script);
    await ahead.run('apply', []);
    await ahead.stop();
    expect(script.stopped).toEqual(['process 1', 'process 2']);
  });

  it('leaves it to Terraform where none can be started', async () => {
    const script = new Script();
    script.cannotStart = true;
    const ahead = new ProviderAhead(script);
    await ahead.run('plan', []);
    await ahead.read('show', []);
    await ahead.stop();
    expect(script.told.map(({ with: given }) => given)).toEqual(["Terraform's own", "Terraform's own"]);
  });

  it.each([
    ['plans again where the process ended under a plan', 'plan', true, ['process 1', "Terraform's own"]],
    ['does not where the plan failed by itself', 'plan', false, ['process 1']],
    ['imports again where it ended under an import', 'import', true, ['process 1', "Terraform's own"]],
    ['never applies again', 'apply', true, ['process 1']],
  ] as const)('%s', async (_what, command, ends, given) => {
    const script = new Script();
    script.codes = [1];
    if (ends) script.ended.add('process 1');
    const ahead = new ProviderAhead(script);
    await ahead.run(command, []);
    await ahead.stop();
    expect(script.told.map((one) => one.with)).toEqual(given);
  });

  it('does not show with a process that has ended', async () => {
    const script = new Script();
    const ahead = new ProviderAhead(script);
    await ahead.run('plan', []);
    script.ended.add('process 1');
    await ahead.read('show', []);
    ahead.start();
    await ahead.read('show', []);
    await ahead.stop();
    expect(script.told.map((one) => one.with)).toEqual(['process 1', "Terraform's own", 'process 2']);
  });
});
