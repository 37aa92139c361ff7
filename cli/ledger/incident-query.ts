import type { Incident } from '../../functions/core/incident.ts';
import { clickedAt } from './times.ts';

/** Which incidents somebody wants to see. Empty texts mean "any"; `from` and `to` are UTC days, both included. */
export interface IncidentQuery {
  readonly stack: string;
  readonly actor: string;
  readonly service: string;
  readonly status: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

export const queryFields = ['text', 'stack', 'actor', 'service', 'status', 'from', 'to'] as const;

export function readQuery(fields: URLSearchParams): IncidentQuery {
  const field = (name: string) => (fields.get(name) ?? '').trim();
  return {
    stack: field('stack'),
    actor: field('actor'),
    service: field('service'),
    status: field('status'),
    text: field('text'),
    from: field('from'),
    to: field('to'),
  };
}

/** `ec2` of `ec2.amazonaws.com`. */
export const serviceOf = (eventSource: string) => eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '');

export function matches(incident: Incident, query: IncidentQuery): boolean {
  const day = new Date(clickedAt(incident)).toISOString().slice(0, 10);
  return (
    (query.stack === '' || incident.stack === query.stack) &&
    (query.status === '' || incident.status === query.status) &&
    (query.actor === '' || incident.clicks.some(({ actor }) => actor.name === query.actor)) &&
    (query.service === '' || incident.clicks.some((click) => serviceOf(click.eventSource) === query.service)) &&
    (query.from === '' || day >= query.from) &&
    (query.to === '' || day <= query.to) &&
    (query.text === '' || says(incident, query.text.toLowerCase()))
  );
}

function says(incident: Incident, text: string): boolean {
  const words = [
    incident.id,
    incident.outcome,
    ...incident.addresses,
    ...incident.clicks.flatMap((click) => [click.eventName, click.actor.name, click.account, click.region]),
  ];
  return words.some((word) => word.toLowerCase().includes(text));
}
