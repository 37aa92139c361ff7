import type { Incident } from '../core/incident.ts';

/** Says an incident's change to machines: the event bus, the metrics. */
export interface Announcements {
  announce(incident: Incident): Promise<void>;
}
