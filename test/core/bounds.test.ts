import { describe, expect, it } from 'vitest';
import { prepare } from '../../functions/core/classify.ts';
import { MOST_KEYS } from '../../functions/core/identity/bounds.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { CONSOLE_ONLY } from '../../functions/core/policy.ts';
import { anything } from '../../functions/core/state/stale.ts';
import { account, classify, click, clickedRecord, region, stateOf } from './clicks.ts';

const many = 200_000;
const names = (prefix: string, count = many) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const fields = (prefix: string, count = many) => Object.fromEntries(names(prefix, count).map((name) => [name, 'x']));
const instances = (count = many) => names('i-', count).map((instanceId) => ({ instanceId }));

function prepared(
  eventSource: string,
  eventName: string,
  requestParameters: JsonObject,
  responseElements: JsonObject = {},
) {
  return prepare(clickedRecord({ eventSource, eventName, requestParameters, responseElements }), CONSOLE_ONLY);
}

/** Longer than any record that CloudTrail writes. */
const HOSTILE: [what: string, source: string, event: string, request: JsonObject, response?: JsonObject][] = [
  ['a list of ids', 'ec2', 'TerminateInstances', { instancesSet: { items: instances() } }],
  ['a list of names by a table', 'monitoring', 'DeleteAlarms', { alarmNames: names('a') }],
  ['a list of names by structure', 'athena', 'DeleteWorkGroup', { workGroup: names('a') }],
  [
    'two lists that make keys together',
    'ec2',
    'CreateTags',
    {
      resourcesSet: { items: names('i-', 3000).map((resourceId) => ({ resourceId })) },
      tagSet: { items: names('k', 3000).map((key) => ({ key })) },
    },
  ],
  [
    'lists that name together what has no name',
    'quicksight',
    'DeleteFolderMembership',
    { folderId: names('f'), memberId: names('m'), memberType: 'DASHBOARD' },
  ],
  ['parameters', 'athena', 'DeleteWorkGroup', fields('workGroup')],
  ['parameters of a call that nobody knows', 'athena', 'DisableSomething', fields('x')],
  ['parameters in a wrapper', 'ec2', 'ModifyVpc', { ModifyVpcRequest: fields('VpcId') }],
  ['answers', 'athena', 'CreateWorkGroup', { name: 'a' }, fields('workGroup')],
  [
    'what is not named in front of what is',
    'ec2',
    'StopInstances',
    { instancesSet: { items: [...Array(many).fill({}), ...instances(1)] } },
  ],
  [
    'rules',
    'ec2',
    'RevokeSecurityGroupIngress',
    {
      groupId: 'sg-0123456789abcdef0',
      ipPermissions: {
        items: names('', many).map((port) => ({
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          cidrIp: '10.0.0.0/8',
        })),
      },
    },
  ],
];

describe('a record that is larger than CloudTrail writes', () => {
  it.each(HOSTILE)('%s: is read in part, in a short time, and told', (_, source, event, request, response) => {
    const began = performance.now();
    const it = prepared(`${source}.amazonaws.com`, event, request, response);
    if (it.settled) throw new Error('settled without a look');
    expect(it.keys.filter((key) => key !== anything).length).toBeLessThanOrEqual(MOST_KEYS);
    expect(it.decide(new Map())).toMatchObject({ verdict: 'unresolved', reason: 'too-large', hits: [] });
    // Two lists that make keys together took 50 seconds, many parameters 13. The bound leaves room for a busy machine.
    expect(performance.now() - began).toBeLessThan(4000);
  });

  it('says what it did find', () => {
    const state = stateOf({ 'aws_instance.web': { id: 'i-3', arn: `arn:aws:ec2:${region}:${account}:instance/i-3` } });
    const record = click({
      eventName: 'TerminateInstances',
      requestParameters: { instancesSet: { items: instances() } },
    });
    const { verdict, reason, hits } = classify(record, { main: state });
    expect([verdict, reason, hits.map(({ address }) => address)]).toEqual([
      'unresolved',
      'too-large',
      ['aws_instance.web'],
    ]);
  });

  it('many wrappers: is read whole in a short time', () => {
    const wrappers = Object.fromEntries(names('a', 5000).map((name) => [`${name}Request`, { [name]: 1 }]));
    const began = performance.now();
    prepared('ec2.amazonaws.com', 'ModifyVpc', { ...wrappers, vpcId: 'vpc-1' });
    expect(performance.now() - began).toBeLessThan(4000);
  });
});

describe('the largest record that CloudTrail does write', () => {
  it('is looked up whole', () => {
    const state = stateOf({
      'aws_instance.web': { id: 'i-999', arn: `arn:aws:ec2:${region}:${account}:instance/i-999` },
    });
    const record = click({
      eventName: 'CreateTags',
      requestParameters: {
        resourcesSet: { items: names('i-', 1000).map((resourceId) => ({ resourceId })) },
        tagSet: { items: names('k', 5).map((key) => ({ key, value: 'x' })) },
      },
    });
    expect(classify(record, { main: state })).toMatchObject({
      verdict: 'drift',
      hits: [{ address: 'aws_instance.web', match: 'id' }],
    });
  });
});
