import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import type { DemoClick } from './demo-click.ts';
import type { AwsClients } from './stage.ts';

const anywhere = (port: number) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'just for a moment' }],
});

async function ports(aws: AwsClients, group: string): Promise<readonly number[]> {
  const Filters = [{ Name: 'group-id', Values: [group] }];
  const { SecurityGroupRules = [] } = await aws.ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
  return SecurityGroupRules.filter((rule) => !rule.IsEgress).map((rule) => rule.FromPort ?? -1);
}

export const openToTheWorld: DemoClick = {
  title: 'Open port 22 to the world',
  actor: 'ada@example.com',
  click: (aws, facts) =>
    aws.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: facts('aws_security_group.web', 'id'),
        IpPermissions: [anywhere(22)],
      }),
    ),
  isBack: async (aws, facts) => !(await ports(aws, facts('aws_security_group.web', 'id'))).includes(22),
};

export const revokedRule: DemoClick = {
  title: 'Revoke the rule that lets the web in to the database',
  actor: 'grace@example.com',
  click: (aws, facts) =>
    aws.ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: facts('aws_security_group.database', 'id'),
        SecurityGroupRuleIds: [facts('aws_vpc_security_group_ingress_rule.database_from_web', 'id')],
      }),
    ),
  isBack: async (aws, facts) => (await ports(aws, facts('aws_security_group.database', 'id'))).includes(5432),
};

/** A rule beside separate rule resources: Terraform does not look for rules that it did not make. */
export const rogueRule: DemoClick = {
  title: 'Add a rule beside the rules that Terraform made',
  actor: 'ada@example.com',
  invisible: true,
  click: (aws, facts) =>
    aws.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: facts('aws_security_group.database', 'id'),
        IpPermissions: [anywhere(5433)],
      }),
    ),
  isBack: async (aws, facts) => !(await ports(aws, facts('aws_security_group.database', 'id'))).includes(5433),
};
