import { spoken } from '../duration.ts';
import type { Decision, Incident, KeepRequest, Status, TrailEntry } from '../incident.ts';
import type { Override } from './override.ts';

/** What a decision writes into the incident, and the override that begins, grows or ends with it. */
export interface DecisionChange {
  readonly status?: Status;
  readonly outcome?: string;
  readonly decision?: Decision;
  readonly request?: KeepRequest | null;
  readonly escalated?: null;
  readonly keeps?: number;
  readonly overrideId?: string;
  readonly trail: readonly TrailEntry[];
  readonly override?: Override;
}

export function requestedChange(request: KeepRequest): DecisionChange {
  const { by, at, seconds, reason } = request;
  const detail = `${by} asks to keep this for ${spoken(seconds)}: ${reason}`;
  return { request, trail: [{ at, by, what: 'requested', detail }] };
}

/**
 * @param by who decided: not always who asked.
 * @param standing the override that this incident waits for, where one stands.
 */
export function decidedChange(
  incident: Incident,
  decision: Decision,
  by: string,
  standing: Override | undefined,
): DecisionChange {
  const common = { decision, request: null, escalated: null } as const;
  const entry = (what: TrailEntry['what'], detail: string) => [{ at: decision.at, by, what, detail }];
  if (decision.verb === 'keep') {
    const outcome = keptText(decision);
    const override = standing && decision.extends ? longer(standing, decision) : begun(incident, decision, by);
    const trail = entry(decision.extends ? 'extended' : 'decided', outcome);
    return {
      ...common,
      status: 'overridden',
      outcome,
      keeps: (incident.keeps ?? 0) + 1,
      trail,
      overrideId: override.id,
      override,
    };
  }
  const ends = incident.status === 'overridden';
  const outcome = ends
    ? `Ended early by ${by}: what still differs is reverted now`
    : `Being reverted: decided by ${by}`;
  const change = { ...common, status: 'open', outcome, trail: entry(ends ? 'ended' : 'decided', outcome) } as const;
  return standing ? { ...change, override: { ...standing, endedAt: decision.at, endedBy: by } } : change;
}

function keptText({ by, until, reason, consentBy, ticket, unidentified }: Decision): string {
  const consent = consentBy ? `, with the consent of ${consentBy}` : '';
  const marked = unidentified ? ' (who clicked could not be identified)' : '';
  return `Kept until ${until} by ${by}${consent}: ${reason}${ticket ? ` [${ticket}]` : ''}${marked}`;
}

function longer(standing: Override, decision: Decision): Override {
  return decision.until === undefined ? standing : { ...standing, until: decision.until };
}

/** Keeping a click is an override of what it touched, so that the next click there is not reverted beside it. */
function begun(incident: Incident, decision: Decision, by: string): Override {
  const { at, until = at, reason = '', ticket, owner = [] } = decision;
  return {
    id: incident.id,
    stack: incident.stack,
    scope: incident.addresses,
    seconds: Math.round((Date.parse(until) - Date.parse(at)) / 1000),
    reason,
    requestedBy: decision.by,
    requestedAt: at,
    lapsesAt: until,
    owner,
    consentBy: decision.consentBy ?? by,
    incident: incident.id,
    from: at,
    until,
    ...(ticket !== undefined && { ticket }),
  };
}
