import { sourceType } from '../core/repository.ts';
import type { Stack } from '../core/stack.ts';
import type { Stacks } from '../core/stacks.ts';
import type { Mailbox } from '../ports.ts';

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

/**
 * Claims a stack for an incident, unless another has it or its mode is `observe`. A name that the configuration does not
 * hold (any more), and the mailbox of unresolved clicks, are only observed: nobody said that they may be applied. A sweep
 * applies nothing: it claims a stack in any mode.
 */
export async function claimStack(
  ports: { readonly stacks: Stacks; readonly mailbox: Mailbox; readonly retrySeconds: number },
  request: { readonly stack: string; readonly incident: string; readonly task?: string },
): Promise<StackClaim> {
  const stack = ports.stacks.named(request.stack);
  if (!stack || (stack.mode === 'observe' && request.task !== 'sweep')) return unclaimed(ports.retrySeconds, stack);
  const lease = await ports.mailbox.claim(request.stack, request.incident, leaseSeconds);
  return {
    ...unclaimed(ports.retrySeconds, stack),
    mode: stack.mode,
    ...(lease.claimed && { claimed: true, fence: String(lease.fence) }),
  };
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
