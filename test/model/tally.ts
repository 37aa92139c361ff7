import type { Played } from './play.ts';

/** What many histories came to: a model that passes proves nothing unless much happened in it. */
export class Tally {
  histories = 0;
  clicks = 0;
  /** Clicks that no copy of reached the bus. */
  lost = 0;
  applies = 0;
  overrides = 0;
  /** Executions that looked at a whole stack, and incidents of drift that no click explains. */
  sweeps = 0;
  unexplained = 0;
  /** Clicks that a revised copy came of, and clicks that were told because the index was behind. */
  revised = 0;
  stale = 0;
  events = 0;
  readonly outcomes: Record<string, number> = {};
  readonly tasks: Record<string, number> = {};
  /** What was changed: attributes, deletions that were undone, grants that were adopted and destroyed. */
  readonly changes: Record<string, number> = {};
  /** What people had to do once everything worked again, before the world came to rest. */
  readonly hands = { redriven: 0, restarted: 0, unlocked: 0 };
  /** Places where something went wrong in some way, and places that were passed. */
  readonly hit = new Set<string>();
  readonly passed = new Set<string>();

  /** Calls of a function or a build at which it never died, before or after it: what the crashes have not covered. */
  get neverDiedAt(): readonly string[] {
    const mayDie = [...this.passed].filter((place) => !place.startsWith('workflow: '));
    return mayDie
      .filter((place) => !this.hit.has(`${place} ✗ dies before`) && !this.hit.has(`${place} ✗ dies after`))
      .sort();
  }

  add({ clicks, lost, world, events, outcomes, hands, hit, passed }: Played): void {
    this.histories += 1;
    this.clicks += clicks;
    this.lost += lost;
    this.events += events;
    this.applies += world.applies.all.length;
    this.overrides += [...world.stores.overrideRecords.values()].filter(({ from }) => from !== undefined).length;
    const { mailbox, incidents } = world.stores;
    const told = [...incidents.records.values()].flatMap(({ clicks: all }) => all);
    this.sweeps += [...world.workflow.executions.keys()].filter((name) => name.includes('-sweep-')).length;
    this.unexplained += told.filter(({ unexplained }) => unexplained !== undefined).length;
    this.stale += told.filter(({ unresolved }) => unresolved?.reason === 'stale-index').length;
    this.revised += [...mailbox.everPut.values()].filter(({ isRevised }) => isRevised).length;
    for (const { task } of world.applies.all) this.tasks[task] = (this.tasks[task] ?? 0) + 1;
    for (const { what } of world.applies.all.flatMap(({ changes }) => changes))
      this.changes[what] = (this.changes[what] ?? 0) + 1;
    for (const status of outcomes) this.outcomes[status] = (this.outcomes[status] ?? 0) + 1;
    this.hands.redriven += hands.redriven;
    this.hands.restarted += hands.restarted;
    this.hands.unlocked += hands.unlocked;
    for (const place of hit) this.hit.add(place);
    for (const place of passed) this.passed.add(place);
  }
}
