import { describe, expect, it } from 'vitest';
import { securityGroupRuleKeys, securityGroupRules } from '../../../functions/core/identity/security-group-rules.ts';
import type { JsonObject } from '../../../functions/core/json.ts';

describe('the rules of a security group', () => {
  const peers = { cidrIp: '10.0.0.0/8' };
  it.each<[string, JsonObject, string[]]>([
    [
      'a rule by content',
      {
        groupId: 'sg-1',
        ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 80, toPort: 81, ipRanges: { items: [peers] } }] },
      },
      ['ec2:rule|sg-1|ingress|tcp|80-81|10.0.0.0/8', '~id|sg-1'],
    ],
    [
      'a protocol by number, one port, every kind of peer',
      {
        groupId: 'sg-1',
        ipPermissions: {
          items: [
            {
              ipProtocol: '17',
              fromPort: 53,
              ipRanges: { items: [peers, peers] },
              ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
              prefixListIds: { items: [{ prefixListId: 'pl-1' }] },
              groups: { items: [{ groupId: 'sg-2' }, 7] },
            },
          ],
        },
      },
      [
        'ec2:rule|sg-1|ingress|udp|53-53|10.0.0.0/8',
        'ec2:rule|sg-1|ingress|udp|53-53|::/0',
        'ec2:rule|sg-1|ingress|udp|53-53|pl-1',
        'ec2:rule|sg-1|ingress|udp|53-53|sg-2',
        '~id|sg-1',
      ],
    ],
    [
      'every protocol',
      { groupId: 'sg-1', ipProtocol: 'ALL', fromPort: 0, toPort: 0, ...peers },
      ['ec2:rule|sg-1|ingress|-1|*|10.0.0.0/8', '~id|sg-1'],
    ],
    ['no protocol', { groupId: 'sg-1', ...peers }, ['ec2:rule|sg-1|ingress|-1|*|10.0.0.0/8', '~id|sg-1']],
    [
      'ICMP',
      { groupId: 'sg-1', ipProtocol: '1', ...peers },
      ['ec2:rule|sg-1|ingress|icmp|-1--1|10.0.0.0/8', '~id|sg-1'],
    ],
    [
      'ids',
      { groupId: 'sg-1', securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-1' }, 'sgr-2'] } },
      ['id|sgr-1', 'id|sgr-2', '~id|sg-1'],
    ],
    [
      'the ids of descriptions',
      { securityGroupRuleDescriptions: { items: [{ securityGroupRuleId: 'sgr-1' }, 'sgr-2', true] } },
      ['id|sgr-1', 'id|sgr-2', 'id|true'],
    ],
    ['one id alone', { SecurityGroupRuleId: 'sgr-1' }, ['id|sgr-1']],
    ['nothing', {}, []],
  ])('%s', (_, request, keys) => {
    expect(securityGroupRules(request, {}, 'AuthorizeSecurityGroupIngress')).toEqual(keys);
  });

  it('are told by the answer, too', () => {
    const rule = { items: [{ groupId: 'sg-1', securityGroupRuleId: 'sgr-1' }] };
    for (const response of [{ securityGroupRuleSet: rule }, { revokedSecurityGroupRuleSet: rule }])
      expect(securityGroupRules(peers, response, 'RevokeSecurityGroupEgress')).toEqual([
        'id|sgr-1',
        'ec2:rule|sg-1|egress|-1|*|10.0.0.0/8',
        '~id|sg-1',
      ]);
  });

  const base = { security_group_id: 'sg-1', protocol: 'tcp', from_port: 80, to_port: 80 };
  it.each<[string, JsonObject, string[]]>([
    [
      'aws_security_group_rule',
      { ...base, type: 'egress', id: 'sgrule-1', cidr_blocks: ['a', 'b'], ipv6_cidr_blocks: ['c'] },
      ['egress|tcp|80-80|a', 'egress|tcp|80-80|b', 'egress|tcp|80-80|c'],
    ],
    [
      'aws_security_group_rule',
      {
        ...base,
        type: 'ingress',
        prefix_list_ids: ['pl-1'],
        source_security_group_id: '123456789012/sg-2',
        self: true,
      },
      ['ingress|tcp|80-80|pl-1', 'ingress|tcp|80-80|sg-2', 'ingress|tcp|80-80|sg-1'],
    ],
    ['aws_security_group_rule', { ...base, type: 'ingress', self: false, cidr_blocks: null }, []],
    [
      'aws_vpc_security_group_egress_rule',
      { security_group_id: 'sg-1', ip_protocol: '-1', cidr_ipv4: 'a', cidr_ipv6: 'b' },
      ['egress|-1|*|a', 'egress|-1|*|b'],
    ],
    [
      'aws_vpc_security_group_ingress_rule',
      { ...base, prefix_list_id: 'pl-1', referenced_security_group_id: 'sg-2' },
      ['ingress|tcp|80-80|pl-1', 'ingress|tcp|80-80|sg-2'],
    ],
  ])('%s of %j in a state', (type, attributes, rules) => {
    expect(securityGroupRuleKeys(attributes, type)).toEqual(rules.map((rule) => `ec2:rule|sg-1|${rule}`));
  });

  it('have their ids in a state, once, and no content without a group', () => {
    expect(
      securityGroupRuleKeys({ security_group_rule_id: 'sgr-1', cidr_blocks: ['a'] }, 'aws_security_group_rule'),
    ).toEqual(['id|sgr-1']);
    const both = { id: 'sgr-1', security_group_rule_id: 'sgr-1' };
    expect(securityGroupRuleKeys(both, 'aws_vpc_security_group_egress_rule')).toEqual(['id|sgr-1']);
    expect(securityGroupRuleKeys({ id: 'sgr-1' }, 'aws_vpc_security_group_egress_rule')).toEqual(['id|sgr-1']);
  });
});
