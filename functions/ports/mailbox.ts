import type { Click } from '../core/click.ts';

/** What became of a click that was put into a mailbox. */
export interface Posted {
  /** The incident that answers this click: the same one however often the click is put. */
  readonly incident: string;
  /** False when this eventID was in the mailbox already. */
  readonly isNew: boolean;
  /** True when an incident has gathered it: nobody needs to be started for it any more. */
  readonly taken: boolean;
}

/** What a stack's lease says to an incident that wants it. */
export type LeaseAnswer =
  | { readonly claimed: true; readonly fence: number }
  | { readonly claimed: false; readonly holder: string; readonly until: string };

/** One build, under one number of the lease: of two builds under the same number only the first may apply. */
export interface LeasedBuild {
  readonly fence: number;
  readonly run: string;
}

/**
 * Each stack's mailbox and lease. A click is in it once per eventID; `gather` gives the incident every click that no
 * incident has taken and closes it to new ones in the same conditional write, so that none falls between two incidents.
 */
export interface Mailbox {
  put(stack: string, click: Click): Promise<Posted>;
  claim(stack: string, incident: string, seconds: number): Promise<LeaseAnswer>;
  /** Extends the lease. False when another holds it by now. */
  renew(stack: string, incident: string, fence: number, seconds: number): Promise<boolean>;
  /**
   * Extends the lease and writes into the incident that a run is about to change something, in one conditional write. False
   * when another incident, a newer run or another build holds the stack by now: who hears that must not change anything.
   */
  beginApply(stack: string, incident: string, build: LeasedBuild, seconds: number): Promise<boolean>;
  /** When the newest waiting click was put, and how many wait. */
  waiting(stack: string): Promise<{ readonly count: number; readonly newest?: Date; readonly oldest?: Date }>;
  gather(stack: string, incident: string): Promise<readonly Click[]>;
  /** The clicks that an incident has gathered, without taking new ones, in the order in which they were made. */
  taken(stack: string, incident: string): Promise<readonly Click[]>;
  release(stack: string, incident: string): Promise<void>;
  /** Opens the next incident in place of one whose workflow ended without gathering; that one's mail goes to the next. */
  supersede(stack: string, incident: string): Promise<string>;
}
