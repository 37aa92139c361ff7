import { spoken } from '../duration.ts';
import type { Decision, Incident, KeepRequest } from '../incident.ts';
import type { Approval } from '../stack.ts';
import { type Person, samePerson } from './person.ts';

/** What somebody wants. `keep` on an incident that is kept already makes its override longer; `end` ends it early. */
export type Ask =
  | { readonly verb: 'revert' | 'consent' | 'end' }
  | { readonly verb: 'keep'; readonly seconds: number; readonly reason: string; readonly ticket?: string };

/** Who asks, and how they stand to the stack and to those who clicked (core/deciding/person.ts: among). */
export interface Asker {
  readonly person: Person;
  readonly approver: boolean;
  readonly clicked: 'all' | 'some' | 'none' | 'unknown';
}

export interface Question {
  readonly incident: Incident;
  readonly approval: Approval;
  readonly asker: Asker;
  readonly ask: Ask;
  /** The card and the plan that the asker saw. */
  readonly seen: { readonly card: number; readonly digest?: string };
  readonly now: Date;
}

export type RefusalCode =
  | 'over'
  | 'decided'
  | 'changed'
  | 'other-plan'
  | 'not-entitled'
  | 'four-eyes'
  | 'too-long'
  | 'no-reason'
  | 'too-often'
  | 'not-now';

export type Ruling =
  | { readonly ruling: 'decided'; readonly decision: Decision }
  | { readonly ruling: 'requested'; readonly request: KeepRequest }
  | Refusal;
export interface Refusal {
  readonly ruling: 'refused';
  readonly code: RefusalCode;
  readonly text: string;
}

/** Rules on what one person wants of one incident. The caller writes the answer on condition that the card is still the one seen. */
export function rule(question: Question): Ruling {
  const { incident, ask, seen } = question;
  const old = outdated(incident, seen);
  if (old) return old;
  const waiting = incident.status === 'waiting';
  if (ask.verb === 'revert' || ask.verb === 'end') return revert(question, waiting);
  if (ask.verb === 'keep') return keep(question, waiting, ask);
  return consent(question, waiting);
}

/** An old button acts no more: it says who decided, or that the card is another by now. */
function outdated(incident: Incident, seen: Question['seen']): Refusal | undefined {
  const { decision, question, status } = incident;
  const open = status === 'waiting' || status === 'overridden';
  const decided = decision !== undefined && (!open || decision.question === question || seen.card !== incident.card);
  if (decided) return refused('decided', decidedText(decision));
  if (!open || incident.closedAt !== undefined)
    return refused('over', `There is nothing to decide: ${incident.outcome || status}`);
  if (seen.card !== incident.card) return refused('changed', 'The card has changed since: look at the newest one.');
  if (seen.digest !== undefined && seen.digest !== incident.run?.plan?.digest)
    return refused('other-plan', 'Another plan waits by now: look at the newest card.');
  return undefined;
}

export function decidedText({ verb, by, at, until, reason }: Decision): string {
  const what = verb === 'keep' ? `keep until ${until}` : verb;
  return `This was decided by ${by} at ${at}: ${what}${reason ? ` (${reason})` : ''}.`;
}

/** Reverting one's own clicks, or ending one's own override, needs no second person. */
function revert(question: Question, waiting: boolean): Ruling {
  const { asker, incident, ask } = question;
  if (ask.verb === 'end' && waiting) return refused('not-now', 'No override stands that could be ended.');
  const own = asker.clicked === 'all' || (!waiting && isOwner(incident, asker.person));
  if (!asker.approver && !own)
    return refused('not-entitled', 'Only an approver of this stack, or who clicked, can revert this.');
  return { ruling: 'decided', decision: decide(question, 'revert', asker.person) };
}

function keep(question: Question, waiting: boolean, ask: Extract<Ask, { verb: 'keep' }>): Ruling {
  const { asker, incident, now } = question;
  const limit = overLimits(question, ask);
  if (limit) return limit;
  const owns = !waiting && isOwner(incident, asker.person);
  if (asker.approver && !owns && (asker.clicked === 'none' || asker.clicked === 'unknown'))
    return {
      ruling: 'decided',
      decision: { ...decide(question, 'keep', asker.person, ask), ...(!waiting && extend(incident)) },
    };
  if (!waiting) return refused(owns ? 'four-eyes' : 'not-entitled', 'Another approver must make this override longer.');
  if (!asker.approver && asker.clicked === 'none')
    return refused('not-entitled', 'Only an approver of this stack, or who clicked, can ask to keep this.');
  const { seconds, reason, ticket } = ask;
  const request = { by: asker.person.label, owner: asker.person.keys, at: now.toISOString(), seconds, reason };
  return { ruling: 'requested', request: ticket === undefined ? request : { ...request, ticket } };
}

/** An override's limits are the same before and after a click. */
export function overLimits(
  { approval, incident }: Pick<Question, 'approval'> & { readonly incident?: Pick<Incident, 'keeps'> },
  { seconds, reason }: { readonly seconds: number; readonly reason: string },
): Refusal | undefined {
  const longest = approval.longestOverrideSeconds;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest)
    return refused('too-long', `An override of this stack lasts from 1s to ${spoken(longest)}.`);
  if (reason.trim() === '') return refused('no-reason', 'Say why it must stay.');
  if ((incident?.keeps ?? 0) > (approval.extensions ?? 1))
    return refused('too-often', 'It was kept as often as this stack allows.');
  return undefined;
}

function consent(question: Question, waiting: boolean): Ruling {
  const { asker, incident } = question;
  const { request } = incident;
  if (!request || !waiting) return refused('not-now', 'Nobody asks to keep this any more.');
  if (!asker.approver) return refused('not-entitled', 'Only an approver of this stack can consent.');
  const requester: Person = { label: request.by, keys: request.owner };
  const same = samePerson(asker.person, requester);
  if (same === 'same' || asker.clicked === 'all' || asker.clicked === 'some')
    return refused('four-eyes', 'Somebody else must consent: neither who asked nor who clicked.');
  const limit = overLimits(question, request);
  if (limit) return limit;
  const decision = { ...decide(question, 'keep', requester, request), consentBy: asker.person.label };
  return { ruling: 'decided', decision: same === 'unknown' ? { ...decision, unidentified: true } : decision };
}

/** The override stays its owner's: who made it longer is in the trail. */
function extend({ decision }: Incident) {
  return { extends: true, ...(decision?.owner && { owner: decision.owner }) } as const;
}

function isOwner({ decision }: Incident, person: Person): boolean {
  return samePerson(person, { label: '', keys: decision?.owner ?? [] }) === 'same';
}

function decide(
  { incident, asker, now }: Question,
  verb: 'revert' | 'keep',
  owner: Person,
  keep?: { readonly seconds: number; readonly reason: string; readonly ticket?: string },
): Decision {
  const digest = incident.run?.plan?.digest;
  return {
    verb,
    by: owner.label,
    owner: owner.keys,
    at: now.toISOString(),
    question: incident.question ?? 0,
    ...(digest !== undefined && { digest }),
    ...(keep && { reason: keep.reason, until: new Date(now.getTime() + keep.seconds * 1000).toISOString() }),
    ...(keep?.ticket !== undefined && { ticket: keep.ticket }),
    ...(verb === 'keep' && asker.clicked === 'unknown' && { unidentified: true }),
  };
}

function refused(code: RefusalCode, text: string): Refusal {
  return { ruling: 'refused', code, text };
}
