import { describe, expect, it } from 'vitest';
import { MOST_KEYS } from '../../functions/core/identity/bounds.ts';
import { type Identified, identify } from '../../functions/core/identity.ts';
import type { Json, JsonObject } from '../../functions/core/json.ts';
import { clickedRecord } from './clicks.ts';

function identified(service: string, eventName: string, requestParameters: Json, more: JsonObject = {}): Identified {
  return identify(clickedRecord({ eventSource: `${service}.amazonaws.com`, eventName, requestParameters, ...more }));
}

/** Each thing as `key relation account/Region`. */
function things({ identities }: Identified): string[] {
  return identities.map(({ key, relation, account, region }) => `${key} ${relation} ${account}/${region}`);
}

const here = '111122223333/eu-central-1';

describe('where the thing lives that a call touches', () => {
  const gadget = (scope: string) => `arn:aws:brandnew:${scope}:gadget/g`;
  it.each<[string, string, string, Json, string[]]>([
    [
      'an ARN says all of it',
      'brandnew',
      'UpdateGadget',
      { gadgetArn: gadget('eu-west-1:444455556666') },
      [`${gadget('eu-west-1:444455556666')} direct /`, 'brandnew:gadget|g direct 444455556666/eu-west-1'],
    ],
    [
      'an ARN without an account: the caller’s',
      'brandnew',
      'UpdateGadget',
      { gadgetArn: gadget('eu-west-1:') },
      [`${gadget('eu-west-1:')} direct 111122223333/`, 'brandnew:gadget|g direct 111122223333/eu-west-1'],
    ],
    [
      'an ARN without a Region: nowhere but in its account, which is the caller’s for names',
      'brandnew',
      'UpdateGadget',
      { gadgetArn: gadget(':') },
      [`${gadget(':')} direct /`, 'brandnew:gadget|g direct 111122223333/'],
    ],
    [
      'an ARN as a state writes it',
      'brandnew',
      'UpdateGadget',
      { gadgetArn: `${gadget('eu-west-1:444455556666')}:*` },
      [`${gadget('eu-west-1:444455556666')} direct /`, 'brandnew:gadget|g direct 444455556666/eu-west-1'],
    ],
    [
      'a name that looks like the word for an ARN',
      'brandnew',
      'UpdateGadget',
      { gadgetName: 'warn|x' },
      [`brandnew:gadget|warn|x direct ${here}`],
    ],
    ['a name where only an ARN could stand: nowhere', 'sns', 'SetTopicAttributes', { topicArn: 't' }, []],
    [
      'a row that lacks what it needs: by the names',
      'sqs',
      'TagQueue',
      { queueName: 'q' },
      [`sqs:queue|q direct ${here}`],
    ],
    [
      'a global service: no Region',
      'iam',
      'PutRolePolicy',
      { roleName: 'app', policyName: 'p' },
      [
        'iam:rolepolicy|app|p direct 111122223333/',
        'iam:rolepolicies|app direct 111122223333/',
        'iam:role|app parent 111122223333/',
      ],
    ],
    [
      'a container and what is in it',
      'ec2',
      'RevokeSecurityGroupIngress',
      { groupId: 'sg-1', securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-1' }] } },
      [`id|sgr-1 direct ${here}`, `id|sg-1 container ${here}`],
    ],
    [
      'a row for one kind of resource',
      'ssm',
      'AddTagsToResource',
      { resourceType: 'parameter', resourceId: '/a' },
      [`ssm:parameter|a direct ${here}`],
    ],
    [
      'a name where an ARN could stand',
      'secretsmanager',
      'TagResource',
      { secretId: 'db' },
      [`secretsmanager:secret|db direct ${here}`],
    ],
    [
      'a row for what is there, whatever it holds',
      'sqs',
      'SetQueueAttributes',
      { queueUrl: 'https://x/1/q', attributes: { Policy: '' } },
      [`sqs:queuepolicy|q direct ${here}`, `sqs:queue|q container ${here}`],
    ],
    [
      'and not for what is not',
      'sqs',
      'SetQueueAttributes',
      { queueUrl: 'https://x/1/q', attributes: { DelaySeconds: '1' } },
      [`sqs:queue|q container ${here}`],
    ],
    ['parameters as JSON text', 'kinesis', 'DeleteStream', '{"streamName":"s"}', [`kinesis:stream|s direct ${here}`]],
  ])('%s', (_, service, event, request, expected) => {
    const found = identified(service, event, request);
    expect(things(found)).toEqual(expected);
    expect(found).toMatchObject({ isCut: false, hidden: false });
  });

  it('is cut where more is named than anybody looks up', () => {
    const names = (length: number) => Array.from({ length }, (_, at) => `a${at}`);
    const all = identified('monitoring', 'DeleteAlarms', { alarmNames: names(MOST_KEYS) });
    expect([all.identities.length, all.isCut]).toEqual([MOST_KEYS, false]);
    const more = identified('monitoring', 'DeleteAlarms', { alarmNames: names(MOST_KEYS + 1) });
    expect([more.identities.length, more.isCut]).toEqual([MOST_KEYS, true]);
    expect(identified('monitoring', 'DeleteAlarms', { alarmNames: ['a'], other: names(MOST_KEYS + 1) }).isCut).toBe(
      false,
    );
  });

  it('is said by what a service’s own event tells, where nobody called', () => {
    const more = { serviceEventDetails: { streamName: 's' } };
    expect(things(identified('kinesis', 'DeleteStream', null, more))).toEqual([`kinesis:stream|s direct ${here}`]);
    expect(things(identified('kinesis', 'DeleteStream', {}, more))).toEqual([]);
  });

  it('is said by what came back', () => {
    const subscription = 'arn:aws:sns:eu-central-1:111122223333:t:1';
    expect(
      things(identified('sns', 'ConfirmSubscription', {}, { responseElements: { subscriptionArn: subscription } })),
    ).toEqual([`${subscription} direct /`]);
  });

  describe('is said by `resources`', () => {
    const arn = 'arn:aws:iam::111122223333:role/app';
    const listed = (resources: Json, request: Json = null) => identified('iam', 'TagRole', request, { resources });

    it.each<[string, Json, string[]]>([
      ['ARN', [{ ARN: arn }], [`${arn} direct /`]],
      ['arn', [{ ARN: '', arn }], [`${arn} direct /`]],
      ['ARNs among what is none', [null, 'x', {}, { ARN: arn }], [`${arn} direct /`]],
      ['nothing that is no list', { ARN: arn }, []],
    ])('as %s', (_, resources, expected) => {
      const found = listed(resources);
      expect(things(found)).toEqual(expected);
      expect(found).toMatchObject({ isCut: false, hidden: false });
    });

    it('only where the parameters say nothing', () => {
      expect(things(listed([{ ARN: arn }], { roleName: 'other' }))).toEqual(['iam:role|other direct 111122223333/']);
    });

    it('as far as anybody looks', () => {
      const many = listed(Array.from({ length: MOST_KEYS + 1 }, (_, at) => ({ ARN: `${arn}${at}` })));
      expect([many.identities.length, many.isCut]).toEqual([MOST_KEYS, true]);
    });
  });

  it('is hidden where CloudTrail kept the name back, and nothing else is named but what it is in', () => {
    const kept = 'HIDDEN_DUE_TO_SECURITY_REASONS';
    const target = (windowTargetId: string) =>
      identified('ssm', 'UpdateMaintenanceWindowTarget', { windowId: 'mw-1', windowTargetId });
    expect(target(kept)).toMatchObject({ hidden: true, identities: [{ relation: 'parent' }] });
    expect(target('t-1').hidden).toBe(false);
  });

  it('is hidden where one of several in a list was kept back: the others do not say which that was', () => {
    const kept = 'HIDDEN_DUE_TO_SECURITY_REASONS';
    expect(identified('monitoring', 'DeleteAlarms', { alarmNames: ['a', kept] })).toMatchObject({
      hidden: true,
      identities: [{ key: 'monitoring:alarm|a' }],
    });
    expect(identified('appstream', 'DeleteFleets', { fleetNames: [kept, 'a'] })).toMatchObject({ hidden: true });
    // Another parameter, or what else is named, says enough.
    expect(identified('appstream', 'DeleteFleet', { name: 'a', description: kept }).hidden).toBe(false);
    expect(identified('elasticache', 'ModifyUserGroup', { userGroupId: 'g', userIdsToAdd: [kept] })).toMatchObject({
      hidden: false,
      identities: [{ relation: 'container' }],
    });
  });
});
