import { type Applied, commitOf, nameOf } from '../core/applied.ts';
import type { Reason } from '../core/incident.ts';
import type { Stack } from '../core/stack.ts';
import type { Checkout, Parameters } from '../ports/source.ts';

/** Which configuration a run plans, in words for people, and what they should know about it. */
export interface PlannedFrom {
  readonly source: string;
  readonly told: readonly Reason[];
}

export interface AppliedPorts {
  readonly checkout: Checkout;
  readonly parameters: Parameters;
  readonly log: (line: string) => void;
}

/**
 * Puts the commit that the stack was last applied from into the working directory, where the stack's owner says how to know
 * it: what was merged since is no part of the plan then. Only a commit in the history of what the build checked out is taken,
 * so that whoever writes the parameter or the tag can choose among what the branch's own protection let in, and nothing else.
 * Whatever is wrong with it, the branch is planned, as without it, and people are told: the guard holds what rides along.
 *
 * @param branch what the build has checked out, in words
 */
export async function checkOutApplied(ports: AppliedPorts, stack: Stack, branch: string): Promise<PlannedFrom> {
  const { applied } = stack.source;
  if (!applied) return { source: branch, told: [] };
  const found = await lookUp(ports, applied).catch((error: unknown) => ({
    problem: `cannot be read: ${words(error)}`,
  }));
  if ('commit' in found) return { source: `commit ${found.commit} of ${nameOf(applied)}`, told: [] };
  const detail = `${nameOf(applied)} ${found.problem}; planned from ${branch} instead`;
  ports.log(`the commit last applied is not known: ${detail}`);
  return { source: branch, told: [{ code: 'applied-unknown', detail }] };
}

async function lookUp(
  { checkout, parameters }: AppliedPorts,
  applied: Applied,
): Promise<{ readonly commit: string } | { readonly problem: string }> {
  const text = 'tag' in applied ? await checkout.tagged(applied.tag) : await parameters.read(applied.parameter);
  if (text === undefined) return { problem: 'does not exist' };
  const commit = commitOf(text);
  if (commit === undefined) return { problem: 'holds no commit (40 hexadecimal digits)' };
  if (!(await checkout.goTo(commit))) return { problem: `names ${commit}, which the branch's history does not hold` };
  return { commit };
}

function words(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'for an unknown reason';
}
