import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStateIndex } from '../../functions/adapters/memory-state-index.ts';
import { indexState } from '../../functions/core/state/index-state.ts';
import { anything, lagging } from '../../functions/core/state/stale.ts';
import { readState } from '../../functions/core/state/state.ts';
import { type AnswerPorts, answerClick } from '../../functions/flows/answer-click.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakeWorkflow } from '../fakes/workflow.ts';
import { aClick } from '../rig/click.ts';
import { HandClock } from '../rig/hand-clock.ts';

const account = '123456789012';
const aGroup = (id: string) => ({
  mode: 'managed',
  type: 'aws_security_group',
  name: 'web',
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [
    {
      attributes: {
        id,
        arn: `arn:aws:ec2:us-east-1:${account}:security-group/${id}`,
        name: 'web',
        vpc_id: 'vpc-0a1b2c3d4e5f6a7b8',
      },
    },
  ],
});

function rowsOf(stack: string, id: string) {
  const state = readState({ version: 4, serial: 1, lineage: 'l', resources: [aGroup(id)] });
  if (!state.ok) throw new Error(state.why);
  return indexState(state.resources, { stack });
}

const opened = (over: Record<string, unknown> = {}, detail: Record<string, unknown> = {}) =>
  JSON.stringify({
    source: 'aws.ec2',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: {
      eventVersion: '1.09',
      eventID: 'e-1',
      eventTime: '2026-11-23T12:00:00Z',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'AuthorizeSecurityGroupIngress',
      awsRegion: 'us-east-1',
      recipientAccountId: account,
      readOnly: false,
      eventType: 'AwsApiCall',
      sessionCredentialFromConsole: 'true',
      userAgent: 'Mozilla/5.0',
      userIdentity: {
        type: 'AssumedRole',
        arn: `arn:aws:sts::${account}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/dana@example.com`,
        accountId: account,
      },
      requestParameters: { groupId: 'sg-0b1c2d3e4f5a6b7c8', ipPermissions: { items: [] } },
      ...detail,
    },
    ...over,
  });

describe('answering a click', () => {
  let index: MemoryStateIndex;
  let workflow: FakeWorkflow;
  let incidents: FakeIncidents;
  let dead: { body: string; reason: string }[];
  let ports: AnswerPorts;

  beforeEach(() => {
    index = new MemoryStateIndex();
    workflow = new FakeWorkflow();
    incidents = new FakeIncidents();
    dead = [];
    const clock = new HandClock();
    const mailbox = new FakeMailbox(clock, incidents);
    const deadLetters = { send: async (body: string, reason: string) => void dead.push({ body, reason }) };
    ports = {
      policy: { origins: ['console'], ownRoles: [] },
      own: { prefix: 'unclick-prod', names: [], trails: [], deployers: [] },
      ignore: [],
      clock,
      index,
      mailbox,
      workflow,
      deadLetters,
    };
  });

  it('puts drift into the stack’s mailbox and starts its workflow under the incident’s name', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    const answered = await answerClick(ports, opened());
    expect(answered).toMatchObject({ verdict: { verdict: 'drift', reason: 'managed' }, incidents: ['net-1'] });
    expect(workflow.inputs).toEqual([{ stack: 'net', incident: 'net-1', task: 'revert' }]);
    expect(incidents.records.get('net-1')?.clicks[0]).toMatchObject({
      eventID: 'e-1',
      heardAt: ports.clock.now().toISOString(),
      actor: { name: 'dana@example.com', kind: 'sso' },
      hits: [{ stack: 'net', address: 'aws_security_group.web', match: 'id' }],
    });
  });

  it('says of a click that only a sweep of CloudTrail found that the bus had lost it', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    await answerClick(ports, opened({ source: 'unclick.backfill' }));
    await answerClick(ports, opened({}, { eventID: 'e-2' }));
    expect(incidents.records.get('net-1')?.clicks.map(({ swept }) => swept)).toEqual([true, undefined]);
  });

  it('waits for an index that lags, or tells that it does, but never takes the resource for unmanaged', async () => {
    index.put(anything, lagging('net', 'being indexed', account));
    expect(await answerClick(ports, opened(), true)).toEqual({
      verdict: 'later',
      lagging: [{ stack: 'net', why: 'being indexed' }],
    });
    expect(incidents.records.size).toBe(0);
    expect(await answerClick(ports, opened())).toMatchObject({
      verdict: { verdict: 'unresolved', reason: 'stale-index' },
      incidents: ['unresolved-1'],
    });
    expect(incidents.records.get('unresolved-1')?.clicks[0]?.unresolved).toEqual({
      reason: 'stale-index',
      lagging: [{ stack: 'net', why: 'being indexed' }],
    });
  });

  it.each([
    ['what another stack holds', () => index.add(rowsOf('web', 'sg-0b1c2d3e4f5a6b7c8')), account, 'managed'],
    ['what lives in an account that the lagging stack does not', () => {}, '444455556666', 'unmanaged'],
    ['anything, where the lagging stack’s account is not known', () => {}, undefined, 'stale-index'],
  ])('of a lagging stack, answers for %s', async (_, prepare, where, reason) => {
    prepare();
    index.put(anything, lagging('net', 'being indexed', where));
    expect(await answerClick(ports, opened())).toMatchObject({ verdict: { reason } });
  });

  it('a message that comes twice is one click and one workflow', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    await answerClick(ports, opened());
    await answerClick(ports, opened());
    expect(workflow.inputs).toHaveLength(1);
    expect(incidents.records.get('net-1')?.clicks).toHaveLength(1);
  });

  it('a workflow that ended without gathering is superseded: the click is never left lying', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    await answerClick(ports, opened());
    workflow.executions.set('net-1', 'closed');
    expect(await answerClick(ports, opened())).toMatchObject({ incidents: ['net-2'] });
    expect(workflow.inputs.map(({ incident }) => incident)).toEqual(['net-1', 'net-2']);
    expect((await ports.mailbox.gather('net', 'net-2')).map(({ eventID }) => eventID)).toEqual(['e-1']);
  });

  it('goes on until a workflow runs that will answer the click', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    await answerClick(ports, opened());
    await ports.mailbox.supersede('net', 'net-1');
    workflow.executions.set('net-1', 'closed');
    workflow.executions.set('net-2', 'closed');
    expect(await answerClick(ports, opened())).toMatchObject({ incidents: ['net-3'] });
    expect(workflow.executions.get('net-3')).toBe('running');
    expect((await ports.mailbox.gather('net', 'net-3')).map(({ eventID }) => eventID)).toEqual(['e-1']);
    expect(incidents.records.get('net-1')).toMatchObject({ reasons: [{ code: 'superseded', detail: 'net-3' }] });
  });

  it('a click that was answered is not answered again', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    await answerClick(ports, opened());
    await ports.mailbox.gather('net', 'net-1');
    workflow.executions.set('net-1', 'closed');
    expect(await answerClick(ports, opened())).toMatchObject({ incidents: ['net-1'] });
    expect(workflow.inputs).toHaveLength(1);
  });

  it('a workflow that gathers the click and ends while it is being started is not superseded', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    await answerClick(ports, opened());
    const late = {
      ...workflow,
      start: async (incident: string) => {
        await ports.mailbox.gather('net', incident);
        return 'closed' as const;
      },
      answer: async () => true,
    };
    expect(await answerClick({ ...ports, workflow: late }, opened())).toMatchObject({ incidents: ['net-1'] });
    expect([...incidents.records.keys()]).toEqual(['net-1']);
    expect((await ports.mailbox.put('net', aClick({ eventID: 'e-2' }))).incident).toBe('net-2');
  });

  it('lets stand what a rule says may stand, and only that', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    const rule = { address: 'aws_security_group.web', reason: 'opened for the audit', until: '2026-11-23' };
    expect(await answerClick({ ...ports, ignore: [rule] }, opened())).toMatchObject({ incidents: [] });
    const over = { ...rule, until: '2026-11-22' };
    expect(await answerClick({ ...ports, ignore: [over] }, opened())).toMatchObject({ incidents: ['net-1'] });
  });

  it('tells people of what two states claim, and starts nothing that could apply', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    index.add(rowsOf('copy', 'sg-0b1c2d3e4f5a6b7c8'));
    expect(await answerClick(ports, opened())).toMatchObject({
      verdict: { verdict: 'unresolved', reason: 'ambiguous' },
    });
    expect(workflow.inputs).toEqual([{ stack: 'unresolved', incident: 'unresolved-1', task: 'revert' }]);
  });

  it.each([
    ['a read', opened({}, { readOnly: true, eventName: 'DescribeSecurityGroups' })],
    ['a failed call', opened({}, { errorCode: 'Client.UnauthorizedOperation' })],
    ['something unmanaged', opened({}, { requestParameters: { groupId: 'sg-0ffffffffffffffff' } })],
    ['a call by a program', opened({}, { sessionCredentialFromConsole: undefined, userAgent: 'aws-cli/2.15.0' })],
  ])('%s starts nothing', async (_, body) => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    expect(await answerClick(ports, body)).toMatchObject({ verdict: { verdict: 'ignored' }, incidents: [] });
    expect(workflow.inputs).toEqual([]);
    expect(dead).toEqual([]);
  });

  it.each([
    ['no JSON', '{"detail":'],
    ['an empty body', ''],
    ['a list', '[]'],
    [
      'an event of another kind',
      JSON.stringify({ 'detail-type': 'EC2 Instance State-change Notification', detail: {} }),
    ],
    ['a record without an eventID', opened({}, { eventID: undefined })],
    ['an envelope without a record', JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', detail: null })],
  ])('%s goes to the dead letters with its reason', async (_, body) => {
    expect(await answerClick(ports, body)).toMatchObject({ verdict: 'malformed' });
    expect(dead).toEqual([{ body, reason: expect.stringMatching(/\S/) }]);
  });

  it('raises an alarm on a call on the responder itself, from anywhere', async () => {
    const call = {
      eventSource: 'events.amazonaws.com',
      eventName: 'DisableRule',
      requestParameters: { name: 'unclick-prod-clicks' },
    };
    const body = opened({}, { ...call, sessionCredentialFromConsole: undefined, userAgent: 'aws-cli/2.15.0' });
    const answered = await answerClick(ports, body);
    expect(answered).toMatchObject({ verdict: { verdict: 'ignored' }, incidents: ['tampering-1'] });
    expect(incidents.records.get('tampering-1')?.clicks[0]?.critical).toEqual(['DisableRule on unclick-prod-clicks']);
  });

  it('says which click the bus had lost: the backfill brought it first', async () => {
    index.add(rowsOf('net', 'sg-0b1c2d3e4f5a6b7c8'));
    const brought = opened({ source: 'unclick.backfill' });
    expect(await answerClick(ports, brought)).toMatchObject({ source: 'unclick.backfill', isNew: true });
    expect(await answerClick(ports, brought)).toMatchObject({ isNew: false });
  });

  it('what it cannot do now comes back: a failing table is no verdict', async () => {
    const failing = { ...ports, index: { lookup: async () => Promise.reject(new Error('throttled')) } };
    await expect(answerClick(failing, opened())).rejects.toThrow('throttled');
  });

  it('law: any bytes end as a verdict or a dead letter, and never as drift', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), async (body) => {
        const answered = await answerClick(ports, body);
        expect(answered.verdict).toBe('malformed');
      }),
      { numRuns: 500 },
    );
    expect(workflow.inputs).toEqual([]);
  });
});
