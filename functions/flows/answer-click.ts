import { actor } from '../core/actor.ts';
import { prepare } from '../core/classify.ts';
import type { Click, Unresolved } from '../core/click.ts';
import { critical } from '../core/critical.ts';
import { recordFromEnvelope } from '../core/envelope.ts';
import { type IgnoreRule, ignoredBy } from '../core/ignore.ts';
import { isObject, text } from '../core/json.ts';
import type { ClickPolicy } from '../core/policy.ts';
import type { CloudTrailRecord, ParsedRecord } from '../core/record.ts';
import { type OwnNames, tampering, tamperingMailbox } from '../core/tamper.ts';
import type { Lagging, Verdict } from '../core/verdict.ts';
import type { Clock } from '../ports/clock.ts';
import type { Mailbox, Posted } from '../ports/mailbox.ts';
import type { DeadLetters } from '../ports/queues.ts';
import type { StateIndex } from '../ports/state-index.ts';
import type { Workflow } from '../ports/workflow.ts';
import { backfillSource } from './backfill-clicks.ts';
import { post } from './post.ts';
import { unresolvedMailbox } from './told-mailboxes.ts';

export interface AnswerPorts {
  readonly policy: ClickPolicy;
  /** Clicks that may stand, each with its reason. */
  readonly ignore: readonly IgnoreRule[];
  readonly clock: Clock;
  /** What belongs to the responder itself. */
  readonly own: OwnNames;
  readonly index: StateIndex;
  readonly mailbox: Mailbox;
  readonly workflow: Workflow;
  readonly deadLetters: DeadLetters;
}

export type Answered =
  | { readonly verdict: 'malformed'; readonly reason: string }
  /** The index is behind the states of these stacks: the message is to come again. */
  | { readonly verdict: 'later'; readonly lagging: readonly Lagging[] }
  | {
      readonly verdict: Verdict;
      readonly record: CloudTrailRecord;
      readonly incidents: readonly string[];
      /** What the call did to the responder itself. */
      readonly tampering: readonly string[];
      /** The event's own word on where it comes from: `aws.ec2`, or the backfill's. */
      readonly source: string;
      /** True when some mailbox had not seen this click before. */
      readonly isNew: boolean;
    };

/**
 * One message of the queue, from its bytes to a started workflow. What nobody can read goes to the dead letters with its
 * reason and is done with. `mayWait`: what the index cannot answer yet shall come again, instead of being told. Anything that throws (DynamoDB, SQS, Step Functions) comes back by SQS: every step may run twice.
 */
export async function answerClick(ports: AnswerPorts, body: string, mayWait = false): Promise<Answered> {
  const heardAt = ports.clock.now();
  const event = json(body);
  const parsed = withEventID(recordFromEnvelope(event));
  if (!parsed.ok) {
    await ports.deadLetters.send(body, parsed.reason);
    return { verdict: 'malformed', reason: parsed.reason };
  }
  const { record } = parsed;
  const verdict = await classify(ports, record);
  const alarm = tampering(record, ports.own);
  const source = isObject(event) ? (text(event.source) ?? '') : '';
  const heard = { record, verdict, source, heardAt };
  const raised = await raise(ports, heard, alarm);
  if (mayWait && verdict.verdict === 'unresolved' && verdict.lagging)
    return { verdict: 'later', lagging: verdict.lagging };
  const posts = [...(await deliver(ports, heard)), ...raised];
  const incidents = posts.map(({ incident }) => incident);
  const isNew = posts.some((posted) => posted.isNew);
  return { verdict, record, incidents, tampering: alarm, source, isNew };
}

/** Every delivered record has an eventID, and what has none cannot be answered once: it is told apart from nothing. */
function withEventID(parsed: ParsedRecord): ParsedRecord {
  return parsed.ok && parsed.record.eventID === '' ? { ok: false, reason: 'a record without an eventID' } : parsed;
}

/** Undefined for what is no JSON: the parser then says so. */
function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function classify(ports: AnswerPorts, record: CloudTrailRecord): Promise<Verdict> {
  const prepared = prepare(record, ports.policy);
  if (prepared.settled) return prepared.verdict;
  // What is ignored whatever the index says is spared the lookup: most of what the rule lets through.
  return prepared.decide(prepared.ignored ? new Map() : await ports.index.lookup(prepared.keys));
}

/** One record, the verdict on it, the `source` of the event that brought it, and when the queue handed it over. */
interface Heard {
  readonly record: CloudTrailRecord;
  readonly verdict: Verdict;
  readonly source: string;
  readonly heardAt: Date;
}

async function deliver(ports: AnswerPorts, heard: Heard): Promise<Posted[]> {
  const { verdict } = heard;
  if (verdict.verdict === 'ignored') return [];
  if (verdict.verdict === 'unresolved') return [await post(ports, unresolvedMailbox, toClick(ports, heard))];
  const stacks = new Set(verdict.hits.map((hit) => hit.stack));
  const clicks = [...stacks].map((stack) => ({ stack, click: toClick(ports, heard, stack) }));
  const standing = clicks.filter(({ click }) => !ignoredBy(click, ports.ignore, ports.clock.now()));
  return await Promise.all(standing.map(({ stack, click }) => post(ports, stack, click)));
}

/** Tampering is told whatever the verdict on the call is; what Terraform manages of it is reverted besides. */
async function raise(ports: AnswerPorts, heard: Heard, alarm: readonly string[]): Promise<Posted[]> {
  if (alarm.length === 0) return [];
  return [await post(ports, tamperingMailbox, { ...toClick(ports, heard), critical: alarm })];
}

function toClick(ports: AnswerPorts, { record, verdict, source, heardAt }: Heard, stack?: string): Click {
  return {
    eventID: record.eventID,
    eventTime: record.eventTime,
    heardAt: heardAt.toISOString(),
    eventSource: record.eventSource,
    eventName: record.eventName,
    account: record.accountId,
    region: record.awsRegion,
    actor: actor(record),
    origin: verdict.origin,
    hits: stack === undefined ? verdict.hits : verdict.hits.filter((hit) => hit.stack === stack),
    critical: critical(record, ports.policy.ownRoles),
    ...(source === backfillSource && { swept: true as const }),
    ...(verdict.verdict === 'unresolved' && { unresolved: whyUnresolved(verdict) }),
    record,
  };
}

function whyUnresolved({ reason, lagging }: Verdict & { readonly verdict: 'unresolved' }): Unresolved {
  return lagging ? { reason, lagging } : { reason };
}
