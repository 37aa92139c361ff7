import { ListTagsOfResourceCommand, TagResourceCommand } from '@aws-sdk/client-dynamodb';
import { CreateTagsCommand, DescribeTagsCommand } from '@aws-sdk/client-ec2';
import { ListRoleTagsCommand, TagRoleCommand } from '@aws-sdk/client-iam';
import type { DemoClick } from './demo-click.ts';

const tag = { Key: 'Owner', Value: 'me' };
const isTag = ({ Key }: { Key?: string | undefined }) => Key === tag.Key;

/** Three clicks within a second: one incident, one apply. */
export const tagBurst: DemoClick = {
  title: 'Tag a VPC, a table and a role in one burst',
  actor: 'grace@example.com',
  async click(aws, facts) {
    await aws.ec2.send(new CreateTagsCommand({ Resources: [facts('aws_vpc.main', 'id')], Tags: [tag] }));
    await aws.dynamodb.send(
      new TagResourceCommand({ ResourceArn: facts('aws_dynamodb_table.orders', 'arn'), Tags: [tag] }),
    );
    await aws.iam.send(new TagRoleCommand({ RoleName: facts('aws_iam_role.worker', 'name'), Tags: [tag] }));
  },
  async isBack(aws, facts) {
    const Filters = [{ Name: 'resource-id', Values: [facts('aws_vpc.main', 'id')] }];
    const vpc = await aws.ec2.send(new DescribeTagsCommand({ Filters }));
    const ResourceArn = facts('aws_dynamodb_table.orders', 'arn');
    const table = await aws.dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn }));
    const RoleName = facts('aws_iam_role.worker', 'name');
    const role = await aws.iam.send(new ListRoleTagsCommand({ RoleName }));
    return ![vpc.Tags, table.Tags, role.Tags].some((tags) => (tags ?? []).some(isTag));
  },
};
