import { describe } from 'vitest';
import { arn, finds } from './calls.ts';

describe('what has no name of its own', () => {
  const route = { transitGatewayRouteTableId: 'tgw-rtb-1', destinationCidrBlock: '10.0.0.0/8' };
  finds([
    [
      'is called by all that it joins',
      'quicksight CreateFolderMembership',
      { folderId: 'f', memberId: 'm', memberType: 'DASHBOARD' },
      ['quicksight:foldermembership|folder=f&member=m&membertype=DASHBOARD', '^quicksight:folder|f'],
    ],
    [
      'is not called by a part of that',
      'quicksight CreateFolderMembership',
      { folderId: 'f', memberId: 'm' },
      ['^quicksight:folder|f'],
    ],
    [
      'is each of several that a call joins',
      'eks AssociateAccessPolicy',
      { clusterName: 'c', principalArns: [arn('iam::1:role/a'), arn('iam::1:role/b')], policyArn: 'p' },
      [
        'eks:accesspolicyassociation|cluster=c&policy=p&principal=a',
        'eks:accesspolicyassociation|cluster=c&policy=p&principal=b',
        '^eks:cluster|c',
      ],
    ],
    [
      'joins what stands one level down',
      'elasticloadbalancing AddListenerCertificates',
      { listenerArn: 'l', certificates: [null, { certificateArn: 'c', isDefault: false }] },
      [
        'elasticloadbalancing:listenercertificate|c',
        'elasticloadbalancing:listenercertificate|c|listener=l',
        '^elasticloadbalancing:listener|l',
        'elasticloadbalancing:listenercertificate|certificate=c&listener=l',
      ],
    ],
    [
      'is in the thing that is called like it, not in what it leads to',
      'ec2 DeleteTransitGatewayRoute',
      route,
      ['ec2:transitgatewayroute|destinationcidrblock=10.0.0.0/8&transitgatewayroutetable=tgw-rtb-1', '^id|tgw-rtb-1'],
    ],
    [
      'is in the group, not in the namespace around both',
      'quicksight DeleteGroupMembership',
      { groupName: 'g', memberName: 'm', namespace: 'n' },
      [
        'quicksight:groupmembership|group=g&member=m&namespace=n',
        '^quicksight:group|g',
        '^quicksight:group|g|namespace=n',
      ],
    ],
    [
      'is in the group also where it has a name',
      'route53resolver UpdateFirewallRule',
      { name: 'block', firewallRuleGroupId: 'rg', firewallDomainListId: 'dl' },
      [
        'route53resolver:firewallrule|block',
        'route53resolver:firewallrule|block|firewalldomainlist=dl',
        '^route53resolver:firewalldomainlist|dl',
        'route53resolver:firewallrule|firewalldomainlist=dl&firewallrulegroup=rg',
        '^route53resolver:firewallrulegroup|rg',
      ],
    ],
  ]);
});

describe('a setting that there is one of', () => {
  finds([
    ['is called so', 'backup UpdateGlobalSettings', { globalSettings: {} }, ['backup:globalsettings|-']],
    ['has no name', 'backup UpdateGlobalSettings', {}, ['backup:globalsettings|-']],
    [
      'is not meant where something has',
      'backup UpdateGlobalSettings',
      { globalSettingsName: 'x' },
      ['backup:globalsettings|x'],
    ],
  ]);
});
