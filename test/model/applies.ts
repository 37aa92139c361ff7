import { type Override, overlapping } from '../../functions/core/deciding/override.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { ApplyListener, PlannedChange } from './place.ts';
import type { World } from './world.ts';

/** Between a run's last look at the overrides and its apply: what is decided in that moment is decided too late. */
const graceMilliseconds = 30_000;

/** What a build was started for, as far as its applies are judged by it. */
interface BuildRequest {
  readonly stack: { readonly name: string };
  readonly incident: string;
  readonly task: string;
}

/** One apply of one build, from its first change to its last. */
export interface Apply {
  readonly stack: string;
  readonly incident: string;
  readonly build: string;
  readonly task: string;
  readonly changes: readonly PlannedChange[];
  readonly from: number;
  /** Undefined while it goes on. */
  until?: number;
  /** Whether it got so far as to change something: a build may be killed before. */
  hasChanged: boolean;
}

/** Every apply that ever began, and which of the promise's words each broke as it began. */
export class Applies {
  readonly all: Apply[] = [];
  readonly broken: string[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Hears what one build applies. */
  listener(build: string, { stack: { name: stack }, incident, task }: BuildRequest): ApplyListener {
    return {
      begins: (changes) => {
        const { now } = this.#world.scene.simulation;
        const apply: Apply = { stack, incident, build, task, changes, from: now, hasChanged: false };
        for (const why of this.#wrongs(apply)) this.#break(apply, why);
        return this.all.push(apply) - 1;
      },
      changed: (number) => {
        const apply = this.all[number];
        if (!apply) return;
        for (const why of this.#repeated(apply)) this.#break(apply, why);
        apply.hasChanged = true;
      },
      ends: (number) => {
        const apply = this.all[number];
        if (apply) apply.until = this.#world.scene.simulation.now;
      },
    };
  }

  /** A build that is over, however it came to that, applies no more. */
  buildEnds(build: string): void {
    for (const apply of this.all) if (apply.build === build) apply.until ??= this.#world.scene.simulation.now;
  }

  #break({ build, incident, task }: Apply, why: string): void {
    const text = `${build} (${task} of ${incident}): ${why}`;
    this.broken.push(text);
    this.#world.scene.say('THE PROMISE IS BROKEN', text);
  }

  #wrongs(apply: Apply): readonly string[] {
    if (apply.task === 'sweep') return ['a sweep applies nothing'];
    return [...this.#overlaps(apply), ...this.#unpermitted(apply), ...this.#emptied(apply), ...this.#overridden(apply)];
  }

  /** No stack is ever applied by two builds at a time. */
  #overlaps({ stack, build }: Apply): readonly string[] {
    return this.all
      .filter((other) => other.stack === stack && other.build !== build && other.until === undefined)
      .map((other) => `${other.build} is applying ${stack} at this moment`);
  }

  /** Each drift is reverted at most once: no second plan that named it may change anything. */
  #repeated(apply: Apply): readonly string[] {
    const { reality } = this.#world;
    const earlier = this.all.filter((other) => other !== apply && other.stack === apply.stack && other.hasChanged);
    return apply.changes.flatMap(({ was, address }) =>
      reality.driftOf(was) && earlier.some(({ changes }) => changes.some((change) => change.was === was))
        ? [`drift ${reality.driftOf(was)?.number} of ${address} was reverted before`]
        : [],
    );
  }

  /** Nothing is applied that the mode does not allow, nobody decided, or is no revert. */
  #unpermitted({ stack, incident: id, task, changes }: Apply): readonly string[] {
    const incident = this.#world.stores.incidents.records.get(id);
    const mode = Object.entries(this.#world.modes).find(([name]) => name === stack)?.[1];
    if (!incident) return ['there is no such incident'];
    if (mode === 'observe') return ['the stack is only observed'];
    const impure = changes.filter(({ to, held }) => to !== held).map(({ address }) => `${address} is no pure revert`);
    const isNobodys = incident.clicks.every(({ unexplained }) => unexplained !== undefined);
    if (task === 'revert' && isNobodys) return ['nobody is known to have clicked, and nobody decided'];
    if (task === 'revert') return [...impure, ...(mode === 'auto' ? [] : ['nobody released it'])];
    const { decision } = incident;
    if (task === 'after-override') {
      const now = new Date(this.#world.scene.simulation.now).toISOString();
      const isOver = decision?.verb === 'revert' || (decision?.until !== undefined && decision.until <= now);
      return [...impure, ...(isOver ? [] : ['the override is not over'])];
    }
    if (decision?.verb !== 'revert') return [`it was decided to ${decision?.verb ?? 'wait'}`];
    // Planned again, a released plan may also be what the stack's mode allows without anybody.
    if (mode === 'auto' && impure.length === 0) return [];
    const shown = this.#world.decided.get(id);
    return changes.filter((change) => !wasShown(shown, change)).map(({ address }) => `${address} was never shown`);
  }

  /** What could be had back is not made anew, empty: only a person may say so. */
  #emptied({ incident, changes }: Apply): readonly string[] {
    const by = this.#world.stores.incidents.records.get(incident)?.decision?.by ?? 'nobody';
    return changes
      .filter(({ what }) => what === 'anew' && ['nobody', 'the clock'].includes(by))
      .map(({ address }) => `${address} is made anew by the word of ${by}, and its deletion could be undone`);
  }

  /** What stands under an override is not reverted before its end, but by somebody who was told that it stands. */
  #overridden({ stack, incident, changes, task }: Apply): readonly string[] {
    const now = new Date(this.#world.scene.simulation.now);
    const overrides = [...this.#world.stores.overrideRecords.values()].filter(
      ({ from = '' }) => Date.parse(from) < now.getTime() - graceMilliseconds,
    );
    const told = task === 'apply-held' ? (this.#world.decided.get(incident)?.reasons ?? []) : [];
    return changes
      .filter(
        ({ address }) => !told.some(({ code, address: shown }) => code === 'override-overlap' && shown === address),
      )
      .flatMap(({ address, was }) =>
        overlapping([address], stack, overrides, now, incident)
          .filter(({ override }) => this.#isCovered(was, override))
          .map(({ override }) => `${address} stands under ${override.id} until ${override.until}`),
      );
  }

  /** Clicks that are made while an override stands, and the one that was kept by it. What was clicked before is not meant. */
  #isCovered(value: number, { from = '', incident = '' }: Override): boolean {
    const drift = this.#world.reality.driftOf(value);
    if (!drift) return false;
    const kept = this.#world.stores.incidents.records.get(incident)?.clicks ?? [];
    return drift.at >= Date.parse(from) || kept.some(({ eventID }) => eventID === drift.eventID);
  }
}

function wasShown(run: RunReport | undefined, { shown }: PlannedChange): boolean {
  return (run?.changes ?? []).some(
    ({ address, attribute, became }) =>
      address === shown.address && attribute === shown.attribute && became === shown.became,
  );
}
