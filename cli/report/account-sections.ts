import type { ClickSummary } from '../../functions/core/click.ts';
import { type Override, stateOf } from '../../functions/core/deciding/override.ts';
import type { Incident, Status } from '../../functions/core/incident.ts';
import { spokenTime } from '../../functions/core/spoken-time.ts';
import { callOf, whatWasCalled, whoClicked } from '../console/page/incident-words.ts';
import { secondsToRevert } from '../ledger/times.ts';
import { spokenSeconds } from '../markup/times.ts';
import type { Account } from './account.ts';

/** A cell, as each format writes it: words, something to copy, or a status. */
export type Cell = string | { readonly code: string } | { readonly status: Status };

export interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The tables of a period's report, the same in every format for people. */
export function accountSections({ incidents, overrides, made }: Account): readonly Section[] {
  const isNotBack = ({ status }: Incident) => status === 'failed' || status === 'invisible';
  return [
    {
      title: 'Overrides',
      head: ['Asked', 'By', 'Why', 'Scope', 'Consent', 'End'],
      rows: overrides.map((one) => overrideRow(one, new Date(made))),
    },
    {
      title: 'Not taken back though they should have been',
      head: ['Clicked', 'Incident', 'Who', 'What', 'Where', 'Why not'],
      rows: incidents.filter(isNotBack).map(notBackRow),
    },
    {
      title: 'Missed by the event bus, found by a sweep',
      head: ['When', 'Found by', 'Who', 'What', 'Where', 'What became of it'],
      rows: incidents.flatMap(missedRows),
    },
    {
      title: 'Incidents',
      head: ['Clicked', 'Outcome', 'Who', 'What', 'Where', 'Took', 'Planned from', 'Decided'],
      rows: incidents.map(incidentRow),
    },
  ];
}

function overrideRow(override: Override, now: Date): readonly Cell[] {
  const { requestedAt, requestedBy, reason, ticket, scope, stack, actor, consentBy } = override;
  const where = scope === 'stack' ? `all of ${stack}` : `${stack}: ${scope.join(', ')}`;
  return [
    spokenTime(requestedAt),
    requestedBy,
    ticket ? `${reason} (${ticket})` : reason,
    actor ? `${where}, clicks of ${actor}` : where,
    consentBy ?? 'none',
    endOf(override, now),
  ];
}

function endOf(override: Override, now: Date): string {
  const { until, endedAt, endedBy } = override;
  if (endedAt) return `ended ${spokenTime(endedAt)}${endedBy ? ` by ${endedBy}` : ''}`;
  if (!until) return stateOf(override, now) === 'lapsed' ? 'never began' : 'not begun yet';
  return `${stateOf(override, now) === 'standing' ? 'stands until' : 'ran out'} ${spokenTime(until)}`;
}

const clickedTime = ({ clicks, openedAt }: Incident) => spokenTime(clicks[0]?.eventTime ?? openedAt);

function notBackRow(incident: Incident): readonly Cell[] {
  const { id, addresses, outcome, run } = incident;
  const why = run?.error ? `${outcome}: ${run.error}` : outcome;
  return [
    clickedTime(incident),
    id,
    whoClicked(incident),
    { code: whatWasCalled(incident) },
    codeOf(addresses),
    spokenTime(why),
  ];
}

/** A row for each click that came late, and for each drift that no click explains. */
function missedRows({ clicks, outcome, status }: Incident): readonly (readonly Cell[])[] {
  const missed = clicks.filter(({ swept, unexplained }) => swept || unexplained);
  return missed.map((click) => [
    spokenTime(click.eventTime),
    click.unexplained ? 'a plan of the whole stack: no click explains it' : 'a look into CloudTrail',
    whoDid(click),
    { code: callOf(click) },
    codeOf(click.hits.map(({ address }) => address)),
    outcome === '' ? { status } : spokenTime(outcome),
  ]);
}

/** Of an unexplained drift: who most likely did it. */
function whoDid({ actor, unexplained }: ClickSummary): string {
  const [suspect] = unexplained?.evidence.suspects ?? [];
  return suspect ? `perhaps ${suspect.actor.name}, by ${suspect.eventName}` : actor.name;
}

function incidentRow(incident: Incident): readonly Cell[] {
  const seconds = secondsToRevert(incident);
  const { decision, status, addresses, run } = incident;
  return [
    clickedTime(incident),
    { status },
    whoClicked(incident),
    { code: whatWasCalled(incident) },
    codeOf(addresses),
    seconds === undefined ? '' : spokenSeconds(seconds),
    run?.source ?? '',
    decision ? `${decision.verb} by ${decision.by}${decision.reason ? `: ${decision.reason}` : ''}` : '',
  ];
}

const codeOf = (addresses: readonly string[]) => ({ code: addresses.join(' ') });
