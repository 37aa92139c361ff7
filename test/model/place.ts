import type { Change } from '../../functions/core/run.ts';
import type { Actor } from './actor.ts';
import type { Files } from './files.ts';
import type { Drifting, Reality, StackReality } from './reality.ts';
import type { Scene } from './scene.ts';

/** One thing that a build is about to change. */
export interface PlannedChange {
  readonly address: string;
  readonly thing: string;
  /** `anew`: a key in place of one whose deletion could still be undone. */
  readonly what: Drifting | 'anew';
  readonly was: number;
  readonly to: number;
  /** What the state held: a pure revert puts this back. */
  readonly held: number;
  /** How people see it. */
  readonly shown: Pick<Change, 'address' | 'attribute' | 'became'>;
}

/** An apply as it goes on: it begins, has changed what it changes, and ends. */
export interface ApplyListener {
  begins(changes: readonly PlannedChange[]): number;
  changed(number: number): void;
  ends(number: number): void;
}

/** Where one build works: on one stack, in what is really there. */
export interface Place {
  readonly scene: Scene;
  readonly actor: Actor;
  readonly reality: Reality;
  readonly stack: StackReality;
  readonly files: Files;
  readonly isLocking: boolean;
  readonly lockTimeoutSeconds: number;
  readonly listener: ApplyListener;
  /** A new version of the stack's state is in its bucket. */
  readonly saves: () => void;
}
