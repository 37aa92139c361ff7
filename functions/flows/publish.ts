import type { Announcements } from '../ports/announcements.ts';
import type { Complain } from '../ports/complain.ts';
import { type TellPorts, tell } from './tell.ts';

export interface PublishPorts extends TellPorts {
  readonly announcements: Announcements;
  readonly complain: Complain;
}

/**
 * Says what an incident is now, to machines and to people. Nothing that fails here fails the caller: a message may be late,
 * a decision or a revert may not. flows/finish-decisions.ts tells what Slack did not take.
 */
export async function publish(ports: PublishPorts, id: string): Promise<void> {
  try {
    const incident = await ports.incidents.read(id);
    if (incident) await ports.announcements.announce(incident);
  } catch (error) {
    ports.complain(`the change of ${id} was not announced`, error);
  }
  try {
    await tell(ports, id);
  } catch (error) {
    ports.complain(`Slack does not show ${id} as it is yet`, error);
  }
}
