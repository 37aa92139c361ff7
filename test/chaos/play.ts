import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shutdown } from '../../cli/sandbox/shutdown.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { Chance } from '../model/chance.ts';
import { backfillNowAndThen } from './backfill.ts';
import { BuildsWatch } from './builds-watch.ts';
import { Clicking } from './clicking.ts';
import { quotaOf, tooFew } from './enough.ts';
import { Killing } from './killing.ts';
import { Operator } from './operator.ts';
import { bringToOrder } from './order.ts';
import { changedBy } from './planned.ts';
import { brokenPromises } from './promise.ts';
import { atRest } from './rest.ts';
import { Tally } from './tally.ts';
import { Weather } from './weather.ts';
import { startWorld, type World } from './world.ts';

export interface Chaos {
  readonly stacks: number;
  readonly clicks: number;
  readonly seed: number;
  /** Builds at once. */
  readonly builds: number;
}

export interface ChaosPlace {
  /** A scratch folder, removed by whoever made it: the logs are in it. */
  readonly folder: string;
  readonly shutdown: Shutdown;
  readonly tell: (line: string) => void;
}

export interface ChaosReport extends Chaos {
  /** What does not hold, in words; nothing where all does. */
  readonly broken: readonly string[];
  /** Faults that happened too seldom for this to prove anything. */
  readonly tooFew: readonly string[];
  readonly faults: Readonly<Record<string, number>>;
  readonly incidents: Readonly<Record<string, number>>;
  /** How the clicks ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly operator: Readonly<Record<string, number>>;
  readonly builtTimes: number;
  readonly applies: number;
  readonly seconds: { readonly start: number; readonly storm: number; readonly end: number };
}

/** Seconds that trouble goes on after the last click, at most: what was begun in it is mostly answered by then. */
const longestStorm = 120;

/** Clicks in the midst of kills and trouble; then calm, an operator's duties, and the promise. */
export async function playChaos(chaos: Chaos, place: ChaosPlace): Promise<ChaosReport> {
  const { folder, shutdown, tell } = place;
  const [chance, faults, did, weather] = [new Chance(chaos.seed), new Tally(), new Tally(), new Weather()];
  const number = quotaOf(chaos.clicks);
  const quota = { apply: number, build: number, killed: 0, undeleted: 0 };
  const common = { chance, tally: faults, quota };
  const begun = Date.now();
  const isTrouble = () => weather.isTrouble;
  const world = await startWorld({ ...place, ...common, stacks: chaos.stacks, builds: chaos.builds, isTrouble });
  const killing = new Killing({ ...common, watch: () => watch });
  const watch: BuildsWatch = new BuildsWatch(
    (build) => void killing.began(build),
    (apply) => void killing.applies(apply),
  );
  const watching = watch.watch();
  await shutdown.add('watch', () => watch.end());

  const storm = Date.now();
  let isOver = false;
  Object.assign(quota, { killed: number, undeleted: number });
  const operator = new Operator(world, watch, did);
  const meanwhile = [weather.change(), operator.watch(() => isOver), backfillNowAndThen(world, () => isOver)];
  const clicking = clickingIn(world, chance, faults);
  await clicking.play(chaos.clicks, (made) => {
    if (made % 10 === 0 || made === chaos.clicks) tell(`${made} of ${chaos.clicks} clicks, ${watch.seen.size} builds`);
  });
  await atRest(world, watch, tell, longestStorm);
  isOver = true;
  weather.clearUp();
  killing.end();
  Object.assign(quota, { killed: 0, undeleted: 0 });
  await Promise.all(meanwhile);

  const end = Date.now();
  tell('calm: an operator does what is left to do');
  const found = await bringToOrder(world, operator, watch, tell);
  const incidents = await world.responder.incidents();
  watch.end();
  await watching;
  keepFor(folder, { incidents, clicked: clicking.clicked, writes: world.writes.all, applies: watch.applies });
  const promises = await brokenPromises({ world, clicking, applies: watch.applies, incidents });
  return {
    ...chaos,
    broken: [...found, ...promises, ...(await unclean(world))],
    tooFew: tooFew(faults, number),
    faults: faults.all(),
    incidents: counted(incidents.map(({ status }) => status)),
    outcomes: outcomesOf(clicking, incidents),
    operator: did.all(),
    builtTimes: watch.seen.size,
    applies: watch.applies.length,
    seconds: {
      start: secondsBetween(begun, storm),
      storm: secondsBetween(storm, end),
      end: secondsBetween(end, Date.now()),
    },
  };
}

function clickingIn({ aws, clients, responder, ids }: World, chance: Chance, tally: Tally): Clicking {
  const history = responder.deployment.UNCLICK_CLOUDTRAIL_URL ?? '';
  return new Clicking({ endpoint: aws, events: clients.events, history, chance, tally, ids });
}

/** What was seen, for whoever looks for the cause. */
function keepFor(folder: string, seen: Readonly<Record<string, unknown>>): void {
  writeFileSync(join(folder, 'chaos.json'), JSON.stringify(seen, null, 1));
}

async function unclean({ stacks }: World): Promise<readonly string[]> {
  const words: string[] = [];
  for (const { name, terraform } of stacks) {
    const changed = await changedBy(terraform);
    if (changed.length > 0) words.push(`${name} is not clean: ${changed.join(', ')}`);
  }
  return words;
}

/** By the newest incident that lists the click. */
function outcomesOf({ clicked }: Clicking, incidents: readonly Incident[]): Readonly<Record<string, number>> {
  const ofClick = ({ eventID }: { readonly eventID: string }) =>
    incidents.findLast(({ clicks }) => clicks.some((click) => click.eventID === eventID))?.status ?? 'none';
  return counted(clicked.map(ofClick));
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  const tally = new Tally();
  for (const word of words) tally.count(word);
  return tally.all();
}

const secondsBetween = (from: number, to: number) => Math.round((to - from) / 1000);
