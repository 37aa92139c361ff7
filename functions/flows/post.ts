import type { Click } from '../core/click.ts';
import type { Mailbox, Posted } from '../ports/mailbox.ts';
import type { Workflow } from '../ports/workflow.ts';

export interface PostPorts {
  readonly mailbox: Pick<Mailbox, 'put' | 'supersede'>;
  readonly workflow: Pick<Workflow, 'start'>;
}

/** Into the mailbox first, then the workflow: a crash in between is mended by the message's return. */
export async function post(ports: PostPorts, stack: string, click: Click): Promise<Posted> {
  const posted = await ports.mailbox.put(stack, click);
  if (posted.taken) return posted;
  let { incident } = posted;
  while ((await start(ports, stack, incident)) === 'closed') {
    // It may have gathered this click before it ended: then all is well, and nobody needs another incident.
    const again = await ports.mailbox.put(stack, click);
    if (again.taken) return { ...again, isNew: posted.isNew };
    incident = await ports.mailbox.supersede(stack, incident);
  }
  return { ...posted, incident };
}

function start({ workflow }: PostPorts, stack: string, incident: string) {
  return workflow.start(incident, { stack, incident, task: 'revert' });
}
