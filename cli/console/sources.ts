import type { Ask } from '../../functions/core/deciding/decision.ts';
import type { Override } from '../../functions/core/deciding/override.ts';
import type { Incident } from '../../functions/core/incident.ts';
import type { Stack } from '../../functions/core/stack.ts';
import type { SweptStack } from '../../functions/core/sweep/sweep.ts';
import type { Incidents } from '../../functions/ports/incidents.ts';

/** What the page shows and acts on. The sandbox and a deployment fill it with different adapters. */
export interface Sources {
  /** Where this is, for the page's head: `sandbox`, or an account and a Region. */
  readonly place: string;
  readonly incidents: Pick<Incidents, 'list' | 'read'>;
  /** The stack of an incident; undefined for the mailboxes that are none, and for what the configuration forgot. */
  stack(name: string): Stack | undefined;
  coverage(): Promise<readonly Coverage[]>;
  readonly overrides?: () => Promise<readonly Override[]>;
  /** Missing where nobody can be told apart: the page then only shows. */
  readonly decide?: Decide;
  readonly overriding?: Overriding;
  /** Terraform's log of the newest run, as far as it has come, secrets taken out. */
  readonly log?: (incident: Incident) => Promise<string | undefined>;
  /** Slack's channel as it would look. */
  readonly messages?: () => readonly ChannelMessage[];
  readonly clicks?: ClickBoard;
  /** Another clock, for pictures that must be the same each time. */
  readonly now?: () => Date;
}

/** Overrides before a click: asked for by one, consented to by another. */
export interface Overriding {
  request(wish: OverrideWish): Promise<Answered>;
  consent(override: string): Promise<Answered>;
}
export interface OverrideWish {
  readonly stack: string;
  readonly seconds: number;
  readonly reason: string;
  readonly ticket?: string;
}

/** What became of a wish, for people. */
export interface Answered {
  readonly done: boolean;
  readonly text: string;
}

/** What a person wants of an incident, bound to the card that they saw. */
export type Decide = (wish: Wish) => Promise<Answered>;
export interface Wish {
  readonly incident: string;
  readonly ask: Ask;
  readonly seen: { readonly card: number; readonly digest?: string };
}

export interface Coverage {
  readonly stack: Stack;
  /** How many keys the index holds of it and of how many resources, which serial of the state they are of, and since when. */
  readonly keys?: number;
  readonly resources?: number;
  readonly serial?: number;
  readonly indexedAt?: string;
  /** How far CloudTrail was looked through for what the bus lost. */
  readonly backfilledAt?: string;
  /** What the nightly sweeps of it came to. */
  readonly swept?: SweptStack;
}

export interface ChannelMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: unknown;
  readonly edits: number;
  /** The `ts` of the message whose thread it stands in. */
  readonly thread?: string;
}

/** Clicks that can be made from the page, on the sandbox's live resources. */
export interface ClickBoard {
  readonly clicks: readonly {
    readonly id: string;
    readonly title: string;
    readonly actor: string;
    readonly note?: string;
  }[];
  click(id: string): Promise<void>;
}
