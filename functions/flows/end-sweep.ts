import type { Stacks } from '../core/stacks.ts';
import type { Sweep } from '../core/sweep/sweep.ts';
import { unexplainedClick } from '../core/sweep/unexplained.ts';
import type { Clock } from '../ports/clock.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { Sweeps } from '../ports/sweeps.ts';
import { type PostPorts, post } from './post.ts';
import type { ReportRequest } from './report-outcome.ts';

export interface EndSweepPorts extends PostPorts {
  readonly stacks: Stacks;
  readonly mailbox: PostPorts['mailbox'] & Pick<Mailbox, 'release'>;
  readonly sweeps: Pick<Sweeps, 'read' | 'end' | 'entered'>;
  readonly clock: Clock;
}

export interface EndedSweep {
  readonly sweep: Sweep;
  /** The incident that its drift became. */
  readonly incident?: string;
}

/**
 * Ends a sweep: lets the stack go, and puts what no click explains into its mailbox, from where it goes the way of every click.
 * The workflow retries all of it: the lease is let go once, and the mail is put once under the sweep's name.
 */
export async function endSweep(ports: EndSweepPorts, request: ReportRequest): Promise<EndedSweep> {
  const { stack } = request;
  const kept = (await ports.sweeps.read(stack))?.last;
  const sweep = kept?.name === request.incident ? kept : unheard(request, ports.clock.now());
  if (sweep !== kept) await ports.sweeps.end(stack, sweep);
  await ports.mailbox.release(stack, request.incident);
  if (!sweep.found) return { sweep };
  const { account = '', region = '' } = ports.stacks.named(stack) ?? {};
  const click = unexplainedClick(stack, sweep.found, { at: sweep.endedAt, account, region });
  const { incident } = await post(ports, stack, click);
  await ports.sweeps.entered(stack, incident);
  return { sweep, incident };
}

/** What no build wrote: there was none, since somebody else has the stack; or it died. */
function unheard({ incident, claim, broken, error = broken }: ReportRequest, now: Date): Sweep {
  const base = { name: incident, endedAt: now.toISOString(), known: 0, waiting: 0 };
  if (error) return { ...base, result: 'failed', detail: `${error.Error}: ${error.Cause}`.slice(0, 500) };
  if (claim?.stack.claimed === false) return { ...base, result: 'yielded', detail: 'an incident has the stack' };
  return { ...base, result: 'failed', detail: 'the build ended without a word' };
}
