import { overLimits, type Refusal } from '../core/deciding/decision.ts';
import { type Override, stateOf } from '../core/deciding/override.ts';
import { emailKey, iamPerson, type Person, samePerson } from '../core/deciding/person.ts';
import { workflowAnswer } from '../core/deciding/workflow-answer.ts';
import { spoken } from '../core/duration.ts';
import type { Decision } from '../core/incident.ts';
import { consentMessage } from '../core/slack/modal.ts';
import type { Workflow } from '../ports/workflow.ts';
import { askerOf, known } from './asker.ts';
import type { Answered, DecidePorts } from './decide.ts';
import { publish } from './publish.ts';

export interface OverrideRequest {
  readonly stack: string;
  readonly person: Person;
  readonly seconds: number;
  readonly reason: string;
  readonly ticket?: string;
  /** Missing: the whole stack. */
  readonly addresses?: readonly string[];
  /** Missing: anyone's clicks. */
  readonly actor?: string;
}

export interface OverridePorts extends DecidePorts {
  readonly workflow: Pick<Workflow, 'start'>;
  /** A few letters and digits that no other override has. */
  readonly newId: () => string;
}

/** Asks that clicks may stand before they are made. It has no effect until a second person, an approver, consents. */
export async function requestOverride(
  ports: OverridePorts,
  request: OverrideRequest,
): Promise<Answered & { readonly override?: Override }> {
  const stack = ports.stacks.named(request.stack);
  if (!stack) return { ok: false, code: 'unknown', text: 'There is no such stack.' };
  const limit = overLimits({ approval: stack.approval }, request);
  if (limit) return { ok: false, code: limit.code, text: limit.text };
  const { person, addresses, actor, seconds, reason, ticket } = request;
  const now = ports.clock.now();
  const override: Override = {
    id: `${stack.name}-ov${ports.newId()}`,
    stack: stack.name,
    scope: addresses && addresses.length > 0 ? addresses : 'stack',
    seconds,
    reason,
    requestedBy: person.label,
    requestedAt: now.toISOString(),
    lapsesAt: new Date(now.getTime() + stack.approval.timeoutSeconds * 1000).toISOString(),
    owner: person.keys,
    ...(actor !== undefined && { actor }),
    ...(ticket !== undefined && { ticket }),
  };
  await ports.overrides.request(override);
  // An approver may consent at the command line too: Slack being down keeps nobody from that.
  await ports.chat?.post(consentMessage(override)).catch((error: unknown) => {
    ports.complain(`nobody was asked in Slack to consent to ${override.id}`, error);
  });
  const text = `Asked for ${override.id}: ${spoken(seconds)} on ${stack.name}. It stands once an approver consents.`;
  return { ok: true, text, incident: override.id, override };
}

/** A second person's consent: the override stands from now on, and its incident's workflow waits for its end. */
export async function consentToOverride(
  ports: OverridePorts,
  request: { readonly override: string; readonly person: Person },
): Promise<Answered> {
  const override = await ports.overrides.read(request.override);
  const stack = override && ports.stacks.named(override.stack);
  if (!override || !stack) return { ok: false, code: 'unknown', text: 'There is no such override.' };
  const now = ports.clock.now();
  const refusal = await refuseConsent(ports, override, request.person, now);
  if (refusal) return { ok: false, code: refusal.code, text: refusal.text };
  const until = new Date(now.getTime() + override.seconds * 1000).toISOString();
  const at = now.toISOString();
  const consentBy = request.person.label;
  const decision: Decision = {
    verb: 'keep',
    by: override.requestedBy,
    owner: override.owner,
    at,
    reason: override.reason,
    until,
    consentBy,
    ...(override.ticket !== undefined && { ticket: override.ticket }),
  };
  const incident = await ports.overrides.open({ ...override, from: at, until, consentBy }, decision);
  if (!incident) return { ok: false, code: 'decided', text: 'Somebody was faster: this override is decided.' };
  await awaitEnd(ports, incident.id, override.stack, decision);
  await publish(ports, incident.id);
  return { ok: true, text: incident.outcome, incident: incident.id };
}

/** Starts the workflow that waits for an override's end: under the incident's name, so that it runs once however often asked. */
export async function awaitEnd(
  ports: Pick<OverridePorts, 'workflow' | 'clock'>,
  incident: string,
  stack: string,
  decision: Decision,
): Promise<void> {
  const answer = workflowAnswer(decision, ports.clock.now());
  await ports.workflow.start(incident, { incident, stack, task: 'await-override', decision: answer });
}

async function refuseConsent(
  ports: OverridePorts,
  override: Override,
  person: Person,
  now: Date,
): Promise<Pick<Refusal, 'code' | 'text'> | undefined> {
  const stack = ports.stacks.named(override.stack);
  const state = stateOf(override, now);
  if (!stack || state !== 'requested')
    return {
      code: 'decided',
      text: `This override is ${state}${override.consentBy ? `: ${override.consentBy} consented` : ''}.`,
    };
  const asker = await askerOf(ports.people, stack, [], person);
  if (!asker.approver) return { code: 'not-entitled', text: 'Only an approver of this stack can consent.' };
  const owner = await known(ports.people, { label: override.requestedBy, keys: override.owner }, person);
  const actor = await known(ports.people, namedActor(override.actor), person);
  if (samePerson(person, owner) === 'same' || samePerson(person, actor) === 'same')
    return { code: 'four-eyes', text: 'Somebody else must consent: not who asked for it, nor whose clicks it allows.' };
  return undefined;
}

function namedActor(actor = ''): Person {
  if (actor.startsWith('arn:')) return iamPerson(actor);
  return { label: actor, keys: actor.includes('@') ? [emailKey(actor)] : [] };
}
