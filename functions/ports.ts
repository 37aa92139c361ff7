import type { Click } from './core/click.ts';
import type { Override } from './core/deciding/override.ts';
import type { WorkflowAnswer } from './core/deciding/workflow-answer.ts';
import type { Decision, Incident, KeepRequest, Reason, Status, Step, TrailEntry } from './core/incident.ts';
import type { Json } from './core/json.ts';
import type { RunReport } from './core/run.ts';
import type { Claim } from './core/state/state-index.ts';
import type { LookedFor } from './core/sweep/suspects.ts';
import type { Sweep, SweptStack } from './core/sweep/sweep.ts';
import type { PlacedUndo } from './core/take-back/undo.ts';

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
  /** The clicks that an incident has gathered, without taking new ones. */
  taken(stack: string, incident: string): Promise<readonly Click[]>;
  release(stack: string, incident: string): Promise<void>;
  /** Opens the next incident in place of one whose workflow ended without gathering; that one's mail goes to the next. */
  supersede(stack: string, incident: string): Promise<string>;
}

/** The incident records: opened by the mailbox, written by the run and the report, read by people. */
export interface Incidents {
  read(id: string): Promise<Incident | undefined>;
  /** All of them, or those opened since then. */
  list(openedSince?: Date): Promise<readonly Incident[]>;
  /** All incidents of one stack that are kept. */
  ofStack(stack: string): Promise<readonly Incident[]>;
  step(id: string, step: Step): Promise<void>;
  writeRun(id: string, run: RunReport): Promise<void>;
  writeStatus(id: string, change: StatusChange): Promise<void>;
  /** How often each address was reverted since then: the fight breaker's memory. */
  reverts(stack: string, since: Date): Promise<ReadonlyMap<string, number>>;
}

/** Says what a caller may not fail for: a message that did not get through. */
export type Complain = (what: string, error: unknown) => void;

export interface StatusChange {
  readonly status: Status;
  readonly outcome: string;
  readonly reasons: readonly Reason[];
  readonly closedAt?: string;
  readonly decision?: Decision;
  /** Where the build's log can be read. */
  readonly log?: string;
  /** When the table's TTL may take the record, in seconds since 1970. */
  readonly expires?: number;
}

/** `running` and `started` are both fine; `closed`: an execution of that name has ended, so nobody will answer this mail. */
export interface Workflow {
  start(incident: string, input: WorkflowInput): Promise<'started' | 'running' | 'closed'>;
  /** False when the task is over (answered before, or timed out): the workflow went on without this answer. */
  answer(token: string, answer: WorkflowAnswer): Promise<boolean>;
}

/**
 * Sees to it that the workflow hears what was decided about an incident. It may be asked any number of times, and an asking
 * may be lost: flows/finish-decisions.ts asks again for as long as the decision is not delivered. Only the decision receiver
 * may answer the workflow's tokens; every other function hands the incident over to it.
 */
export type PassOn = (incident: string) => Promise<void>;

export interface WorkflowInput {
  readonly stack: string;
  readonly incident: string;
  /** What comes first: a run, or the wait for an override's end. The workflow changes it as the incident goes on. */
  readonly task: 'revert' | 'await-override' | 'sweep';
  readonly decision?: WorkflowAnswer;
  /** How long a sweep waits for its moment, in seconds. */
  readonly delaySeconds?: number;
}

/** What changed in an incident, judged on one of its cards; null takes a field away. */
export interface IncidentChange {
  readonly status?: Status;
  readonly outcome?: string;
  readonly reasons?: readonly Reason[];
  readonly decision?: Decision;
  readonly request?: KeepRequest | null;
  readonly escalated?: number | null;
  readonly keeps?: number;
  readonly overrideId?: string;
  readonly trail: readonly TrailEntry[];
  /** Written together with the incident, or not at all. */
  readonly override?: Override;
}

/** What people are asked about incidents, and what they decide: the first write on a card wins, every later one is refused. */
export interface Questions {
  /** Keeps the workflow's task token and counts the question; until then no earlier token can be answered any more. */
  ask(id: string, token: string, change: IncidentChange): Promise<Incident>;
  /** False when the incident has another card by now. */
  write(id: string, card: number, change: IncidentChange): Promise<boolean>;
  /** The token of the newest question that was not passed on to the workflow. */
  token(id: string): Promise<{ readonly token: string; readonly question: number } | undefined>;
  /** Takes that token away, and no other. */
  answered(id: string, token: string): Promise<void>;
  /** Incidents opened since then that are not closed, or of which Slack shows an older card. */
  unfinished(since: Date): Promise<readonly Incident[]>;
}

/** Permissions for clicks to stand for a while. */
export interface Overrides {
  request(override: Override): Promise<void>;
  read(id: string): Promise<Override | undefined>;
  /** One stack's, or all. */
  list(stack?: string): Promise<readonly Override[]>;
  /**
   * Lets a requested override stand, and opens the incident whose workflow waits for its end, in one write.
   * @returns undefined when somebody else consented, or it ended or lapsed meanwhile.
   */
  open(override: Override, decision: Decision): Promise<Incident | undefined>;
  /** Ends an override that still stands; false when it has ended. */
  end(id: string, by: string, now: Date): Promise<boolean>;
  /** Lets the record go at a time, in seconds since 1970: an override is kept for as long as its incident. */
  expire(id: string, expires: number): Promise<void>;
  /**
   * Hands clicks that stand under an override to the incident that owns it, which takes back at its end what still differs.
   * @returns the clicks that were handed over: none, when it does not stand any more.
   */
  cover(override: Override, clicks: readonly Click[], from: string, now: Date): Promise<readonly Click[]>;
}

/** One turn at telling an incident: what is to be told, and since when (milliseconds since 1970) the turn is held. */
export interface Telling {
  readonly incident: Incident;
  readonly since: number;
}

/** The state of an incident's one message. Whoever tells it takes a turn first, so that an old card never comes last. */
export interface Messages {
  /** Undefined while somebody else tells it, or where there is no such incident. A turn lapses after two minutes. */
  begin(id: string, now: Date): Promise<Telling | undefined>;
  posted(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void>;
  /** Slack shows this card, and so many replies in its thread: the turn is over. Nothing, where it had lapsed. */
  told(telling: Telling, card: number, replies: number): Promise<void>;
  /** Slack did not take it: anybody may try again. */
  notTold(telling: Telling): Promise<void>;
}

/** Who people are in Slack. Throws when Slack cannot say: nobody is let through on a guess. */
export interface People {
  /** The user id behind an e-mail; undefined when Slack knows none. */
  userOf(email: string): Promise<string | undefined>;
  /** The user ids in a user group, named by its handle without `@`; empty when there is no such group. */
  members(handle: string): Promise<readonly string[]>;
}

/** Slack's modals. */
export interface Dialogs {
  /** @param trigger Slack's trigger id: it is good for three seconds. */
  open(trigger: string, view: unknown): Promise<void>;
}

/** Remembers signatures that were seen, for as long as their timestamps are accepted. */
export interface Replays {
  /** False when it was seen before. */
  isFirst(signature: string, now: Date): Promise<boolean>;
}

/** Where people are told. Block Kit blocks are plain data here. */
export interface Chat {
  post(message: ChatMessage): Promise<{ readonly channel: string; readonly ts: string }>;
  update(where: { readonly channel: string; readonly ts: string }, message: ChatMessage): Promise<void>;
  /** Into the message's thread. */
  reply(where: { readonly channel: string; readonly ts: string }, message: ChatMessage): Promise<void>;
}
export interface ChatMessage {
  /** The fallback and notification text. */
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** Saved plans, encrypted, under their digest. */
export interface Plans {
  keep(incident: string, file: string): Promise<{ readonly digest: string; readonly expiresAt: string }>;
  /** What stands for a plan where Terraform makes none, for the digest that a decision names. Never fetched. */
  keepText(incident: string, text: string): Promise<{ readonly digest: string; readonly expiresAt: string }>;
  /** Writes the plan to `file`; throws when it is gone, expired or has another digest. */
  fetch(incident: string, digest: string, file: string): Promise<void>;
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
  /** A state object; undefined when there is none (any more), `unchanged` when its ETag is still `etag`. */
  read(
    location: { readonly bucket: string; readonly key: string; readonly region: string },
    etag?: string,
  ): Promise<StateObject | 'unchanged' | undefined>;
  /** The keys below a prefix. */
  list(place: { readonly bucket: string; readonly prefix: string; readonly region: string }): AsyncIterable<string>;
}

export interface StateObject {
  readonly body: string;
  readonly etag: string;
}

/** What the index holds of a stack, so that only what changed is written: each key with a digest of its claims. */
export interface Manifest {
  /** The ETag of the state object that was read. */
  readonly etag: string;
  /** What else the rows were made from: the format of the keys, and where the configuration says that resources live. */
  readonly made: string;
  readonly lineage: string;
  readonly serial: number;
  readonly keys: Readonly<Record<string, string>>;
  /** How many resources the keys are of; manifests of older versions lack it. */
  readonly resources?: number;
}

export interface Manifests {
  /** With the time when it was written: the age of the index. */
  read(stack: string): Promise<(Manifest & { readonly writtenAt?: Date }) | undefined>;
  write(stack: string, manifest: Manifest): Promise<void>;
  /** The stacks that have one. */
  list(): AsyncIterable<string>;
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
  /** Without the state's lock: of a plan that is never applied. */
  readonly unlocked?: boolean;
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
  /** What the configuration makes by `dynamic` blocks: `module.a.aws_x.y attribute`. A plan does not show it. */
  dynamicBlocks(): Promise<ReadonlySet<string>>;
  /** The state as it is now, read from the backend. Holds secrets: never log it. */
  state(): Promise<Json>;
  /** Works with an override file in a module's folder (`` is the root, `net.db` a module below one), and takes it away again. */
  withOverride<T>(module: string, override: Json, work: () => Promise<T>): Promise<T>;
  scratch(): Promise<Scratch>;
}

/** A child to import: under a name of its own, with the provider configuration of its parent. */
export interface AdoptedChild {
  readonly type: string;
  readonly name: string;
  readonly importId: string;
  readonly alias?: string;
  /** How it is configured from now on; without it, it is destroyed. */
  readonly off?: Readonly<Record<string, string>>;
}

/** A scratch directory with the stack's providers and an empty state, where rogue children are adopted and destroyed. */
export interface Scratch {
  /** Imports what exists of these, and answers which. */
  adopt(children: readonly AdoptedChild[]): Promise<readonly AdoptedChild[]>;
  /** Saves a plan that destroys what was adopted, or switches it off, and answers it as JSON. */
  plan(): Promise<Json>;
  planFile(): string;
  apply(): Promise<void>;
  close(): Promise<void>;
}

/** The stack's source, as the build checked it out. */
export interface Checkout {
  /** The commit that the remote has under this tag; undefined where it has no such tag. Throws where it does not answer. */
  tagged(tag: string): Promise<string | undefined>;
  /** Puts a commit's files there; false where the history of what is checked out does not hold it, and nothing is changed. */
  goTo(commit: string): Promise<boolean>;
}

/** Parameters that other people's pipelines write; no secrets. */
export interface Parameters {
  /** Undefined where there is none. Throws where it may not be read. */
  read(name: string): Promise<string | undefined>;
}

/** The few calls that undo a deletion which AWS has not carried out yet, made without Terraform. */
export interface UndoCalls {
  /** Whether the deletion is still to come: somebody may have undone it, or it may be done. Throws where AWS does not say. */
  isPending(undo: PlacedUndo): Promise<boolean>;
  undo(undo: PlacedUndo): Promise<void>;
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

/** CloudTrail's event history, asked about one resource. */
export interface TrailRecords {
  /** The newest records that name it and are no reads. Slow: CloudTrail allows two requests a second. */
  about(looked: LookedFor, from: Date, to: Date): Promise<FoundRecords>;
}
export interface FoundRecords {
  /** Newest first, parsed from JSON. */
  readonly records: readonly unknown[];
  /** False where there were too many reads to look below all of them. */
  readonly isWhole: boolean;
}

/** What sweeps of whole stacks came to: the newest of each stack. */
export interface Sweeps {
  list(): Promise<readonly SweptStack[]>;
  read(stack: string): Promise<SweptStack | undefined>;
  /** Its turn has come: one begins, or it waits for the next hour. */
  turn(stack: string, at: Date, how: 'starts' | 'waits'): Promise<void>;
  /** An older sweep that ends late changes nothing. */
  end(stack: string, sweep: Sweep): Promise<void>;
  /** Its drift became this incident. */
  entered(stack: string, incident: string): Promise<void>;
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
