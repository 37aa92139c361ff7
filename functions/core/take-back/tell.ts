import type { Click } from '../click.ts';
import type { Plan } from '../guard/plan.ts';
import { sameValue } from '../guard/same-value.ts';
import type { Reason } from '../incident.ts';
import { plainEventName } from '../verb.ts';
import { waysBack } from './way-back.ts';

/** Calls that change what no resource of the provider describes, and the resource that would. */
const unmodelled: Readonly<Record<string, string>> = {
  'ec2:StopInstances': 'whether an instance runs: aws_ec2_instance_state would say so',
  'ec2:StartInstances': 'whether an instance runs: aws_ec2_instance_state would say so',
  'ec2:RebootInstances': 'a restart, which leaves nothing behind',
  'rds:StopDBInstance': 'whether a database runs: no resource describes it',
  'rds:StartDBInstance': 'whether a database runs: no resource describes it',
  'rds:RebootDBInstance': 'a restart, which leaves nothing behind',
  'lambda:PublishVersion': 'a published version: `publish = true` on the function would make Terraform publish them',
  'autoscaling:SetDesiredCapacity': 'the number of instances, where the configuration leaves it to the group',
  'ecs:StopTask': 'a running task, which its service starts again',
  'ecs:RunTask': 'a running task, which no resource describes',
};

/** Creating verbs: such a call on a resource, with a clean plan, has put something beside it that no plan lists. */
const creating = /^(Add|Associate|Attach|Authorize|Create|Enable|Grant|Import|Put|Register|Set|Share|Subscribe|Upload)/;

/** What is told of a click that no plan and neither answer takes back; undefined where there is nothing to tell. */
export function tellOf(
  click: Click,
  plan: Plan,
): { readonly outcome: 'invisible' | 'left'; readonly reason: Reason } | undefined {
  const call = `${click.eventSource.split('.')[0]}:${plainEventName(click.eventName)}`;
  const address = click.hits[0]?.address;
  const about = address === undefined ? {} : { address };
  const known = unmodelled[call];
  if (known)
    return {
      outcome: 'left',
      reason: { code: 'not-modelled', ...about, detail: `${click.eventName} changes ${known}` },
    };
  const drifted = telling(click, plan);
  if (drifted) return { outcome: 'invisible', reason: drifted };
  const onlyParents = click.hits.length > 0 && click.hits.every(({ match }) => match === 'parent');
  if (!onlyParents || !creating.test(click.eventName)) return undefined;
  const detail = `${click.eventName} made something beside it that no plan lists`;
  return { outcome: 'invisible', reason: { code: 'invisible', ...about, detail } };
}

function telling(click: Click, plan: Plan): Reason | undefined {
  const touched = click.hits.map(({ address }) => address);
  for (const drift of plan.drift.filter(({ address }) => touched.includes(address)))
    for (const [name, wayBack] of Object.entries(waysBack)) {
      const { address, type, change } = drift;
      const [of, attribute = ''] = name.split('.');
      const same = sameValue(change.before[attribute], change.after[attribute], { type, path: [attribute] });
      if (of === type && !same) return { code: 'invisible', address, attribute, detail: wayBack(drift, click) };
    }
  return undefined;
}
