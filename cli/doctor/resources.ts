import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';

/** The physical ids of a stack's resources, by their logical ids. @throws when there is no such stack. */
export async function resourcesOf(StackName: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const pages = paginateListStackResources({ client: new CloudFormationClient({}) }, { StackName });
  for await (const { StackResourceSummaries = [] } of pages) {
    for (const { LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
      ids.set(LogicalResourceId, PhysicalResourceId);
    }
  }
  return ids;
}
