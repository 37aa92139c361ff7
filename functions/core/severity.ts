import type { Incident } from './incident.ts';

/** `critical`: a click that opens, grants, makes credentials, or switches logging or encryption off; `warning`: people are needed. */
export type Severity = 'critical' | 'warning' | 'info';

export interface Rated {
  readonly severity: Severity;
  /** In a word or two each (core/critical.ts has the rules). */
  readonly because: readonly string[];
}

/** How loudly an incident is told. */
export function severityOf(incident: Pick<Incident, 'clicks' | 'status' | 'escalated'>): Rated {
  const critical = [...new Set(incident.clicks.flatMap((click) => click.critical))];
  if (critical.length > 0) return { severity: 'critical', because: critical };
  const { status } = incident;
  if (status === 'failed') return { severity: 'warning', because: ['the run failed'] };
  if (incident.escalated !== undefined) return { severity: 'warning', because: ['nobody decided in time'] };
  if (status === 'waiting') return { severity: 'warning', because: ['a person must decide'] };
  if (status === 'invisible') return { severity: 'warning', because: ['drift that stays'] };
  if (status === 'open' && incident.clicks.some(({ unexplained }) => unexplained))
    return { severity: 'warning', because: ['drift that no click explains'] };
  return { severity: 'info', because: [] };
}
