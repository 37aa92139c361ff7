import { Director } from './director.ts';
import type { ActorKind } from './fault.ts';
import type { History } from './history.ts';
import { brokenPromises } from './promise.ts';
import { World } from './world.ts';

/** What became of a history. */
export interface Played {
  /** What of the promise does not hold. */
  readonly broken: readonly string[];
  readonly clicks: number;
  readonly lost: number;
  readonly applies: number;
  readonly outcomes: readonly string[];
  /** What people had to do by hand once everything worked again. */
  readonly hands: { redriven: number; restarted: number; unlocked: number };
  readonly hit: ReadonlySet<string>;
  readonly passed: ReadonlySet<string>;
  readonly events: number;
  readonly world: World;
}

/** No world may need longer than this to come to rest once everything works, in seconds. */
const longestHealing = 12 * 3600;

/** Seconds after which CloudTrail has shown the last click and the backfill has looked twice. */
const backfillSeconds = 1600;

/** Plays a history to its end, lets everything work again, and asks what of the promise does not hold. */
export async function play(
  history: History,
  hear?: (at: number, line: string) => void,
  prepare?: (world: World) => void,
): Promise<Played> {
  const world = new World(history, hear);
  prepare?.(world);
  const { scene } = world;
  const { simulation } = scene;
  await indexed(world);
  const director = new Director(world);
  every(world, 120, () => world.finish());
  every(world, 300, () => world.backfill());
  every(world, 600, () => world.index());
  every(world, 3600, () => world.startSweeps());
  let at = 0;
  for (const command of history.commands) {
    at += command.after;
    simulation.in(at * 1000, () => director.do(command));
  }
  const over = simulation.now + at * 1000;
  await simulation.run(() => simulation.now > over);
  const hands = await heal(world, director);
  return {
    broken: hands
      ? [...restarts(hands), ...(await brokenPromises(world, director.clicking))]
      : [`no rest: ${stillGoing(world).join(', ')}`],
    clicks: director.clicking.clicked.length,
    lost: director.clicking.clicked.filter(({ isDelivered }) => !isDelivered).length,
    applies: world.applies.all.length,
    outcomes: [...world.stores.incidents.records.values()].map(({ status }) => status),
    hands: hands ?? { redriven: 0, restarted: 0, unlocked: 0 },
    hit: scene.hit,
    passed: scene.passed,
    events: simulation.happened,
    world,
  };
}

/** The stacks are in the index before anybody clicks. */
async function indexed(world: World): Promise<void> {
  while (world.stores.manifests.size < 2) {
    let done = false;
    void world.index().then(() => {
      done = true;
    });
    await world.scene.simulation.run(() => done);
  }
}

/** A schedule: one run at a time, and whatever becomes of it the next comes. */
function every(world: World, seconds: number, work: () => Promise<void>): void {
  let busy = false;
  const tick = () => {
    world.scene.simulation.in(seconds * 1000, tick);
    if (busy) return;
    busy = true;
    void work().finally(() => {
      busy = false;
    });
  };
  tick();
}

/**
 * Everything works again and nobody decides any more; people do what the alarms ask of them; at rest, each stack is swept once
 * more. Undefined: it never rests.
 */
async function heal(world: World, director: Director): Promise<Played['hands'] | undefined> {
  const { scene } = world;
  const { simulation } = scene;
  scene.heal();
  const from = simulation.now;
  const hands = { redriven: 0, restarted: 0, unlocked: 0 };
  let isSwept = false;
  const duties = () => {
    const { unlocked, redriven, restarted } = director.operating.duties();
    hands.unlocked += unlocked;
    hands.redriven += redriven;
    hands.restarted += restarted;
    simulation.in(900_000, duties);
  };
  duties();
  for (;;) {
    const next = simulation.now + 60_000;
    await simulation.run(() => simulation.now >= next);
    const seconds = (simulation.now - from) / 1000;
    if (seconds > backfillSeconds && stillGoing(world).length === 0) {
      if (isSwept) return hands;
      isSwept = true;
      for (const stack of Object.keys(world.reality.stacks)) void world.sweep(stack);
    }
    if (seconds > longestHealing) return undefined;
  }
}

/** They run for ever; that something is left to them to do is seen by what is left. */
const schedules: ReadonlySet<ActorKind> = new Set(['finish', 'backfill', 'index', 'sweeps']);

/** No outage of this model is so long that an execution may give up. */
function restarts({ restarted }: Played['hands']): readonly string[] {
  return restarted > 0 ? [`${restarted} executions failed and had to be restarted by hand`] : [];
}

/** What is not at rest. */
function stillGoing({ scene, queue, workflow, stores }: World): readonly string[] {
  const untold = [...stores.incidents.records.values()].filter(({ told = -1, card = 0 }) => told < card);
  return [
    ...[...scene.running].filter(({ kind }) => !schedules.has(kind)).map(({ name }) => name),
    ...(queue.isEmpty ? [] : ['the queue']),
    ...queue.dead.map(({ reason }) => `a dead letter: ${reason}`),
    ...[...workflow.executions.values()].flatMap(({ name, status, at }) =>
      status === 'SUCCEEDED' ? [] : [`${name} ${status} at ${at.state}`],
    ),
    ...untold.map(({ id }) => `${id} is not told`),
  ];
}
