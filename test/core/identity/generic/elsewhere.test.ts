import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../functions/core/json.ts';
import { arn, finds, found, kept } from './calls.ts';

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
      'touches the innermost of several, and has its parent told',
      'eks TuneStuff',
      { addonName: 'a', clusterName: 'c' },
      ['eks:addon|a', 'eks:addon|a|cluster=c', '^eks:cluster|c'],
    ],
    [
      'touches a part of the one thing beside it that is',
      'firehose UpdateDestination',
      { destinationId: 'd', deliveryStreamName: 's' },
      ['firehose:destination|d', 'firehose:destination|d|deliverystream=s', '~firehose:deliverystream|s'],
    ],
    [
      'touches nothing beside it where there are several',
      'quicksight UpdateStuff',
      { stuffId: 's', folderId: 'f', analysisId: 'a' },
      ['quicksight:stuff|s', 'quicksight:stuff|s|folder=f', 'quicksight:stuff|s|analysis=a'],
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
      ['firehose:destination|d', 'firehose:destination|d|deliverystream=s'],
    ],
  ]);
});

describe('a kind that ends like one that the call names', () => {
  const both = { virtualInterfaceId: 'v', directConnectGatewayId: 'g' };
  finds([
    ['is that one', 'directconnect ConfirmPrivateVirtualInterface', both, ['directconnect:virtualinterface|v']],
    ['is not where it makes something', 'directconnect CreateWhateverVirtualInterface', { noteId: 'n' }, []],
    ['is not where the call does not name it', 'directconnect ConfirmWhateverGateway', { noteId: 'n' }, []],
  ]);

  it('is, where the call says only what it was in, what its answer says', () => {
    const said = { hsmId: 'h-1' };
    const asked = { clusterId: 'c', eniId: 'eni-1' };
    expect(found('cloudhsm DeleteHsm', asked, said).refs).toEqual([
      '^cloudhsm:cluster|c',
      'cloudhsm:hsm|h-1',
      'cloudhsm:hsm|h-1|cluster=c',
    ]);
    expect(found('cloudhsm DeleteHsm', { ...asked, hsmId: 'h-2' }, said).refs).not.toContain('cloudhsm:hsm|h-1');
  });
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
      [
        'eks:tagtoaddon|a',
        'eks:tagtoaddon|a|tag=t',
        'eks:tagtoaddon|a|cluster=c',
        '^eks:tag|t',
        '~eks:addon|a',
        '~eks:addon|a|cluster=c',
        '^eks:cluster|c',
      ],
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
      'touches the one ARN of its service also where its kind is known',
      'amplify UpdateBackendEnvironment',
      { its: arn('amplify:::apps/a') },
      [`arn|${arn('amplify:::apps/a')}`],
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
