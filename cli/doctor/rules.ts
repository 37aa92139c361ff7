import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  ResourceNotFoundException,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { type Finding, finding, type Patient } from './finding.ts';

const { ok, warn, fail } = finding('rules');

interface Synthetic {
  readonly type: string;
  readonly detail: object;
  /** The bus that the rule is on has the rule's name: spokes send there. */
  readonly ownBus?: true;
}

/** One event that each rule must let through. */
const events: Readonly<Record<string, Synthetic>> = {
  clicks: {
    type: 'AWS API Call via CloudTrail',
    detail: { eventSource: 'ec2.amazonaws.com', eventName: 'CreateTags', sessionCredentialFromConsole: 'true' },
  },
  tampering: {
    type: 'AWS API Call via CloudTrail',
    detail: { eventSource: 'events.amazonaws.com', eventName: 'DisableRule', requestParameters: { name: 'unclick' } },
  },
  'root-sign-in': {
    type: 'AWS Console Sign In via CloudTrail',
    detail: { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', userIdentity: { type: 'Root' } },
  },
  hub: {
    type: 'AWS API Call via CloudTrail',
    detail: { eventSource: 'iam.amazonaws.com', eventName: 'TagRole', sessionCredentialFromConsole: 'true' },
    ownBus: true,
  },
};

/** Each rule is there, is on, leads to the queue, and lets a synthetic event through. */
export async function checkRules(patient: Patient): Promise<Finding[]> {
  const client = new EventBridgeClient({});
  const found: Finding[] = [];
  for (const [name, event] of Object.entries(events)) found.push(await checkRule(client, patient, name, event));
  return found;
}

async function checkRule(
  client: EventBridgeClient,
  { deployment, region, account }: Patient,
  name: string,
  event: Synthetic,
): Promise<Finding> {
  const Name = `${deployment}-${name}`;
  const EventBusName = event.ownBus ? Name : 'default';
  const rule = await client.send(new DescribeRuleCommand({ Name, EventBusName })).catch(unlessMissing);
  if (!rule) return fail(`the rule ${Name} is missing`, 'deploy again: npm run deploy');
  if (rule.State !== 'ENABLED')
    return fail(`the rule ${Name} is ${rule.State}`, 'switch it on, and ask who switched it off');
  const { Targets = [] } = await client.send(new ListTargetsByRuleCommand({ Rule: Name, EventBusName }));
  if (!Targets.some(({ Arn }) => Arn?.endsWith(`:${deployment}-clicks`)))
    return fail(`the rule ${Name} does not lead to the queue`, 'deploy again, and ask who took its target away');
  const Event = JSON.stringify({
    id: '00000000-0000-0000-0000-000000000000',
    'detail-type': event.type,
    source: 'aws.doctor',
    account,
    time: '2026-01-01T00:00:00Z',
    region,
    resources: [],
    detail: event.detail,
  });
  const { Result } = await client.send(new TestEventPatternCommand({ EventPattern: rule.EventPattern, Event }));
  if (Result === undefined)
    return warn(`${Name} is on; EventBridge did not say whether it matches`, 'this is no AWS: test it there');
  return Result
    ? ok(`${Name} is on and matches`)
    : fail(`${Name} drops an event that it must take`, 'deploy again: its pattern was changed');
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof ResourceNotFoundException)) throw error;
}
