import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../model/chance.ts';
import { below } from '../rig/process-table.ts';
import type { BuildsWatch, SeenApply, SeenBuild } from './builds-watch.ts';
import type { Tally } from './tally.ts';

/** An apply takes a second or two, a whole build ten: so much later at most a kill comes, in milliseconds. */
const latest = { apply: 900, build: 7000 } as const;
/** Every third apply, every sixth build, as long as that many are left to be killed. */
const every = { apply: 3, build: 6 } as const;

export interface KillingParts {
  readonly chance: Chance;
  readonly tally: Tally;
  /** How many builds are to be killed in an apply, and how many at any moment. */
  readonly quota: { apply: number; build: number };
  readonly watch: () => BuildsWatch;
}

/** `kill -9` of builds. */
export class Killing {
  readonly #parts: KillingParts;
  #applies = 0;
  #builds = 0;
  #isOver = false;

  constructor(parts: KillingParts) {
    this.#parts = parts;
  }

  end(): void {
    this.#isOver = true;
  }

  /** A build has begun: now and then it is killed, whatever it does by then. */
  async began(build: SeenBuild): Promise<void> {
    const { chance, quota, watch, tally } = this.#parts;
    this.#builds += 1;
    if (this.#builds % every.build !== 2 || quota.build === 0) return;
    await pause(latest.build * chance.of(`kill of build ${build.number}`));
    if (this.#isOver || !watch().running.includes(build) || build.command === 'apply') return;
    quota.build -= 1;
    kill(build.group);
    tally.count('build killed outside of an apply');
  }

  /** Terraform applies: now and then it is killed in the middle. */
  async applies(apply: SeenApply): Promise<void> {
    const { chance, quota, watch, tally } = this.#parts;
    this.#applies += 1;
    if (this.#applies % every.apply !== 1 || quota.apply === 0) return;
    await pause(latest.apply * chance.of(`kill of apply ${this.#applies}`));
    if (this.#isOver) return;
    if (!watch().isApplying(apply) || !below(process.pid).some(({ pid }) => pid === apply.pid)) {
      this.#applies -= 1;
      return;
    }
    quota.apply -= 1;
    kill(apply.build.group);
    tally.count('build killed while it applied');
  }
}

/** The process that runs the functions: Lambda, where its container dies. @returns whether there was one. */
export function killFunctions(): boolean {
  const host = below(process.pid).find(({ command }) => command.some((part) => part.endsWith('function-host.ts')));
  if (host) kill(host.group);
  return host !== undefined;
}

/** A group that has ended by itself a moment ago is no fault. */
function kill(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
