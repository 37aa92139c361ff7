import { describe, expect, it } from 'vitest';
import { stateKeys } from '../../../functions/core/identity/state-keys.ts';
import type { JsonObject } from '../../../functions/core/json.ts';

const sqs = 'arn:aws:sqs:eu-central-1:111122223333:q';

describe('the keys of a resource', () => {
  it.each<[string, string, JsonObject, string[]]>([
    [
      'an unknown type’s own names',
      'aws_new_gadget',
      { id: 'g', gadget_name: 'n', role_name: 'r' },
      ['new:gadget|g', 'new:gadget|n'],
    ],
    ['an ARN', 'aws_new_gadget', { arn: sqs }, [sqs]],
    ['a URL by its end', 'aws_new_gadget', { gadget_url: 'https://x/1/g' }, ['new:gadget|g']],
    ['nothing of what is empty', 'aws_new_gadget', { id: '', name: null, tags: { Name: 'x' } }, []],
    ['what an id that only refers is of', 'aws_new_gadget', { id: 'r', role_id: 'r' }, ['new:gadget|role=r']],
    [
      'an id that is the thing’s own under another name',
      'aws_new_gadget',
      { id: 'r', gadget_id: 'r' },
      ['new:gadget|r'],
    ],
    ['an id that a plain attribute repeats', 'aws_new_gadget', { id: 'r', label: 'r' }, ['new:gadget|r']],
    [
      'an id that is the resource’s in words',
      'aws_new_gadget',
      { id: 'r', resource_id: 'r' },
      ['new:gadget|r', 'new:gadget|resource=r'],
    ],
    ['an EC2 id', 'aws_vpc', { id: 'vpc-1' }, ['id|vpc-1']],
  ])('%s', (_, type, attributes, keys) => {
    expect([...stateKeys(type, attributes)].sort()).toEqual([...keys].sort());
  });

  const gadget = (end: string) => `arn:aws:new:eu-central-1:111122223333:${end}`;
  it.each<[string, string, JsonObject, string[]]>([
    [
      'an id that is an ARN, and its end',
      'aws_new_gadget',
      { id: gadget('gadget/g1') },
      [gadget('gadget/g1'), 'new:gadget|g1'],
    ],
    ['not its end where that is a bare number', 'aws_new_gadget', { id: gadget('gadget/123') }, [gadget('gadget/123')]],
    [
      'its end that begins with a digit',
      'aws_new_gadget',
      { id: gadget('gadget/12g') },
      [gadget('gadget/12g'), 'new:gadget|12g'],
    ],
    [
      'its end that ends with a digit',
      'aws_new_gadget',
      { id: gadget('gadget/g12') },
      [gadget('gadget/g12'), 'new:gadget|g12'],
    ],
    [
      'of several ARNs in an id, the end of its own',
      'aws_new_gadget',
      { id: `${gadget('gadget/g1')},${gadget('box/b1')}`, arn: gadget('gadget/g1') },
      [`${gadget('gadget/g1')},${gadget('box/b1')}`, gadget('gadget/g1'), 'new:gadget|g1'],
    ],
    ['an ARN without an end', 'aws_new_gadget', { id: gadget('gadget/') }, [gadget('gadget/')]],
    [
      'an ARN that is another’s',
      'aws_new_gadget',
      { id: gadget('role/r'), role_arn: gadget('role/r') },
      [gadget('role/r'), 'new:gadget|role=r'],
    ],
    ['an ARN of EC2, whose ids stand alone', 'aws_ec2_newthing', { id: gadget('thing/t1') }, [gadget('thing/t1')]],
    [
      'what there is one of',
      'aws_backup_global_settings',
      { id: '1' },
      ['backup:globalsettings|-', 'backup:globalsettings|1'],
    ],
    [
      'what is called by all that it joins',
      'aws_quicksight_folder_membership',
      { folder_id: 'f', member_id: 'm', member_type: 'D' },
      ['quicksight:foldermembership|folder=f&member=m&membertype=D'],
    ],
    [
      'not where a part of that is missing',
      'aws_quicksight_folder_membership',
      { folder_id: 'f', member_type: 'D' },
      [],
    ],
    [
      'a name within its parent',
      'aws_guardduty_filter',
      { id: 'd1x:f1', detector_id: 'd1x', name: 'f1' },
      ['guardduty:filter|f1|detector=d1x', 'guardduty:filter|d1x:f1'],
    ],
    [
      'an id within its parent’s',
      'aws_guardduty_ipset',
      { id: 'd1x:s1y2', detector_id: 'd1x' },
      ['guardduty:ipset|s1y2|detector=d1x', 'guardduty:ipset|d1x:s1y2'],
    ],
    [
      'an id before its parent’s',
      'aws_guardduty_ipset',
      { id: 's1y2:d1x', detector_id: 'd1x' },
      ['guardduty:ipset|s1y2|detector=d1x', 'guardduty:ipset|s1y2:d1x'],
    ],
    [
      'an id among others’',
      'aws_guardduty_ipset',
      { id: 'abc/d1x/s1y2', num: 7, other: 'abc', detector_id: 'd1x' },
      ['guardduty:ipset|s1y2|detector=d1x', 'guardduty:ipset|abc/d1x/s1y2'],
    ],
    ['an id that says no parent', 'aws_guardduty_ipset', { id: 's1y2', detector_id: 'd1x' }, ['guardduty:ipset|s1y2']],
    [
      'an id that only begins alike',
      'aws_guardduty_ipset',
      { id: 'd1xs1y2', detector_id: 'd1x' },
      ['guardduty:ipset|d1xs1y2'],
    ],
    [
      'an id that only ends alike',
      'aws_guardduty_ipset',
      { id: 's1:y2d1x', detector_id: 'd1x' },
      ['guardduty:ipset|s1:y2d1x'],
    ],
    [
      'an id with a part too short to say anything',
      'aws_guardduty_ipset',
      { id: 'd1:s1y2', detector_id: 'd1' },
      ['guardduty:ipset|d1:s1y2'],
    ],
    [
      'an id with nothing after the parent’s',
      'aws_guardduty_ipset',
      { id: 'd1x:', detector_id: 'd1x' },
      ['guardduty:ipset|d1x:'],
    ],
    ['an id whose parent is not known', 'aws_guardduty_ipset', { id: 'd1x:s1y2' }, ['guardduty:ipset|d1x:s1y2']],
    [
      'a name within a workgroup, and an id',
      'aws_athena_prepared_statement',
      { id: 'm1', name: 'M', workgroup: 'a1' },
      ['athena:preparedstatement|M|workgroup=a1', 'athena:preparedstatement|m1'],
    ],
    [
      'an id that is the name',
      'aws_athena_prepared_statement',
      { id: 'M', name: 'M', workgroup: 'a1' },
      ['athena:preparedstatement|M|workgroup=a1'],
    ],
    [
      'a name whose workgroup is not known',
      'aws_athena_prepared_statement',
      { id: 'm1', name: 'M' },
      ['athena:preparedstatement|M', 'athena:preparedstatement|m1'],
    ],
    [
      'a name within what the ARN says',
      'aws_amplify_webhook',
      { arn: 'arn:aws:amplify:eu-central-1:111122223333:apps/a1/webhooks/w1', app_id: 'a1', url: 'https://x/w9' },
      ['arn:aws:amplify:eu-central-1:111122223333:apps/a1/webhooks/w1', 'amplify:webhook|w9|app=a1'],
    ],
    [
      'a name beside what the ARN does not say',
      'aws_amplify_webhook',
      { arn: 'arn:aws:amplify:eu-central-1:111122223333:webhooks/w1', app_id: 'amplify', url: 'https://x/w9' },
      ['arn:aws:amplify:eu-central-1:111122223333:webhooks/w1', 'amplify:webhook|w9'],
    ],
    [
      'an EC2 id, whatever it belongs to',
      'aws_ec2_transit_gateway_multicast_domain',
      { id: 'tgw-mcast-1', transit_gateway_id: 'tgw-1' },
      ['id|tgw-mcast-1'],
    ],
    [
      'a default route table’s own id',
      'aws_default_route_table',
      { id: 'rtb-1', default_route_table_id: 'rtb-1' },
      ['id|rtb-1'],
    ],
  ])('are, of %s', (_, type, attributes, keys) => {
    expect([...stateKeys(type, attributes)].sort()).toEqual([...keys].sort());
  });

  it.each<[string, string, JsonObject, string[]]>([
    [
      'in the place of the generic ones',
      'aws_sqs_queue',
      { id: 'https://x/1/q', name: 'q', arn: sqs },
      [sqs, 'sqs:queue|q'],
    ],
    [
      'beside the generic ones',
      'aws_iam_service_linked_role',
      { name: 'AWSServiceRoleForX', unique_id: 'A1' },
      ['iam:role|AWSServiceRoleForX', 'iam:servicelinkedrole|AWSServiceRoleForX'],
    ],
    [
      'of what no template reads',
      'aws_security_group_rule',
      { security_group_rule_id: 'sgr-1', id: 'sgrule-1' },
      ['id|sgr-1'],
    ],
  ])('are those of a table, %s', (_, type, attributes, keys) => {
    expect([...stateKeys(type, attributes)].sort()).toEqual([...keys].sort());
  });

  it.each(['role_name', 'role_arn', 'role_identifier'])('are only what it is of where the id is that of %s', (name) => {
    expect(stateKeys('aws_new_gadget', { id: 'r', [name]: 'r' })).toEqual(['new:gadget|role=r']);
  });
});
