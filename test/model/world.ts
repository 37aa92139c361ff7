import type { Json } from '../../functions/core/json.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Stack } from '../../functions/core/stack.ts';
import { type Stacks, stacksOf } from '../../functions/core/stacks.ts';
import { answerClick } from '../../functions/flows/answer-click.ts';
import { backfillPlace } from '../../functions/flows/backfill-clicks.ts';
import { finishDecisions } from '../../functions/flows/finish-decisions.ts';
import { indexEveryState, indexStacks } from '../../functions/flows/index-every-state.ts';
import { startSweep, startSweeps } from '../../functions/flows/start-sweeps.ts';
import { aStack } from '../fakes/stack.ts';
import type { Actor } from './actor.ts';
import { Applies } from './applies.ts';
import { Builds } from './builds.ts';
import { approvers } from './cast.ts';
import { CloudTrail } from './cloud-trail.ts';
import type { ActorKind } from './fault.ts';
import { type History, keys, longestOverride, managed } from './history.ts';
import { Lambdas } from './lambdas.ts';
import { answeringPorts, backfillPorts, finishPorts, indexPorts, startSweepsPorts } from './ports-of.ts';
import { Queue, type Received } from './queue.ts';
import { Reality, type StackReality, stackReality } from './reality.ts';
import { Scene } from './scene.ts';
import { StepFunctions } from './step-functions.ts';
import { Stores } from './stores.ts';

export type StackName = keyof typeof managed;

/** A deployment in virtual time: the real flows and core, over everything else imitated. */
export class World {
  readonly scene: Scene;
  readonly stores: Stores;
  stacks: Stacks;
  readonly reality: Reality & { readonly stacks: Readonly<Record<StackName, StackReality>> };
  readonly trail: CloudTrail;
  readonly queue: Queue;
  readonly workflow: StepFunctions;
  readonly builds: Builds;
  readonly applies: Applies;
  /** What was shown of an incident when somebody decided to revert it. */
  readonly decided = new Map<string, RunReport>();
  readonly isLocking: boolean;
  /** What each stack's owner wants: the promise is about this, whatever the functions believe. */
  readonly modes: History['modes'];
  readonly #tellsOfStates: boolean;
  #ids = 0;

  constructor(
    { seed, faults, mortality, modes, onTimeout, isLocking, tellsOfStates }: History,
    hear?: (at: number, line: string) => void,
  ) {
    // Where nothing locks, an apply that hangs for longer than its lease is beyond the promise (docs/ARCHITECTURE.md).
    const longestStall = isLocking ? 4000 : 1200;
    this.scene = new Scene({ seed, faults, mortality, longestStall, ...(hear && { hear }) });
    this.isLocking = isLocking;
    this.#tellsOfStates = tellsOfStates;
    this.modes = modes;
    this.stores = new Stores(() => this.scene.simulation.now);
    this.stacks = stacksOf([aModelStack('shop', modes.shop, onTimeout), aModelStack('net', modes.net, onTimeout)]);
    this.reality = Object.assign(new Reality(), { stacks: { shop: realityOf('shop'), net: realityOf('net') } });
    this.trail = new CloudTrail(this.scene);
    this.queue = new Queue(this.scene, (messages) => this.#classify(messages));
    this.builds = new Builds(this);
    this.applies = new Applies(this);
    const lambdas = new Lambdas(this);
    this.workflow = new StepFunctions(this.scene, (...asked) => lambdas.answer(...asked));
    this.#rememberDecisions();
  }

  newId(): string {
    this.#ids += 1;
    return String(this.#ids);
  }

  /** functions/classify-click.ts, over runtime/sqs-batch.ts */
  async #classify(messages: readonly Received[]): Promise<readonly number[] | 'died'> {
    const ended = await this.scene.play('classify', 30, async (actor) => {
      const ports = answeringPorts(this, actor);
      // How often a message waits for an index that lags: functions/classify-click.ts.
      const work = async ({ body, receives }: Received) => {
        const { verdict } = await answerClick(ports, body, receives <= 2);
        if (verdict === 'later') throw new Error('the index lags');
      };
      const each = (message: Received, index: number) =>
        work(message).then(
          () => [],
          () => [index],
        );
      const failed = await Promise.all(messages.map(each));
      return failed.flat();
    });
    return ended.how === 'returned' ? ended.value : 'died';
  }

  async backfill(): Promise<void> {
    await this.scene.play('backfill', 240, (actor) =>
      backfillPlace(backfillPorts(this, actor), { region: 'us-east-1' }),
    );
  }

  async finish(): Promise<void> {
    await this.scene.play('finish', 240, (actor) => finishDecisions(finishPorts(this, actor)));
  }

  async index(): Promise<void> {
    await this.scene.play('index', 300, (actor) =>
      Array.fromAsync(indexEveryState(indexPorts(this, actor), this.stacks)),
    );
  }

  /** A new version of a state is in its bucket, which may tell of it: then Lambda is asked to look. */
  saves(stack: StackReality): void {
    stack.serial += 1;
    const { simulation, chance } = this.scene;
    if (!this.#tellsOfStates) return;
    const wait = 1000 * (1 + 10 * chance.of(`notice of ${stack.name} ${stack.serial}`));
    simulation.in(wait, () => void this.later('index', 300, (actor) => this.#indexOne(actor, stack.name)));
  }

  async #indexOne(actor: Actor, name: string): Promise<void> {
    const stack = this.stacks.named(name);
    const [result] = await Array.fromAsync(indexStacks(indexPorts(this, actor), stack ? [stack] : []));
    if (result && 'error' in result) throw result.error;
  }

  async startSweeps(): Promise<void> {
    await this.scene.play('sweeps', 60, (actor) => startSweeps(startSweepsPorts(this, actor)));
  }

  /** `unclick sweep`. */
  async sweep(stack: string): Promise<void> {
    const now = new Date(this.scene.simulation.now);
    await this.scene.play('sweeps', 60, (actor) => startSweep(startSweepsPorts(this, actor), stack, now));
  }

  /** An asynchronous call of a function: tried again after one minute, and once more after two. */
  async later(kind: ActorKind, seconds: number, work: (actor: Actor) => Promise<unknown>, tries = 0): Promise<void> {
    const ended = await this.scene.play(kind, seconds, work);
    if (ended.how === 'returned' || tries >= 2) return;
    await this.scene.simulation.wait(60_000 * (tries + 1));
    await this.later(kind, seconds, work, tries + 1);
  }

  /** What somebody saw who decided to revert: taken down as the decision is written. */
  #rememberDecisions(): void {
    const { questions, incidents } = this.stores;
    const write = questions.write.bind(questions);
    questions.write = async (id, card, change) => {
      const run = incidents.records.get(id)?.run;
      const isWritten = await write(id, card, change);
      if (isWritten && change.decision?.verb === 'revert' && run) this.decided.set(id, run);
      return isWritten;
    };
  }
}

function aModelStack(name: StackName, mode: Stack['mode'], onTimeout: Stack['approval']['onTimeout']): Stack {
  return aStack({
    name,
    mode,
    state: { bucket: 'states', key: `${name}.tfstate`, region: 'us-east-1', workspace: 'default' },
    account: '123456789012',
    region: 'us-east-1',
    settleSeconds: 10,
    longestWaitSeconds: 60,
    approval: { timeoutSeconds: 300, onTimeout, approvers, longestOverrideSeconds: longestOverride },
    policy: {
      protected: [],
      pin: 'auto',
      adopt: 'auto',
      accessKeys: 'destroy',
      fight: { times: 3, windowSeconds: 3600 },
    },
  });
}

function realityOf(name: StackName): StackReality {
  return stackReality(name, [
    ...managed[name].map((thing) => ({ address: `aws_sqs_queue.${thing}`, thing })),
    { address: `aws_kms_key.${keys[name]}`, thing: keys[name] },
  ]);
}

/** What goes over a wire. */
export function overTheWire(value: unknown): Json {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
