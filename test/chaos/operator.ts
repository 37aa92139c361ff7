import { setTimeout as pause } from 'node:timers/promises';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { execa } from 'execa';
import { clientSettings } from '../../cli/sandbox/clients.ts';
import { terraform } from '../../cli/sandbox/terraform-commands.ts';
import type { Incident } from '../../functions/core/incident.ts';
import type { BuildsWatch } from './builds-watch.ts';
import { changedBy } from './planned.ts';
import type { ChaosStack } from './stacks.ts';
import type { Tally } from './tally.ts';
import type { World } from './world.ts';

const unclick = new URL('../../cli/unclick.ts', import.meta.url).pathname;

/** A sweep gives way to incidents, and may meet with what is left of the trouble. */
const mostSweeps = 3;

/** A person on duty, who does what docs/OPERATIONS.md says under the alarms, and nothing else. */
export class Operator {
  readonly #world: World;
  readonly #watch: BuildsWatch;
  readonly #did: Tally;
  readonly #locks = new Set<string>();
  readonly #decided = new Set<string>();
  #keys: Promise<Record<string, string>> | undefined;

  constructor(world: World, watch: BuildsWatch, did: Tally) {
    this.#world = world;
    this.#watch = watch;
    this.#did = did;
  }

  /** Looks at what has failed or waits for a person, until told to stop. */
  async watch(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.round();
      await pause(3000);
    }
  }

  async round(): Promise<void> {
    for (const incident of await this.#world.responder.incidents()) {
      if (incident.status === 'failed') await this.#unlock(incident);
      if (incident.status === 'waiting') await this.#release(incident);
    }
  }

  /** The lock that a failed incident names, "once nothing works on it any more". */
  async #unlock({ stack: name, outcome }: Incident): Promise<void> {
    const lock = /\block ([0-9a-f-]{36})/.exec(outcome)?.[1];
    const stack = this.#stack(name);
    const isBusy = this.#watch.running.some((build) => build.stack === name);
    if (lock === undefined || !stack || isBusy || this.#locks.has(lock)) return;
    this.#locks.add(lock);
    const command = ['force-unlock', '-force', lock];
    // Who held it may have let it go by itself: then Terraform says so.
    const code = await terraform(stack.terraform, command, [0, 1]);
    if (code === 0) this.#did.count('locks let go');
  }

  /** What is held for a person is looked at, and released. */
  async #release({ id, card = 0 }: Incident): Promise<void> {
    const seen = `${id} ${card}`;
    if (this.#decided.has(seen)) return;
    this.#decided.add(seen);
    this.#keys ??= approverKeys(this.#world.aws);
    const { exitCode } = await this.#run(['decide', id, 'revert'], await this.#keys);
    if (exitCode === 0) this.#did.count('held plans released');
  }

  /** Dead letters, after what kept them there was mended. @returns how many */
  async redrive(): Promise<number> {
    const { clicks, deadLetters } = this.#world.responder.queues;
    const { stdout } = await this.#run(['redrive', '--json', '--dead', deadLetters, '--queue', clicks]);
    const { moved } = JSON.parse(stdout) as { moved: number };
    if (moved > 0) this.#did.count('dead letters put back', moved);
    return moved;
  }

  /** Every stack is planned whole; drift that no click explains becomes an incident. @returns the stacks that could not be seen */
  async sweep(): Promise<readonly string[]> {
    let left = this.#world.stacks.map(({ name }) => name);
    for (let tries = 1; left.length > 0 && tries <= mostSweeps; tries += 1) {
      this.#did.count('sweeps started', left.length);
      const { stdout } = await this.#run(['sweep', '--json', ...left]);
      const seen = stdout.split('\n').filter((line) => line !== '');
      const swept: { stack: string; last: { result: string } }[] = seen.map((line) => JSON.parse(line));
      left = swept.filter(({ last }) => /failed|yielded/.test(last.result)).map(({ stack }) => stack);
    }
    return left;
  }

  /**
   * "Plan by hand", and apply what an incident has told that it could not take back. @returns what differs though no incident
   * says so: nobody may apply that away.
   */
  async mend(incidents: readonly Incident[]): Promise<readonly string[]> {
    const unsaid: string[] = [];
    for (const stack of this.#world.stacks) {
      const changed = await changedBy(stack.terraform);
      const told = new Set(
        incidents.filter((one) => one.stack === stack.name && one.status === 'failed').flatMap(addressesOf),
      );
      unsaid.push(...changed.filter((address) => !told.has(address)).map((address) => `${stack.name} ${address}`));
      if (changed.length === 0 || changed.some((address) => !told.has(address))) continue;
      await terraform(stack.terraform, ['apply', '-auto-approve', '-input=false', '-no-color']);
      this.#did.count('stacks applied by hand');
    }
    return unsaid;
  }

  #stack(name: string): ChaosStack | undefined {
    return this.#world.stacks.find((stack) => stack.name === name);
  }

  #run(args: readonly string[], keys: Readonly<Record<string, string>> = {}) {
    const env = { ...this.#world.responder.deployment, ...keys };
    return execa(process.execPath, [unclick, ...args], { env, reject: false });
  }
}

function addressesOf({ addresses, run }: Incident): readonly string[] {
  return [...addresses, ...(run?.addresses ?? [])];
}

/** The IAM user whom the stacks name as an approver. */
async function approverKeys(aws: string): Promise<Record<string, string>> {
  const iam = new IAMClient(clientSettings(aws));
  await iam.send(new CreateUserCommand({ UserName: 'you' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'you' }));
  return { AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '', AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '' };
}
