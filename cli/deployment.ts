import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { DeploymentOptions } from './deployment-options.ts';

/** The environment that the functions have, by the resource of the deployment that it names. */
const names: Readonly<Record<string, string>> = {
  IncidentsTable: 'UNCLICK_TABLE_INCIDENTS',
  IndexTable: 'UNCLICK_TABLE_INDEX',
  PlanBucket: 'UNCLICK_PLANS_BUCKET',
  RespondMachine: 'UNCLICK_STATE_MACHINE_ARN',
  IncidentBus: 'UNCLICK_EVENT_BUS',
};

/**
 * Gives this process what the deployment's functions have, so that the same adapters find the same tables, with the
 * operator's own credentials. What stands in the environment already counts, and then CloudFormation is not asked.
 */
export async function useDeployment(options: DeploymentOptions): Promise<void> {
  const { profile, region, deployment, config } = options;
  if (profile) process.env.AWS_PROFILE = profile;
  if (region) process.env.AWS_REGION = region;
  process.env.UNCLICK_CONFIG ??= config;
  if (process.env.UNCLICK_TABLE_INCIDENTS) return;
  const pages = paginateListStackResources({ client: new CloudFormationClient({}) }, { StackName: deployment });
  for await (const { StackResourceSummaries = [] } of pages) {
    for (const { LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
      const name = names[LogicalResourceId];
      if (name) process.env[name] ??= PhysicalResourceId;
    }
  }
  if (!process.env.UNCLICK_TABLE_INCIDENTS)
    throw new Error(`${deployment} holds no incidents table: is it unclick's stack?`);
}

/** Who these credentials are. */
export async function caller(): Promise<{ readonly arn: string; readonly account: string }> {
  const { Arn = '', Account = '' } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
  return { arn: Arn, account: Account };
}
