import {
  DescribeRuleCommand,
  ListTargetsByRuleCommand,
  ResourceNotFoundException,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../../cli/doctor/rules.ts';
import { containing, freshMocks, graded, mocks, patient } from './patient.ts';

freshMocks();

describe('rules', () => {
  const on = { State: 'ENABLED' as const, EventPattern: '{}' };
  const leads = { Targets: [{ Id: 'q', Arn: 'arn:aws:sqs:eu-west-1:111122223333:unclick-prod-clicks' }] };
  it('that are on, lead to the queue and match are four, the hub’s on a bus of its own', async () => {
    mocks.bus.on(DescribeRuleCommand).resolves(on);
    mocks.bus.on(ListTargetsByRuleCommand).resolves(leads);
    mocks.bus.on(TestEventPatternCommand).resolves({ Result: true });
    expect(graded(await checkRules(patient))).toEqual([
      containing('ok', 'unclick-prod-clicks'),
      containing('ok', 'unclick-prod-tampering'),
      containing('ok', 'unclick-prod-root-sign-in'),
      containing('ok', 'unclick-prod-hub'),
    ]);
    const buses = mocks.bus.commandCalls(DescribeRuleCommand).map(({ args }) => args[0].input.EventBusName);
    expect(buses).toEqual(['default', 'default', 'default', 'unclick-prod-hub']);
  });

  it.each([
    ['are off', { ...on, State: 'DISABLED' as const }, leads, true, containing('fail', 'DISABLED')],
    ['lead nowhere', on, { Targets: [] }, true, containing('fail', 'does not lead to the queue')],
    ['lead elsewhere', on, { Targets: [{ Id: 'x', Arn: 'arn:x' }] }, true, containing('fail', 'does not lead')],
    ['match nothing', on, leads, false, containing('fail', 'drops an event')],
    ['are not told of', on, leads, undefined, containing('warn', 'did not say')],
  ])('that %s', async (_what, rule, targets, Result, expected) => {
    mocks.bus.on(DescribeRuleCommand).resolves(rule);
    mocks.bus.on(ListTargetsByRuleCommand).resolves(targets);
    mocks.bus.on(TestEventPatternCommand).resolves({ ...(Result !== undefined && { Result }) });
    expect(new Set(graded(await checkRules(patient)).map((one) => JSON.stringify(one))).size).toBe(4);
    expect(graded(await checkRules(patient))[0]).toEqual(expected);
  });

  it('that are gone are missing, and such that may not be seen are not', async () => {
    mocks.bus.on(DescribeRuleCommand).rejects(new ResourceNotFoundException({ message: 'no', $metadata: {} }));
    expect(graded(await checkRules(patient))[0]).toEqual(containing('fail', 'is missing'));
    mocks.bus.on(DescribeRuleCommand).rejects(new Error('AccessDenied'));
    await expect(checkRules(patient)).rejects.toThrow('AccessDenied');
  });
});
