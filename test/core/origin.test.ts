import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../functions/core/json.ts';
import { origin } from '../../functions/core/origin.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { click } from './clicks.ts';

function originOf(change: JsonObject) {
  const { sessionCredentialFromConsole: _, ...plain } = click({ userAgent: 'aws-cli/2.13.5 Python/3.11.4' });
  const parsed = parseRecord({ ...plain, ...change });
  if (!parsed.ok) throw new Error(parsed.reason);
  return origin(parsed.record);
}

const terraform =
  'APN/1.0 HashiCorp/1.0 Terraform/1.11.4 (+https://www.terraform.io) terraform-provider-aws/5.100.0 (+https://registry.terraform.io)';

describe('the origin of a call', () => {
  it('quotes no more of a user agent than people read', () => {
    expect(originOf({ userAgent: 'x'.repeat(1000) }).because).toEqual([`userAgent=${'x'.repeat(60)}`]);
    expect(originOf({ userAgent: `aws-internal/3 ${'x'.repeat(1000)}` }).because[0]?.length).toBeLessThan(100);
    expect(originOf({ userAgent: 'Terraform by hand', userIdentity: null, sourceIPAddress: 'AWS Internal' }).kind).toBe(
      'unknown',
    );
  });

  it('is what the user agent says, though the address is internal to AWS, where it names more than a program', () => {
    const inside = (userAgent: string) => originOf({ userAgent, sourceIPAddress: 'AWS Internal' }).kind;
    expect([inside('Mozilla/5.0'), inside(terraform), inside('aws-cli/2')]).toEqual([
      'console',
      'terraform',
      'unknown',
    ]);
  });

  it.each<[string, JsonObject, string, string[]]>([
    [
      'the flag as text',
      { sessionCredentialFromConsole: 'true', userAgent: 'x' },
      'console',
      ['sessionCredentialFromConsole'],
    ],
    [
      'the flag as a boolean',
      { sessionCredentialFromConsole: true, userAgent: 'x' },
      'console',
      ['sessionCredentialFromConsole'],
    ],
    [
      'a flag that is not true',
      { sessionCredentialFromConsole: 'false' },
      'programmatic',
      ['userAgent=aws-cli/2.13.5 Python/3.11.4'],
    ],
    [
      'the flag and a browser',
      { sessionCredentialFromConsole: 'true', userAgent: 'Mozilla/5.0' },
      'console',
      ['sessionCredentialFromConsole', 'userAgent has Mozilla/'],
    ],
    [
      'the flag outweighs a user agent that names Terraform',
      { sessionCredentialFromConsole: 'true', userAgent: terraform },
      'console',
      ['sessionCredentialFromConsole'],
    ],
    [
      'the mark before 2020',
      { userIdentity: { invokedBy: 'signin.amazonaws.com' }, userAgent: 'signin.amazonaws.com' },
      'console',
      ['userIdentity.invokedBy=signin.amazonaws.com', 'userAgent has signin.amazonaws.com'],
    ],
    [
      'an action that is no API call',
      { eventType: 'AwsConsoleAction', userAgent: '' },
      'console',
      ['eventType=AwsConsoleAction'],
    ],
    ['a browser alone', { userAgent: '[Mozilla/5.0 (X11)]' }, 'console', ['userAgent has Mozilla/']],
    ['the S3 console', { userAgent: '[S3Console/0.4, aws-internal/3]' }, 'console', ['userAgent has S3Console/']],
    ['a named console', { userAgent: 'RDS Console, aws-internal/3' }, 'console', ['userAgent has  Console']],
    [
      'the console of one service',
      { userAgent: 'console.ec2.amazonaws.com' },
      'console',
      ['userAgent has console.….amazonaws.com'],
    ],
    ['the console itself', { userAgent: 'console.amazonaws.com' }, 'console', ['userAgent has console.amazonaws.com']],
    [
      'the Lambda console',
      { userAgent: 'aws-internal/3 aws-sdk-java/1 AWSLambdaConsole/1' },
      'console',
      ['userAgent has AWSLambdaConsole'],
    ],
    [
      'the EC2 console',
      { userAgent: 'EC2ConsoleFrontend, aws-internal/3' },
      'console',
      ['userAgent has EC2ConsoleFrontend'],
    ],
    [
      'the CloudTrail console',
      { userAgent: '[AWSCloudTrail, aws-internal/3]' },
      'console',
      ['userAgent has AWSCloudTrail,'],
    ],
    ['Coral', { userAgent: 'Coral/Netty4' }, 'console', ['userAgent has Coral/']],
    ['Jersey', { userAgent: 'Jersey/2.27 (HttpUrlConnection 17)' }, 'console', ['userAgent has Jersey/']],
    [
      'the CLI in CloudShell',
      { sessionCredentialFromConsole: 'true', userAgent: 'aws-cli/2 exec-env/CloudShell' },
      'cloudshell',
      ['sessionCredentialFromConsole', 'userAgent has exec-env/CloudShell'],
    ],
    [
      'CloudShell without the flag',
      { userAgent: 'aws-cli/2 exec-env/CloudShell' },
      'cloudshell',
      ['userAgent has exec-env/CloudShell'],
    ],
    [
      'a service on behalf, though the flag stands',
      { sessionCredentialFromConsole: 'true', userIdentity: { invokedBy: 'cloudformation.amazonaws.com' } },
      'service',
      ['userIdentity.invokedBy=cloudformation.amazonaws.com'],
    ],
    ['a service as the caller', { userIdentity: { type: 'AWSService' } }, 'service', ['userIdentity.type=AWSService']],
    [
      'a service as the user agent',
      { userAgent: 'autoscaling.amazonaws.com' },
      'service',
      ['userAgent=autoscaling.amazonaws.com'],
    ],
    [
      'a service as the source, in China',
      { sourceIPAddress: 'rds.amazonaws.com.cn' },
      'service',
      ['sourceIPAddress=rds.amazonaws.com.cn'],
    ],
    [
      'AWS Internal as the invoker',
      { userIdentity: { invokedBy: 'AWS Internal' }, userAgent: 'AWS Internal' },
      'service',
      ['userIdentity.invokedBy=AWS Internal'],
    ],
    ['a service event', { eventType: 'AwsServiceEvent', userIdentity: {} }, 'service', ['eventType=AwsServiceEvent']],
    ['Terraform', { userAgent: terraform }, 'terraform', ['userAgent names Terraform']],
    ['Terraform in brackets', { userAgent: `[${terraform}]` }, 'terraform', ['userAgent names Terraform']],
    [
      'OpenTofu',
      { userAgent: 'APN/1.0 OpenTofu/1.9.0 terraform-provider-aws/5' },
      'terraform',
      ['userAgent names OpenTofu'],
    ],
    ['AWS Internal alone', { userAgent: 'AWS Internal' }, 'unknown', ['userAgent=AWS Internal, which proves nothing']],
    [
      'an internal SDK',
      { userAgent: 'aws-internal/3 aws-sdk-java/1' },
      'unknown',
      ['userAgent=aws-internal/3 aws-sdk-java/1 is internal to AWS, which proves nothing'],
    ],
    ['no user agent', { userAgent: null }, 'unknown', ['no userAgent']],
    [
      'an SDK from inside AWS',
      { userAgent: 'Boto3/1.28', sourceIPAddress: 'AWS Internal' },
      'unknown',
      ['sourceIPAddress=AWS Internal, which proves nothing'],
    ],
    ['an SDK', { userAgent: 'Boto3/1.28' }, 'programmatic', ['userAgent=Boto3/1.28']],
    [
      'a made-up name with a blank is no service',
      { userAgent: 'my tool.amazonaws.com' },
      'programmatic',
      ['userAgent=my tool.amazonaws.com'],
    ],
  ])('%s', (_, change, kind, because) => {
    expect(originOf(change)).toEqual({ kind, because });
  });
});
