import { DescribeRuleCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { clientSettings } from './clients.ts';

const hub = 'us-east-1';

/**
 * CloudTrail delivers to the bus of a call's own Region: the default buses of the stack's other Regions forward to the hub's
 * what the hub's own rule lets through, as a spoke does. (moto puts the hub's Region into the envelope; the record keeps its own.)
 */
export async function forwardRegions(endpoint: string, rule: string, regions: readonly string[]): Promise<void> {
  const settled = new EventBridgeClient(clientSettings(endpoint, hub));
  const { EventPattern } = await settled.send(new DescribeRuleCommand({ Name: rule }));
  for (const region of regions.filter((one) => one !== hub)) {
    const bus = new EventBridgeClient(clientSettings(endpoint, region));
    await bus.send(new PutRuleCommand({ Name: rule, EventPattern }));
    const Arn = `arn:aws:events:${hub}:123456789012:event-bus/default`;
    await bus.send(new PutTargetsCommand({ Rule: rule, Targets: [{ Id: 'hub', Arn }] }));
  }
}
