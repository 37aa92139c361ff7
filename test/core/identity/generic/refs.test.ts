import { describe, expect, it } from 'vitest';
import { nameInArn } from '../../../../functions/core/identity/generic/refs.ts';
import { arn, finds, found } from './calls.ts';

describe('what is touched in EC2', () => {
  finds([
    ['is said by its id', 'ec2 DeleteVpc', { vpcId: 'vpc-1' }, ['id|vpc-1']],
    ['is said by several', 'ec2 DeleteVpcs', { vpcIds: ['vpc-1'] }, ['id|vpc-1']],
    ['or by its name', 'ec2 DeleteKeyPair', { keyPairName: 'k' }, ['ec2:keypair|k']],
    ['in which letters may look like one', 'ec2 DeleteIpamPoolCidr', { cidrName: 'c' }, ['ec2:ipampoolcidr|c']],
  ]);
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
