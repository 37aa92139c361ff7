import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { DeleteRoleCommand } from '@aws-sdk/client-iam';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { terraformRole } from '../clicks/persona.ts';
import type { QuietClick } from './demo-click.ts';

/** What happens all day beside clicks on what Terraform manages. */
export const quietClicks: readonly QuietClick[] = [
  {
    title: 'Look at the security groups',
    actor: 'ada@example.com',
    click: (aws, facts) =>
      aws.ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [facts('aws_security_group.web', 'id')] })),
  },
  {
    title: 'Try to delete a role that is in use',
    fails: true,
    actor: 'alan@example.com',
    click: async (aws, facts) => {
      const RoleName = facts('aws_iam_role.worker', 'name');
      const failed = await aws.iam.send(new DeleteRoleCommand({ RoleName })).then(
        () => false,
        () => true,
      );
      if (!failed) throw new Error('the sandbox let a role in use be deleted');
    },
  },
  {
    title: 'Write a parameter that nobody manages',
    actor: 'grace@example.com',
    click: (aws) =>
      aws.ssm.send(new PutParameterCommand({ Name: '/notes/today', Value: 'lunch at noon', Type: 'String' })),
  },
  {
    title: "Set the logs' retention, as Terraform",
    actor: terraformRole.name,
    click: (aws, facts) =>
      aws.logs.send(
        new PutRetentionPolicyCommand({
          logGroupName: facts('aws_cloudwatch_log_group.worker', 'name'),
          retentionInDays: 30,
        }),
      ),
  },
];
