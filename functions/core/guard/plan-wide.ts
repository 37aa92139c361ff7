import { withoutIndex } from '../address.ts';
import type { Reason } from '../incident.ts';
import { isObject } from '../json.ts';
import { own } from '../own.ts';
import { rootScope } from './configuration.ts';
import type { OutputChange, Plan, ResourceChange } from './plan.ts';
import { resourcesBehind } from './references.ts';

/** What the plan as a whole says against itself, whichever resources it changes. */
export function planWideReasons(plan: Plan, changed: readonly ResourceChange[]): readonly Reason[] {
  const reasons: Reason[] = [];
  if (plan.errored) reasons.push({ code: 'errored', detail: 'Terraform stopped with errors while it planned' });
  if (plan.deferred > 0) reasons.push({ code: 'incomplete', detail: `${plan.deferred} changes were deferred` });
  if (!plan.applyable && changed.length > 0)
    reasons.push({ code: 'incomplete', detail: 'Terraform calls the plan not applyable' });
  for (const condition of plan.failedChecks)
    reasons.push({ code: 'errored', detail: `a condition of ${condition} does not hold` });
  for (const name of plan.strange) reasons.push({ code: 'action-unknown', detail: `the plan has a member ${name}` });
  return reasons.concat(outputReasons(plan, changed));
}

function outputReasons(plan: Plan, changed: readonly ResourceChange[]): readonly Reason[] {
  const behind = new Set(changed.map(({ address }) => withoutIndex(address)));
  return plan.outputs
    .filter(({ actions }) => actions.join() !== 'no-op')
    .filter((output) => !followsResources(output, plan, behind))
    .map(({ name }) => ({ code: 'output-changes', address: `output.${name}`, attribute: name }));
}

/** An output that is not known before apply because what it shows is being put back by this plan. */
function followsResources(output: OutputChange, plan: Plan, behind: ReadonlySet<string>): boolean {
  const root = rootScope(plan.configuration);
  const outputs = root?.body.outputs;
  const configured = isObject(outputs) ? own(outputs, output.name) : undefined;
  if (!root || !isObject(configured) || output.actions.join() !== 'update' || output.afterUnknown !== true)
    return false;
  const sources = resourcesBehind(configured.expression, root);
  return sources !== undefined && sources.length > 0 && sources.every((source) => behind.has(source));
}
