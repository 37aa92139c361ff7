import { type Ask, type Asker, type Refusal, type Ruling, rule } from '../core/deciding/decision.ts';
import { decidedChange, requestedChange } from '../core/deciding/decision-change.ts';
import type { Person } from '../core/deciding/person.ts';
import type { Incident } from '../core/incident.ts';
import type { Stack } from '../core/stack.ts';
import type { Overrides } from '../ports/overrides.ts';
import type { Questions } from '../ports/questions.ts';
import type { People } from '../ports/slack.ts';
import type { PassOn } from '../ports/workflow.ts';
import { askerOf, known } from './asker.ts';
import { type PublishPorts, publish } from './publish.ts';

/** One person's wish about one incident, from Slack or the command line. */
export interface DecideRequest {
  readonly incident: string;
  readonly person: Person;
  readonly ask: Ask;
  /** What the person saw; missing: the incident as it is now (the command line reads it just before). */
  readonly seen?: { readonly card: number; readonly digest?: string };
}

export interface DecidePorts extends PublishPorts {
  readonly questions: Pick<Questions, 'write'>;
  readonly passOn: PassOn;
  readonly overrides: Overrides;
  /** Undefined without Slack. */
  readonly people: People | undefined;
}

export type Answered =
  | { readonly ok: true; readonly text: string; readonly incident: string }
  | { readonly ok: false; readonly code: Refusal['code'] | 'unknown'; readonly text: string };

/**
 * Judges, writes, passes on, tells: in this order, so that what was written is true whatever breaks after it. The write holds
 * only for the card that was judged; who loses the race hears who won it.
 */
export async function decide(ports: DecidePorts, request: DecideRequest): Promise<Answered> {
  const incident = await ports.incidents.read(request.incident);
  const stack = incident && ports.stacks.named(incident.stack);
  if (!incident || !stack) return { ok: false, code: 'unknown', text: 'There is no such incident.' };
  const asker = await askerOf(ports.people, stack, incident.clicks, request.person);
  const seen = request.seen ?? { card: incident.card ?? 0 };
  const judged = await withKnownOwners(ports.people, incident, request.person);
  const now = ports.clock.now();
  const ruling = rule({ incident: judged, approval: stack.approval, asker, ask: request.ask, seen, now });
  if (ruling.ruling === 'refused') return { ok: false, code: ruling.code, text: ruling.text };
  const change = await changeFor(ports, incident, asker, ruling);
  // Another card by now: the same wish is judged on it, and refused there with the name of who was first.
  if (!(await ports.questions.write(incident.id, incident.card ?? 0, change)))
    return await decide(ports, { ...request, seen });
  if (ruling.ruling === 'decided') await ports.passOn(incident.id);
  await publish(ports, incident.id);
  return { ok: true, text: change.outcome ?? 'Asked for: an approver must consent.', incident: incident.id };
}

/** Owners that the record knows by e-mail, with their Slack ids where a Slack user asks: four eyes across both ways. */
async function withKnownOwners(people: People | undefined, incident: Incident, person: Person): Promise<Incident> {
  const { request, decision } = incident;
  const find = async (owner: Person['keys']) => (await known(people, { label: '', keys: owner }, person)).keys;
  return {
    ...incident,
    ...(request && { request: { ...request, owner: await find(request.owner) } }),
    ...(decision?.owner && { decision: { ...decision, owner: await find(decision.owner) } }),
  };
}

async function changeFor(ports: DecidePorts, incident: Incident, asker: Asker, ruling: Exclude<Ruling, Refusal>) {
  if (ruling.ruling === 'requested') return requestedChange(ruling.request);
  const standing =
    incident.status === 'overridden' ? await ports.overrides.read(incident.overrideId ?? incident.id) : undefined;
  return decidedChange(incident, ruling.decision, asker.person.label, standing);
}

/** The stack of an incident, for those who must speak of its limits. */
export async function stackOf(
  ports: Pick<DecidePorts, 'incidents' | 'stacks'>,
  incident: string,
): Promise<Stack | undefined> {
  const known = await ports.incidents.read(incident);
  return known && ports.stacks.named(known.stack);
}
