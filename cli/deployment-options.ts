import type { Command } from 'commander';

/** How a command finds a deployment. */
export interface DeploymentOptions {
  readonly profile?: string;
  readonly region?: string;
  /** The CloudFormation stack: `unclick-prod`. */
  readonly deployment: string;
  readonly config: string;
}

/** The Region is the one that `npm run deploy` takes: a profile's own would send the two to different places. */
export function withDeployment(command: Command): Command {
  return command
    .option('--profile <name>', 'a profile of your AWS configuration')
    .option('--region <name>', "the hub's Region", process.env.AWS_REGION ?? 'us-east-1')
    .option('--deployment <name>', "the deployment's CloudFormation stack", 'unclick-prod')
    .option('--config <file>', 'the configuration that was deployed', 'unclick.yml');
}
