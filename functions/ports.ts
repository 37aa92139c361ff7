import type { Click } from './core/click.ts';
import type { Decision, Incident, Reason, Status, Step } from './core/incident.ts';
import type { Json } from './core/json.ts';
import type { RunOutcome, RunReport } from './core/run.ts';
import type { Claim } from './core/state-index.ts';

/** Reads the clock and waits: the only way to time in flows, so that tests can run it. */
export interface Clock {
  now(): Date;
  wait(milliseconds: number): Promise<void>;
}

/** Which addresses of which stacks a key of a record means. At most two requests however many keys. */
export interface StateIndex {
  lookup(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>>;
}

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

/**
 * Each stack's mailbox and lease. A click is in it once per eventID; `gather` gives the incident every click that no
 * incident has taken and closes it to new ones in the same conditional write, so that none falls between two incidents.
 */
export interface Mailbox {
  put(stack: string, click: Click): Promise<Posted>;
  claim(stack: string, incident: string, seconds: number): Promise<LeaseAnswer>;
  /** Extends the lease. False when another holds it by now: whoever hears that must stop before it changes anything. */
  renew(stack: string, incident: string, fence: number, seconds: number): Promise<boolean>;
  /** When the newest waiting click was put, and how many wait. */
  waiting(stack: string): Promise<{ readonly count: number; readonly newest?: Date; readonly oldest?: Date }>;
  gather(stack: string, incident: string): Promise<readonly Click[]>;
  release(stack: string, incident: string): Promise<void>;
  /** Opens the next incident in place of one whose workflow ended without gathering; that one's mail goes to the next. */
  supersede(stack: string, incident: string): Promise<string>;
}

/** The incident records: opened by the mailbox, written by the run and the report, read by people. */
export interface Incidents {
  read(id: string): Promise<Incident | undefined>;
  /** All of them, or those opened since then. */
  list(openedSince?: Date): Promise<readonly Incident[]>;
  step(id: string, step: Step): Promise<void>;
  writeRun(id: string, run: RunReport): Promise<void>;
  writeStatus(id: string, change: StatusChange): Promise<void>;
  writeMessage(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void>;
  /** Keeps the workflow's task token with the incident, for whoever decides; undefined takes it away. */
  writeToken(id: string, token: string | undefined): Promise<void>;
  readToken(id: string): Promise<string | undefined>;
  /** How often each address was reverted since then: the fight breaker's memory. */
  reverts(stack: string, since: Date): Promise<ReadonlyMap<string, number>>;
}

export interface StatusChange {
  readonly status: Status;
  readonly outcome: string;
  readonly reasons: readonly Reason[];
  readonly closedAt?: string;
  readonly decision?: Decision;
}

/** `running` and `started` are both fine; `closed`: an execution of that name has ended, so nobody will answer this mail. */
export interface Workflow {
  start(incident: string, input: WorkflowInput): Promise<'started' | 'running' | 'closed'>;
  answer(token: string, decision: Decision): Promise<void>;
}

export interface WorkflowInput {
  readonly stack: string;
  readonly incident: string;
  /** What the first run does; the workflow changes it as the incident goes on. */
  readonly task: 'revert';
}

/** Where people are told. Block Kit blocks are plain data here. */
export interface Chat {
  post(message: ChatMessage): Promise<{ readonly channel: string; readonly ts: string }>;
  update(where: { readonly channel: string; readonly ts: string }, message: ChatMessage): Promise<void>;
}
export interface ChatMessage {
  /** The fallback and notification text. */
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** Saved plans, encrypted, under their digest. */
export interface Plans {
  keep(incident: string, file: string): Promise<{ readonly digest: string; readonly expiresAt: string }>;
  /** Writes the plan to `file`; throws when it is gone, expired or has another digest. */
  fetch(incident: string, digest: string, file: string): Promise<void>;
}

/** What a build says to the workflow when it ends. */
export interface BuildResult {
  readonly outcome: RunOutcome;
}

/** What a key means in one stack from now on; no claims: nothing any more. */
export interface IndexChange {
  readonly key: string;
  readonly claims: readonly Claim[];
}

export interface IndexWriter {
  /** Writes a stack's changes. What a newer serial wrote is left as it is, unless `force`. */
  write(
    stack: string,
    serial: number,
    changes: readonly IndexChange[],
    options?: { readonly force?: boolean },
  ): Promise<void>;
}

/** State objects, as the backend keeps them. */
export interface States {
  /** The bytes of a state object; undefined when there is none (any more). */
  read(location: {
    readonly bucket: string;
    readonly key: string;
    readonly region: string;
  }): Promise<string | undefined>;
}

/** What the index holds of a stack, so that only what changed is written: each key with a digest of its claims. */
export interface Manifest {
  readonly lineage: string;
  readonly serial: number;
  readonly keys: Readonly<Record<string, string>>;
}

export interface Manifests {
  read(stack: string): Promise<Manifest | undefined>;
  write(stack: string, manifest: Manifest): Promise<void>;
}

/** Where a message that nobody can read is put, with the reason. */
export interface DeadLetters {
  send(body: string, reason: string): Promise<void>;
}

/** Says an incident's change to machines: the event bus, the metrics. */
export interface Announcements {
  announce(incident: Incident): Promise<void>;
}

/** What `plan` is asked for. Without targets it plans the whole stack. */
export interface PlanRequest {
  readonly targets: readonly string[];
  /** A name for the saved plan, private to this run; left out where only the answer counts (a proof). */
  readonly saveAs?: string;
}

/**
 * Terraform or OpenTofu in one working directory, with one stack's settings. Every method throws TerraformFailed with
 * Terraform's own text, secrets taken out, when the command fails. Plans are named, and live until the run ends.
 */
export interface Terraform {
  /** `terraform 1.11.4`, for the log. */
  readonly version: string;
  init(): Promise<void>;
  /** True when there is something to change (`-detailed-exitcode` 2). */
  plan(request: PlanRequest): Promise<boolean>;
  /** A saved plan as JSON. Holds secrets: never log it. */
  show(plan: string): Promise<Json>;
  apply(plan: string): Promise<void>;
  /** The saved plan's file, to keep or to fetch into. */
  planFile(plan: string): string;
  /** The state as it is now, read from the backend. Holds secrets: never log it. */
  state(): Promise<Json>;
}

/** One trail's health, from GetTrailStatus. */
export interface TrailStatus {
  readonly name: string;
  readonly isLogging: boolean;
  /** S3's or CloudWatch's last refusal to take the trail's files, in AWS's words. */
  readonly deliveryError?: string;
}

/** CloudTrail itself, asked about one Region. */
export interface Trail {
  statuses(): Promise<readonly TrailStatus[]>;
  /** The mutating records of a time span, newest first, as JSON text. Slow: CloudTrail allows two requests a second. */
  lookup(from: Date, to: Date): AsyncIterable<string>;
}

/** How far a Region has been looked through. */
export interface Cursors {
  read(region: string): Promise<Date | undefined>;
  write(region: string, until: Date): Promise<void>;
}

/** The queue that classify-click reads. */
export interface ClickQueue {
  send(body: string): Promise<void>;
}
