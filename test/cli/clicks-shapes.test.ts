import { describe, expect, it } from 'vitest';
import { cloudTrailRecord } from '../../cli/clicks/cloudtrail-record.ts';
import { consoleUser, terraformRole } from '../../cli/clicks/persona.ts';
import { recorderOf } from '../../cli/clicks/shapes.ts';

type Input = Readonly<Record<string, unknown>>;
const shaped = (service: string, operation: string, input: Input, output: Input = {}) =>
  recorderOf(service).shape({ service, operation, input, output, region: 'eu-west-1' });

/** Each after a record that CloudTrail wrote: service, operation, SDK input, eventName, requestParameters. */
const cases: readonly (readonly [string, string, Input, string, unknown])[] = [
  [
    'EC2',
    'AuthorizeSecurityGroupIngress',
    {
      GroupId: 'sg-1',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, UserIdGroupPairs: [{ GroupId: 'sg-2' }] }],
    },
    'AuthorizeSecurityGroupIngress',
    {
      groupId: 'sg-1',
      ipPermissions: {
        items: [
          {
            groups: { items: [{ groupId: 'sg-2' }] },
            ipRanges: {},
            ipv6Ranges: {},
            prefixListIds: {},
            ipProtocol: 'tcp',
            fromPort: 22,
            toPort: 22,
          },
        ],
      },
    },
  ],
  [
    'EC2',
    'TerminateInstances',
    { InstanceIds: ['i-1', 'i-2'] },
    'TerminateInstances',
    { instancesSet: { items: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }] } },
  ],
  [
    'EC2',
    'CreateTags',
    { Resources: ['vpc-1'], Tags: [{ Key: 'Owner', Value: 'me' }] },
    'CreateTags',
    { resourcesSet: { items: [{ resourceId: 'vpc-1' }] }, tagSet: { items: [{ key: 'Owner', value: 'me' }] } },
  ],
  [
    'EC2',
    'ModifyVpcAttribute',
    { VpcId: 'vpc-1', EnableDnsHostnames: { Value: false } },
    'ModifyVpcAttribute',
    { vpcId: 'vpc-1', enableDnsHostnames: { value: false } },
  ],
  [
    'EC2',
    'ModifySecurityGroupRules',
    {
      GroupId: 'sg-1',
      SecurityGroupRules: [{ SecurityGroupRuleId: 'sgr-1', SecurityGroupRule: { CidrIpv4: '127.0.0.1/32' } }],
    },
    'ModifySecurityGroupRules',
    {
      ModifySecurityGroupRulesRequest: {
        GroupId: 'sg-1',
        SecurityGroupRule: { SecurityGroupRuleId: 'sgr-1', SecurityGroupRule: { CidrIpv4: '127.0.0.1/32' }, tag: 1 },
      },
    },
  ],
  [
    'S3',
    'PutPublicAccessBlock',
    { Bucket: 'b', PublicAccessBlockConfiguration: { BlockPublicAcls: false } },
    'PutBucketPublicAccessBlock',
    {
      bucketName: 'b',
      Host: 'b.s3.eu-west-1.amazonaws.com',
      publicAccessBlock: '',
      PublicAccessBlockConfiguration: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', BlockPublicAcls: false },
    },
  ],
  [
    'S3',
    'PutBucketTagging',
    { Bucket: 'b', Tagging: { TagSet: [{ Key: 'Owner', Value: 'me' }] } },
    'PutBucketTagging',
    {
      bucketName: 'b',
      Host: 'b.s3.eu-west-1.amazonaws.com',
      tagging: '',
      Tagging: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', TagSet: { Tag: { Key: 'Owner', Value: 'me' } } },
    },
  ],
  [
    'Lambda',
    'UpdateFunctionConfiguration',
    { FunctionName: 'worker', Timeout: 900, Environment: { Variables: { TOKEN: 'secret' } } },
    'UpdateFunctionConfiguration20150331v2',
    { functionName: 'worker', timeout: 900, environment: {} },
  ],
  ['Lambda', 'DeleteFunction', { FunctionName: 'worker' }, 'DeleteFunction20150331', { functionName: 'worker' }],
  [
    'SSM',
    'PutParameter',
    { Name: '/a', Value: 'secret', Overwrite: true },
    'PutParameter',
    { name: '/a', value: 'HIDDEN_DUE_TO_SECURITY_REASONS', overwrite: true },
  ],
  [
    'SecretsManager',
    'PutSecretValue',
    { SecretId: 'db', SecretString: 'secret' },
    'PutSecretValue',
    { secretId: 'db', secretString: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  ],
  [
    'SQS',
    'SetQueueAttributes',
    { QueueUrl: 'https://q', Attributes: { Policy: '{}' } },
    'SetQueueAttributes',
    { queueUrl: 'https://q', attributes: { Policy: '{}' } },
  ],
  [
    'SNS',
    'SetTopicAttributes',
    { TopicArn: 'arn', AttributeName: 'DisplayName', AttributeValue: 'x' },
    'SetTopicAttributes',
    { topicArn: 'arn', attributeName: 'DisplayName', attributeValue: 'x' },
  ],
  ['EventBridge', 'DisableRule', { Name: 'nightly' }, 'DisableRule', { name: 'nightly' }],
];

describe("CloudTrail's shape of a call", () => {
  it.each(cases)('%s %s', (service, operation, input, eventName, requestParameters) => {
    expect(shaped(service, operation, input)).toMatchObject({ eventName });
    expect(shaped(service, operation, input).requestParameters).toEqual(requestParameters);
  });

  it('names a KMS key by its ARN, whatever the request named', () => {
    const ARN = 'arn:aws:kms:eu-west-1:123456789012:key/k-1';
    expect(shaped('KMS', 'DisableKey', { KeyId: 'k-1' }).resources).toMatchObject([{ ARN, type: 'AWS::KMS::Key' }]);
    expect(shaped('KMS', 'DisableKey', { KeyId: ARN }).resources).toMatchObject([{ ARN }]);
  });

  it('is written down for every service that may be clicked in, and guessed for none', () => {
    expect(() => recorderOf('Athena')).toThrow('does not know how Athena records');
  });
});

describe('the record of a call', () => {
  const call = {
    service: 'IAM',
    operation: 'DeleteRole',
    input: { RoleName: 'worker' },
    output: {},
    region: 'eu-west-1',
  };

  it('of IAM is of us-east-1, and a console session says so', () => {
    expect(cloudTrailRecord(call, consoleUser('ada@example.com'))).toMatchObject({
      awsRegion: 'us-east-1',
      sessionCredentialFromConsole: 'true',
      readOnly: false,
      responseElements: null,
      eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  it('that failed has its error and no response', () => {
    const record = cloudTrailRecord(call, consoleUser('ada@example.com'), {
      code: 'DeleteConflict',
      message: 'in use',
    });
    expect(record).toMatchObject({ errorCode: 'DeleteConflict', errorMessage: 'in use', responseElements: null });
  });

  it("of Terraform has no console session, and Terraform's user agent", () => {
    const record = cloudTrailRecord(call, terraformRole);
    expect(record).not.toHaveProperty('sessionCredentialFromConsole');
    expect(record.userAgent).toMatch(/HashiCorp\/1\.0 Terraform/);
  });

  it('of a read says so', () => {
    const read = { ...call, operation: 'GetRole' };
    expect(cloudTrailRecord(read, consoleUser('ada@example.com'))).toMatchObject({ readOnly: true });
  });
});
