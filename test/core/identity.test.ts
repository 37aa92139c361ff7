import { describe, expect, it } from 'vitest';
import { MOST_KEYS } from '../../functions/core/identity/bounds.ts';
import { type Identified, identify } from '../../functions/core/identity.ts';
import type { Json, JsonObject } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { click } from './clicks.ts';

function identified(service: string, eventName: string, requestParameters: Json, more: JsonObject = {}): Identified {
  const parsed = parseRecord(click({ eventSource: `${service}.amazonaws.com`, eventName, requestParameters, ...more }));
  if (!parsed.ok) throw new Error(parsed.reason);
  return identify(parsed.record);
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

  it('is said by `resources`, where the parameters say nothing', () => {
    const arn = 'arn:aws:iam::111122223333:role/app';
    const found = identified('iam', 'TagRole', null, { resources: [null, 'x', {}, { ARN: arn }] });
    expect(things(found)).toEqual([`${arn} direct /`]);
    expect(found).toMatchObject({ isCut: false, hidden: false });
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
