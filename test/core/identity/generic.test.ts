import { describe, expect, it } from 'vitest';
import { MOST_KEYS } from '../../../functions/core/identity/bounds.ts';
import { findGenerically, nameInArn } from '../../../functions/core/identity/generic.ts';
import type { JsonObject } from '../../../functions/core/json.ts';

/** `Service EventName` and its parameters. */
type Call = readonly [what: string, call: string, request: JsonObject, refs: readonly string[]];

function found(call: string, request: JsonObject, response: JsonObject = {}) {
  const [family = '', event = ''] = call.split(' ');
  return findGenerically(family, event, request, response);
}

const arn = (rest: string) => `arn:aws:${rest}`;
const kept = 'HIDDEN_DUE_TO_SECURITY_REASONS';

function finds(calls: readonly Call[]): void {
  it.each(calls)('%s', (_, call, request, refs) => {
    expect(found(call, request)).toEqual({ refs, hidden: false, isPartlyHidden: false });
  });
}

describe('the parameter that names what a call touches', () => {
  finds([
    ['has its noun', 'kinesis DeleteStream', { streamName: 's' }, ['kinesis:stream|s']],
    [
      'has it in the plural',
      'kinesis DeleteStreams',
      { streams: ['s', 't'] },
      ['kinesis:stream|s', 'kinesis:stream|t'],
    ],
    ['has the service’s name before it', 'backup DeleteVault', { backupVaultName: 'v' }, ['backup:vault|v']],
    ['has its last word', 'monitoring DisableMetricAlarm', { alarmName: 'a' }, ['monitoring:metricalarm|a']],
    ['is the noun alone, of a kind that is known', 'ecs UpdateCluster', { cluster: 'c' }, ['ecs:cluster|c']],
    ['is not the noun alone, of a kind that nobody knows', 'new UpdateGadget', { gadget: 'g' }, []],
    ['may be of a kind that nobody knows', 'new UpdateGadget', { gadgetId: 'g', note: 'x' }, ['new:gadget|g']],
    ['is called name, arn or id alone', 'new UpdateGadget', { name: 'g' }, ['new:gadget|g']],
    ['is called uuid', 'new UpdateGadget', { uUID: 'g' }, ['new:gadget|g']],
    ['is no other thing’s', 'new UpdateGadget', { roleName: 'r', roleArn: arn('iam::1:role/r') }, []],
    ['is no value with its noun inside', 'new UpdateGadget', { gadgetColour: 'red' }, []],
    ['is no free text', 'new PutGadget', { description: arn('new:::gadget/g'), tags: [{ gadgetName: 'g' }] }, []],
  ]);
});

describe('of several parameters', () => {
  finds([
    [
      'the noun’s own goes before one that has its last word',
      'monitoring DisableMetricAlarm',
      { alarmName: 'a', metricAlarmName: 'm' },
      ['monitoring:metricalarm|m'],
    ],
    [
      'one that has its last word before a bare name',
      'monitoring DisableMetricAlarm',
      { name: 'n', alarmName: 'a' },
      ['monitoring:metricalarm|a'],
    ],
    ['a resource’s before a bare name', 'new TagGadget', { name: 'n', resourceId: 'r' }, []],
    ['an empty one says nothing', 'new UpdateGadget', { gadgetName: '', name: 'n' }, ['new:gadget|n']],
    [
      'an ARN goes before an id and a name',
      'new UpdateGadget',
      { gadgetName: 'n', gadgetId: 'i', gadgetArn: arn('new:::gadget/a') },
      [`arn|${arn('new:::gadget/a')}`, `@${arn('new:::gadget/a')} new:gadget|a`],
    ],
    [
      'unless it is another service’s',
      'new UpdateGadget',
      { gadgetId: 'i', gadgetArn: arn('sns:::t') },
      ['new:gadget|i'],
    ],
    ['an id goes before a name', 'new UpdateGadget', { gadgetName: 'n', gadgetId: 'i' }, ['new:gadget|i']],
    ['which a word with the letters in it is not', 'new UpdateGrid', { gridName: 'n', gridId: 'i' }, ['new:grid|i']],
    [
      'ids as well, and identifiers',
      'new UpdateGadget',
      { gadgetIdentifier: 'i', gadgetIds: ['j'], gadgetName: 'n' },
      ['new:gadget|i', 'new:gadget|j'],
    ],
    [
      'names stand beside each other',
      'new DeleteGadgets',
      { gadgetNames: ['a', 'b'] },
      ['new:gadget|a', 'new:gadget|b'],
    ],
    [
      'the one that is changed goes before what it shall hold',
      'route53-recovery-readiness UpdateCell',
      { cells: ['d'], cellName: 'c' },
      ['route53-recovery-readiness:cell|c'],
    ],
    [
      'what it is called goes before what it shall be called',
      'new UpdateGadget',
      { newName: 'b', oldName: 'a' },
      ['new:gadget|a'],
    ],
    ['or what it is now', 'new UpdateGadget', { newId: 'b', currentId: 'a' }, ['new:gadget|a']],
    ['but no old value', 'new UpdateGadget', { old: 'a' }, []],
    ['nor an older one', 'new UpdateGadget', { olderName: 'a', concurrentId: 'b' }, []],
    ['the same one counts once', 'new DeleteGadgets', { gadgetNames: ['a', 'a'] }, ['new:gadget|a']],
  ]);
});

describe('an object around the names', () => {
  finds([
    ['is what shall be new', 'budgets UpdateBudget', { newBudget: { budgetName: 'b' } }, ['budgets:budget|b']],
    ['is an update', 'xray UpdateSamplingRule', { samplingRuleUpdate: { ruleName: 'r' } }, ['xray:samplingrule|r']],
    ['is several', 'xray UpdateSamplingRule', { samplingRuleUpdates: [{ ruleName: 'r' }] }, ['xray:samplingrule|r']],
    [
      'is a request',
      'workspaces RebootWorkspaces',
      { workspaceRequest: { workspaceId: 'ws-1' } },
      ['workspaces:workspace|ws-1'],
    ],
    [
      'is the call’s own name',
      'workspaces RebootWorkspaces',
      { rebootWorkspaceRequests: [{ workspaceId: 'ws-1' }, { workspaceId: 'ws-2' }] },
      ['workspaces:workspace|ws-1', 'workspaces:workspace|ws-2'],
    ],
    ['is its last word', 'ses UpdateReceiptRule', { rule: { name: 'r', tlsPolicy: 'x' } }, ['ses:receiptrule|r']],
    [
      'is a list of what its last word means',
      'elasticmapreduce ModifyInstanceGroups',
      { instanceGroups: [{ instanceGroupId: 'ig-1' }] },
      ['elasticmapreduce:instancegroup|ig-1'],
    ],
    ['is not its last word as a value', 'ses UpdateReceiptRule', { rule: 'r' }, []],
    ['is not its first word', 'ses UpdateReceiptRule', { receipt: { name: 'r' } }, []],
    ['is not a request for another thing', 'workspaces RebootWorkspaces', { rebootPoolRequests: [{ name: 'p' }] }, []],
    ['is not one that only begins so', 'budgets UpdateBudget', { newerBudget: { name: 'b' } }, []],
    ['is none of a kind that nobody knows', 'new UpdateBigGadget', { newBigGadget: { name: 'g' } }, []],
    [
      'holds only names of its own',
      'kinesis DeleteStreams',
      { streams: [{ streamName: 's', roleName: 'r', uuid: 'u' }, null, 'x'] },
      ['kinesis:stream|x'],
    ],
    [
      'may have holes',
      'kinesis DeleteStreams',
      { streams: [null, { streamName: 's', roleName: 'r' }] },
      ['kinesis:stream|s'],
    ],
  ]);
});

describe('a name', () => {
  const named = (gadgetName: string) => found('new UpdateGadget', { gadgetName }).refs;

  it.each([
    ['a document', '{"a":1}'],
    ['a list', '[1]'],
    ['markup', ' <xml/>'],
    ['a document after blanks', '\n\t {}'],
    ['text of several lines', 'a\nb'],
    ['a switch', 'true'],
    ['a switch that is off', 'false'],
    ['longer than any name', 'x'.repeat(2049)],
  ])('is not %s', (_, value) => {
    expect(named(value)).toEqual([]);
    expect(found('kinesis DeleteStreams', { streams: [{ streamName: value }] }).refs).toEqual([]);
  });

  it.each(['a{b}', 'a <b>', 'truest', 'x'.repeat(2048)])('may be %s', (value) => {
    expect(named(value)).toEqual([`new:gadget|${value}`]);
  });

  it('may be the end of a URL', () => {
    expect(named('https://x.example/1/g')).toEqual(['new:gadget|g']);
    expect(named('http://x.example/1/g')).toEqual(['new:gadget|g']);
    expect(named('see https://x/g')).toEqual(['new:gadget|see https://x/g']);
  });

  it('is written in its kind’s way', () => {
    expect(found('lambda DeleteFunction', { functionName: 'f:live' }).refs).toEqual(['lambda:function|f']);
  });
});

describe('what is touched in EC2', () => {
  finds([
    ['is said by its id', 'ec2 DeleteVpc', { vpcId: 'vpc-1' }, ['id|vpc-1']],
    ['is said by several', 'ec2 DeleteVpcs', { vpcIds: ['vpc-1'] }, ['id|vpc-1']],
    ['or by its name', 'ec2 DeleteKeyPair', { keyPairName: 'k' }, ['ec2:keypair|k']],
    ['in which letters may look like one', 'ec2 DeleteIpamPoolCidr', { cidrName: 'c' }, ['ec2:ipampoolcidr|c']],
  ]);
});

describe('what CloudTrail kept back', () => {
  it('is told, and names nothing', () => {
    expect(found('new UpdateGadget', { gadgetName: kept })).toEqual({ refs: [], hidden: true, isPartlyHidden: false });
    expect(found('new DeleteGadgets', { gadgetNames: ['a', kept] })).toEqual({
      refs: ['new:gadget|a'],
      hidden: true,
      isPartlyHidden: true,
    });
    expect(found('new CreateGadget', {}, { gadget: { gadgetName: kept } })).toEqual({
      refs: [],
      hidden: false,
      isPartlyHidden: false,
    });
    expect(found('kinesis TuneStuff', { streamName: kept })).toEqual({
      refs: [],
      hidden: false,
      isPartlyHidden: false,
    });
  });
});

describe('a call about a `resource`', () => {
  const web = arn('eks:::cluster/web');
  finds([
    [
      'means, by an ARN, that very thing',
      'new TagResource',
      { resourceArn: arn('new:::gadget/g') },
      [`arn|${arn('new:::gadget/g')}`, `@${arn('new:::gadget/g')} new:gadget|g`],
    ],
    [
      'means, by an id, any kind of the family',
      'kinesis TagResource',
      { resourceId: 's1' },
      ['kinesis:resourcepolicy|s1', 'kinesis:stream|s1', 'kinesis:streamconsumer|s1'],
    ],
    ['means nothing by a name: names are too common', 'kinesis TagResource', { resourceId: 'stream' }, []],
    [
      'touches what the resource has, and the resource where nobody manages that',
      'kinesis PutResourcePolicy',
      { resourceArn: arn('kinesis:::stream/s') },
      [
        `~arn|${arn('kinesis:::stream/s')}`,
        `~@${arn('kinesis:::stream/s')} kinesis:stream|s`,
        'kinesis:resourcepolicy|resource=s',
      ],
    ],
    [
      'is not about it where the kind is known and it has no ARN',
      'eks UpdateAddon',
      { resourceId: 'r1', name: 'a' },
      ['eks:addon|a'],
    ],
    [
      'is about that itself where nobody knows what it has',
      'eks UpdateStuff',
      { resourceArn: web },
      [`arn|${web}`, `@${web} eks:cluster|web`],
    ],
    [
      'is not made by an ARN of another name',
      'eks UpdateCluster',
      { clusterArn: web },
      [`arn|${web}`, `@${web} eks:cluster|web`],
    ],
    [
      'may be about a kind that is called so, by its ARN',
      'apigateway UpdateResource',
      { resourceArn: arn('apigateway:::resource/r') },
      [`arn|${arn('apigateway:::resource/r')}`, `@${arn('apigateway:::resource/r')} apigateway:resource|r`],
    ],
    ['says whose kind it is', 'eks UpdateCluster', { resourceArn: web }, [`~arn|${web}`, `~@${web} eks:cluster|web`]],
    [
      'may be about a kind that is called so',
      'apigateway DeleteResource',
      { resourceId: 'r1', restApiId: 'a1' },
      ['apigateway:resource|r1', 'apigateway:resource|r1|restapi=a1', '^apigateway:restapi|a1'],
    ],
  ]);
});

describe('what the touched thing is in', () => {
  const group = arn('elasticloadbalancing:::listener/l');
  finds([
    [
      'is told with it, where names are unique only there',
      'eks DeleteAddon',
      { addonName: 'a', clusterName: 'c' },
      ['eks:addon|a', 'eks:addon|a|cluster=c', '^eks:cluster|c'],
    ],
    [
      'is not told where it may be a mere reference',
      'amplify UpdateBackendEnvironment',
      { environmentName: 'e', appId: 'a' },
      ['amplify:backendenvironment|e', 'amplify:backendenvironment|e|app=a'],
    ],
    [
      'may be called by the service’s own name',
      'eks DeleteAddon',
      { addonName: 'a', eksClusterName: 'c' },
      ['eks:addon|a', 'eks:addon|a|cluster=c', '^eks:cluster|c'],
    ],
    [
      'may be an ARN',
      'globalaccelerator UpdateEndpointGroup',
      { endpointGroupName: 'e', listenerArn: group },
      ['globalaccelerator:endpointgroup|e', 'globalaccelerator:endpointgroup|e|listener=l', `^arn|${group}`],
    ],
    [
      'is an id in EC2',
      'ec2 ModifyTransitGatewayRouteTable',
      { transitGatewayRouteTableName: 't', transitGatewayId: 'tgw-1' },
      ['ec2:transitgatewayroutetable|t', 'ec2:transitgatewayroutetable|t|transitgateway=tgw-1', '^id|tgw-1'],
    ],
    ['is told alone, where nothing else is named', 'eks RefreshAddon', { clusterName: 'c' }, ['^eks:cluster|c']],
    ['but not a mere reference', 'amplify UpdateBackendEnvironment', { appId: 'a' }, []],
  ]);

  it('may be said by the answer’s ARN', () => {
    const made = arn('globalaccelerator::1:accelerator/a/listener/l');
    const request = { acceleratorArn: arn('globalaccelerator::1:accelerator/a') };
    expect(found('globalaccelerator CreateListener', request, { listener: { listenerArn: made } }).refs).toEqual([
      `arn|${made}`,
      `@${made} globalaccelerator:accelerator|a/listener/l`,
      `^arn|${request.acceleratorArn}`,
    ]);
    const elsewhere = { acceleratorArn: arn('globalaccelerator::1:accelerator/b') };
    expect(found('globalaccelerator CreateListener', elsewhere, { listener: { listenerArn: made } }).refs).toEqual([
      `arn|${made}`,
      `@${made} globalaccelerator:accelerator|a/listener/l`,
    ]);
  });
});

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
      ['quicksight:groupmembership|group=g&member=m&namespace=n', '^quicksight:group|g'],
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

describe('a call of a kind that the provider has not', () => {
  finds([
    [
      'touches the one thing that it names',
      'autoscaling SetDesiredCapacity',
      { autoScalingGroupName: 'g', desiredCapacity: 3 },
      ['autoscaling:autoscalinggroup|g'],
    ],
    [
      'has, of several, none that it touches for sure',
      'quicksight TuneStuff',
      { folderId: 'f', analysisId: 'a' },
      ['^quicksight:folder|f', '^quicksight:analysis|a'],
    ],
    ['touches it under the service’s own name', 'eks TuneStuff', { eksClusterName: 'c' }, ['eks:cluster|c']],
    [
      'names what it touches twice',
      'quicksight TuneStuff',
      { folderId: 'f', folderArn: arn('quicksight:::folder/f') },
      [
        'quicksight:folder|f',
        `arn|${arn('quicksight:::folder/f')}`,
        `@${arn('quicksight:::folder/f')} quicksight:folder|f`,
      ],
    ],
    [
      'has its thing’s own parent told',
      'eks TuneStuff',
      { addonName: 'a', clusterName: 'c' },
      ['^eks:addon|a', '^eks:addon|a|cluster=c', '^eks:cluster|c'],
    ],
    [
      'touches a part of the one thing beside it that is',
      'firehose UpdateDestination',
      { destinationId: 'd', deliveryStreamName: 's' },
      ['firehose:destination|d', '~firehose:deliverystream|s'],
    ],
    [
      'touches nothing beside it where there are several',
      'quicksight UpdateStuff',
      { stuffId: 's', folderId: 'f', analysisId: 'a' },
      ['quicksight:stuff|s'],
    ],
    [
      'mentions in EC2 what it leaves as it is',
      'ec2 UpdateStuff',
      { stuffName: 's', subnetId: 'subnet-1' },
      ['ec2:stuff|s'],
    ],
    [
      'leaves, where it makes something, what it is made in',
      'firehose CreateDestination',
      { destinationId: 'd', deliveryStreamName: 's' },
      ['firehose:destination|d'],
    ],
  ]);
});

describe('what stands behind To, From or For', () => {
  const both = { certificateName: 'c', distributionName: 'd' };
  const certificate = 'lightsail:certificate|c';
  finds([
    ['is changed, too', 'lightsail AttachCertificateToDistribution', both, [certificate, '~lightsail:distribution|d']],
    [
      'may be called by the service’s own name, and is no document',
      'lightsail AttachCertificateToDistribution',
      { certificateName: 'c', lightsailDistributionName: ['{}', kept, 'd'] },
      [certificate, '~lightsail:distribution|d'],
    ],
    [
      'is in what is told as a parent',
      'eks AddTagToAddon',
      { tagName: 't', addonName: 'a', clusterName: 'c' },
      ['eks:tagtoaddon|a', '~eks:addon|a', '~eks:addon|a|cluster=c', '^eks:cluster|c'],
    ],
    [
      'is left as it is where both together are a thing of their own',
      'lightsail SetResourceAccessForBucket',
      { resourceName: 'r', bucketName: 'b', access: 'allow' },
      ['lightsail:bucketresourceaccess|bucket=b&resource=r', '^lightsail:bucket|b'],
    ],
    ['is left as it is by a copy', 'lightsail CopyCertificateToDistribution', both, [certificate]],
  ]);
});

describe('a call of which no parameter says what its name says', () => {
  const bucket = arn('lightsail:::Bucket/b');
  finds([
    [
      'has its name one level down',
      'ec2 ModifyInstanceCreditSpecification',
      { instanceCreditSpecifications: [{ instanceId: 'i-1', cpuCredits: 'standard' }, null] },
      ['~id|i-1'],
    ],
    [
      'touches what a target is called',
      'lightsail TuneStuff',
      { targetDistributionName: 'd' },
      ['lightsail:distribution|d'],
    ],
    ['not what only ends so', 'lightsail TuneStuff', { offtargetDistributionName: 'd' }, []],
    [
      'touches what each of its objects names',
      'lightsail TuneStuff',
      { stuffs: [{ distributionName: 'd' }, { bucketName: 'b' }] },
      ['lightsail:distribution|d', 'lightsail:bucket|b'],
    ],
    [
      'touches nothing that an object mentions beside another thing',
      'lightsail TuneStuff',
      { stuffs: [{ distributionName: 'd', bucketName: 'b' }] },
      [],
    ],
    ['touches the one ARN of its service', 'lightsail TuneStuff', { its: bucket }, [`arn|${bucket}`]],
    ['also one level down', 'lightsail TuneStuff', { stuffs: [{ its: bucket }] }, [`arn|${bucket}`]],
    ['of two ARNs none', 'lightsail TuneStuff', { one: bucket, other: arn('lightsail:::Bucket/c') }, []],
    ['no ARN of another service', 'lightsail TuneStuff', { its: arn('sns:::t') }, []],
    ['no text', 'lightsail TuneStuff', { filter: bucket, tags: [{ bucketName: 'b' }], policy: { its: bucket } }, []],
    [
      'nothing by an ARN where its kind is known',
      'amplify UpdateBackendEnvironment',
      { its: arn('amplify:::apps/a') },
      [],
    ],
    [
      'touches a thing of another kind, and not the parent that both have',
      'eks UpdateAddon',
      { nodegroupName: 'n' },
      ['eks:nodegroup|n'],
    ],
    [
      'touches nothing where it makes something',
      'lightsail CreateStuff',
      { its: bucket, stuffs: [{ bucketName: 'b' }] },
      [],
    ],
    [
      'is a part of the one thing of its service that it names by ARN',
      'kinesis UpdateDestination',
      { destinationId: 'd', source: arn('kinesis:::stream/s') },
      ['kinesis:destination|d', `~arn|${arn('kinesis:::stream/s')}`],
    ],
    [
      'is no part of it where it has an ARN itself',
      'kinesis UpdateDestination',
      { destinationArn: arn('kinesis:::destination/d'), source: arn('kinesis:::stream/s') },
      [`arn|${arn('kinesis:::destination/d')}`, `@${arn('kinesis:::destination/d')} kinesis:destination|d`],
    ],
  ]);

  it.each<[string, string, JsonObject, string[]]>([
    ['its answer does', 'lightsail TuneStuff', { bucketName: 'b' }, ['lightsail:bucket|b']],
    ['an object of its answer does', 'lightsail TuneStuff', { operation: { bucketName: 'b' } }, ['lightsail:bucket|b']],
    ['not where that mentions several', 'lightsail TuneStuff', { operation: { bucketName: 'b', diskName: 'd' } }, []],
    ['not in what holds settings', 'lightsail TuneStuff', { parameters: { bucketName: 'b' } }, []],
    ['not where it makes something', 'lightsail CreateStuff', { operation: { bucketName: 'b' } }, []],
    ['not where it makes several', 'lightsail BatchCreateStuff', { operation: { bucketName: 'b' } }, []],
  ])('is told when %s', (_, call, response, refs) => {
    expect(found(call, {}, response).refs).toEqual(refs);
  });
});

describe('a call that names nothing of its own kind', () => {
  const image = arn('imagebuilder:::image/i/1.0.0/1');
  finds([
    [
      'means what has an ARN of that kind',
      'imagebuilder DeleteImage',
      { imageBuildVersionArn: image },
      [`arn|${image}`],
    ],
    ['of another kind not', 'imagebuilder DeleteComponent', { componentBuildVersionArn: image }, []],
    ['nor of text', 'imagebuilder DeleteImage', { imageBuildVersionArn: `see ${image}`, count: 1 }, []],
  ]);
});

describe('what a call makes', () => {
  const answered = (response: JsonObject, call = 'new CreateGadget', request: JsonObject = {}) =>
    found(call, request, response).refs;
  it.each<[string, string, JsonObject, string[]]>([
    ['its id', 'new CreateGadget', { gadgetId: 'g' }, ['new:gadget|g']],
    ['an object of its name', 'new CreateGadget', { gadget: { gadgetId: 'g', roleId: 'r' } }, ['new:gadget|g']],
    ['a list of them', 'new CreateGadgets', { gadgets: [{ gadgetId: 'g' }] }, ['new:gadget|g']],
    ['EC2’s list', 'ec2 RunInstances', { instancesSet: { items: [{ instanceId: 'i-1' }] } }, ['id|i-1']],
    ['a short word', 'ec2 CreateVpc', { vpc: { vpcId: 'vpc-1', dhcpOptionsId: 'dopt-1' } }, ['id|vpc-1']],
    ['an object of its last word', 'ses CreateReceiptRule', { rule: { name: 'r' } }, ['ses:receiptrule|r']],
    ['an id of its last word', 'ses CreateReceiptRule', { ruleId: 'r' }, ['ses:receiptrule|r']],
    ['an object of the service’s name', 'backup CreateVault', { backupVaultName: 'v' }, ['backup:vault|v']],
    ['no name of its last word', 'ses CreateReceiptRule', { ruleState: 'r' }, []],
    ['no id of another thing', 'new CreateGadget', { roleId: 'r' }, []],
    ['a list of a short word', 'ec2 CreateVpcs', { vpcs: [{ vpcId: 'vpc-1' }] }, ['id|vpc-1']],
    ['no name of its last word alone', 'new CreateBigGrid', { gridName: 'g' }, []],
    ['no word of three letters', 'new CreateBigBox', { box: { id: 'b' } }, []],
    ['no id of three letters', 'new CreateBigBox', { boxId: 'b' }, []],
    ['no object of its first word', 'ses CreateReceiptRule', { receipt: { name: 'r' } }, []],
    ['no bare name', 'new CreateGadget', { name: 'x', id: 'y' }, []],
  ])('is said by %s', (_, call, response, refs) => {
    expect(answered(response, call)).toEqual(refs);
  });

  it('is said by a bare ARN', () => {
    const made = arn('new:::gadget/g');
    expect(answered({ arn: made })).toEqual([`arn|${made}`, `@${made} new:gadget|g`]);
    expect(answered({ ARN: made })).toEqual([`arn|${made}`, `@${made} new:gadget|g`]);
    expect(answered({ roleArn: arn('iam::1:role/r'), arnFormat: 'x' })).toEqual([]);
  });

  it('is asked of no call that makes nothing', () => {
    expect(answered({ gadgetId: 'g' }, 'new UpdateGadget')).toEqual([]);
  });

  it('is in what the call or the answer says', () => {
    expect(answered({ addon: { addonName: 'a' } }, 'eks CreateAddon', { clusterName: 'c' })).toEqual([
      '^eks:cluster|c',
      'eks:addon|a',
      'eks:addon|a|cluster=c',
    ]);
    expect(answered({ addonName: 'a', clusterName: 'c' }, 'eks CreateAddon')).toEqual([
      'eks:addon|a',
      'eks:addon|a|cluster=c',
      '^eks:cluster|c',
    ]);
  });
});

describe('the bounds of a call', () => {
  const many = (length: number) => Array.from({ length }, (_, at) => `v${at}`);

  it('are one key more than are looked up, so that it is told', () => {
    expect(found('new DeleteGadgets', { gadgetNames: many(MOST_KEYS), names: many(9) }).refs).toHaveLength(MOST_KEYS);
    const two = { gadgetNames: many(MOST_KEYS), gadgetName: 'one', GadgetNames: ['more'] };
    expect(found('new DeleteGadgets', two).refs).toHaveLength(MOST_KEYS + 1);
  });

  it('hold for what joins many with many', () => {
    const joined = found('quicksight CreateFolderMembership', {
      folderId: many(300),
      memberId: many(300),
      memberType: 'X',
    }).refs.filter((ref) => ref.includes('&'));
    expect(joined.length).toBeGreaterThan(MOST_KEYS);
    expect(joined.length).toBeLessThan(MOST_KEYS + 300);
  });
});

describe('a name in an ARN', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/path/app', 'x', ['iam:role|app']],
    ['arn:aws:sns:eu-central-1:111122223333:t', 'x', ['sns:topic|t']],
    ['arn:aws:sns:eu-central-1:111122223333:t:1234', 'x', []],
    ['arn:aws:s3:::b/key', 'x', []],
    ['arn:aws:kinesis:eu-central-1:111122223333:stream/s', 'x', ['kinesis:stream|s']],
    ['arn:aws:new:eu-central-1:111122223333:g', 'gadget', ['new:gadget|g']],
    ['arn:aws:new:eu-central-1:111122223333:/g', 'gadget', []],
    ['arn:aws:new:eu-central-1:111122223333:', 'gadget', []],
    ['arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1', 'x', ['id|vpc-1']],
    ['arn:aws:logs:eu-central-1:111122223333:log-group:/a:*', 'x', ['logs:loggroup|/a']],
    ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b-AbCdEf', 'x', ['secretsmanager:secret|a/b']],
    ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b', 'x', ['secretsmanager:secret|a/b']],
    [
      'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-master-AbCdEf',
      'x',
      ['secretsmanager:secret|db-master'],
    ],
    ['arn:aws:lambda:eu-central-1:111122223333:function:f:7', 'x', ['lambda:function|f']],
    ['no ARN', 'x', []],
  ])('%s means %j', (arn, noun, keys) => expect(nameInArn(arn, noun)).toEqual(keys));
});
