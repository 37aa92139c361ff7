import type { Click } from '../click.ts';
import type { Incident, Reason } from '../incident.ts';
import { isPrincipal, roleOf } from '../principal.ts';
import type { Stack } from '../stack.ts';
import { targetsOf } from '../take-back/targets.ts';
import { type Override, overlapping } from './override.ts';

/**
 * Why nothing may be applied for these clicks before a person has decided; empty when the stack's mode alone rules.
 * A break-glass role's clicks go to people first in every mode, what an override lets stand is not reverted beside it, and
 * nobody's drift is not reverted unasked: it may be somebody's unfinished work.
 */
export function mayApply(
  stack: Stack,
  clicks: readonly Click[],
  overrides: readonly Override[],
  incident: string,
  now: Date,
): readonly Reason[] {
  const nobodys = clicks.filter(({ unexplained }) => unexplained !== undefined);
  const broken = clicks.filter((click) => isBreakGlass(stack, click));
  const addresses = targetsOf(stack.name, clicks).all;
  return [
    ...broken.map(({ actor }) => ({ code: 'break-glass', detail: `${actor.name} clicked with a break-glass role` })),
    ...(stack.policy.unexplained === 'auto' ? [] : nobodys).map(({ hits }) => ({
      code: 'unexplained',
      ...(hits[0] && { address: hits[0].address }),
      detail: 'a sweep found it, and no click explains it: a person must say whether it may go',
    })),
    ...standingReasons(addresses, stack.name, overrides, incident, now),
  ];
}

/** The overrides of others than this incident that stand over these addresses, each as a reason to ask a person. */
export function standingReasons(
  addresses: readonly string[],
  stack: string,
  overrides: readonly Override[],
  incident: string,
  now: Date,
): readonly Reason[] {
  return overlapping(addresses, stack, overrides, now, incident).map(({ address, override }) => ({
    code: 'override-overlap',
    address,
    detail: `override ${override.id} of ${override.requestedBy} stands until ${override.until}`,
  }));
}

function isBreakGlass({ breakGlassRoles = [] }: Stack, { actor }: Click): boolean {
  const { arn = '' } = actor;
  return roleOf(arn) !== undefined && breakGlassRoles.some((role) => isPrincipal(role, arn));
}

/**
 * Why a kept plan may not be applied: nobody decided to revert, or the decision was about another plan. The workflow's word
 * alone is not enough, since it only passes on what the record says. An answer without a plan has no digest, nor has its decision.
 */
export function released(incident: Incident, digest: string | undefined): readonly Reason[] {
  const { decision } = incident;
  if (decision?.verb !== 'revert') return [{ code: 'not-decided', detail: 'nobody has decided to revert' }];
  if (decision.digest !== digest)
    return [{ code: 'other-plan', detail: 'the decision was about a plan that is not the kept one' }];
  return [];
}

/**
 * Whether an override's end was decided together with the override: it is over by the clock, or somebody entitled ended it.
 * Then what still differs is reverted without another question, where the plan is a pure revert.
 */
export function isOver({ decision }: Incident, now: Date): boolean {
  if (decision?.verb === 'revert') return true;
  return decision?.verb === 'keep' && decision.until !== undefined && decision.until <= now.toISOString();
}
