import { buildStatus, mayRunAgain, type TaskError } from '../core/broken-run.ts';
import { sourceType } from '../core/repository.ts';
import type { Stack } from '../core/stack.ts';
import type { Stacks } from '../core/stacks.ts';
import type { Clock } from '../ports/clock.ts';
import type { Incidents } from '../ports/incidents.ts';
import type { Mailbox } from '../ports/mailbox.ts';

/** Long enough for CodeBuild to provision; the run renews it from then on. */
const leaseSeconds = 600;

/** What the workflow needs to know of a stack: all of it is named in infra/workflow.asl.yml. */
export interface StackClaim {
  readonly claimed: boolean;
  readonly mode: Stack['mode'];
  /** A string, since CodeBuild's environment variables are strings. */
  readonly fence: string;
  readonly retrySeconds: number;
  readonly settleSeconds: number;
  readonly approvalSeconds: number;
  readonly onTimeout: Stack['approval']['onTimeout'];
  readonly source: { readonly type: string; readonly location: string; readonly version: string };
}

export interface ClaimPorts {
  readonly stacks: Stacks;
  readonly mailbox: Pick<Mailbox, 'claim'>;
  readonly incidents: Pick<Incidents, 'read' | 'step'>;
  readonly clock: Clock;
  readonly retrySeconds: number;
}

export interface ClaimRequest {
  readonly stack: string;
  readonly incident: string;
  readonly task?: string;
  /** The run that broke, where the claim is for another one in its place. */
  readonly broken?: { readonly fence: string; readonly error: TaskError };
}

/**
 * Claims a stack for an incident, unless another has it or its mode is `observe`. A name that the configuration does not
 * hold (any more), and the mailbox of unresolved clicks, are only observed: nobody said that they may be applied. A sweep
 * applies nothing: it claims a stack in any mode.
 */
export async function claimStack(ports: ClaimPorts, request: ClaimRequest): Promise<StackClaim> {
  const stack = ports.stacks.named(request.stack);
  const sweeps = request.task === 'sweep';
  if (request.broken && (sweeps || !(await another(ports, request.incident, request.broken))))
    return { ...unclaimed(ports.retrySeconds, stack), fence: request.broken.fence };
  if (!stack || (stack.mode === 'observe' && !sweeps)) return unclaimed(ports.retrySeconds, stack);
  const lease = await ports.mailbox.claim(request.stack, request.incident, leaseSeconds);
  return {
    ...unclaimed(ports.retrySeconds, stack),
    mode: stack.mode,
    ...(lease.claimed && { claimed: true, fence: String(lease.fence) }),
  };
}

/**
 * Whether a broken run gets another. The new claim has a new number, so that the broken one, should it live on somewhere,
 * can change nothing any more.
 */
async function another(
  { incidents, clock }: ClaimPorts,
  id: string,
  { fence, error }: NonNullable<ClaimRequest['broken']>,
): Promise<boolean> {
  const incident = await incidents.read(id);
  if (!incident || !mayRunAgain(incident, Number(fence), error)) return false;
  await incidents.step(id, { name: 'again', startedAt: clock.now().toISOString(), detail: buildStatus(error) ?? '' });
  return true;
}

function unclaimed(retrySeconds: number, stack: Stack | undefined): StackClaim {
  const repository = stack?.source.repository;
  return {
    claimed: false,
    mode: 'observe',
    fence: '0',
    retrySeconds,
    settleSeconds: stack?.settleSeconds ?? 20,
    approvalSeconds: stack?.approval.timeoutSeconds ?? 3600,
    onTimeout: stack?.approval.onTimeout ?? 'leave',
    source: {
      type: repository ? sourceType(repository) : 'NO_SOURCE',
      location: repository ?? '',
      version: stack?.source.branch ?? '',
    },
  };
}
