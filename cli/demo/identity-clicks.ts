import {
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { type DemoClick, policyText } from './demo-click.ts';

const statement = (rest: Record<string, unknown>) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...rest }] });
const role = 'aws_iam_role.worker';

export const identityClicks: readonly DemoClick[] = [
  {
    title: 'Let anybody assume the role',
    actor: 'alan@example.com',
    click: (aws, facts) =>
      aws.iam.send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: facts(role, 'name'),
          PolicyDocument: statement({ Action: 'sts:AssumeRole', Principal: { AWS: '*' } }),
        }),
      ),
    async isBack(aws, facts) {
      const { Role } = await aws.iam.send(new GetRoleCommand({ RoleName: facts(role, 'name') }));
      const trust = policyText(Role?.AssumeRolePolicyDocument);
      return trust.includes('lambda.amazonaws.com') && !trust.includes('*');
    },
  },
  {
    title: 'Detach the least-privilege policy',
    actor: 'ada@example.com',
    click: (aws, facts) =>
      aws.iam.send(
        new DetachRolePolicyCommand({
          RoleName: facts(role, 'name'),
          PolicyArn: facts('aws_iam_policy.least_privilege', 'arn'),
        }),
      ),
    async isBack(aws, facts) {
      const listed = await aws.iam.send(new ListAttachedRolePoliciesCommand({ RoleName: facts(role, 'name') }));
      const arn = facts('aws_iam_policy.least_privilege', 'arn');
      return (listed.AttachedPolicies ?? []).some(({ PolicyArn }) => PolicyArn === arn);
    },
  },
  {
    title: 'Replace the inline policy by *:*',
    actor: 'alan@example.com',
    click: (aws, facts) =>
      aws.iam.send(
        new PutRolePolicyCommand({
          RoleName: facts(role, 'name'),
          PolicyName: facts('aws_iam_role_policy.worker_queue', 'name'),
          PolicyDocument: statement({ Action: '*', Resource: '*' }),
        }),
      ),
    async isBack(aws, facts) {
      const RoleName = facts(role, 'name');
      const PolicyName = facts('aws_iam_role_policy.worker_queue', 'name');
      const { PolicyDocument } = await aws.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return policyText(PolicyDocument).includes('sqs:ReceiveMessage');
    },
  },
];
