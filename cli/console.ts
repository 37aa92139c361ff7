import type { Command } from 'commander';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';

/** Adds `unclick console`: the page over a deployment's tables, on this machine only. */
export function register(program: Command): void {
  const command = program
    .command('console')
    .description('the page: what is at work, what waits for you, the history; with your own AWS credentials');
  withDeployment(command)
    .option('--port <number>', 'a port of this machine; 0: any that is free', '0')
    .action(async (options: DeploymentOptions & { readonly port: string }) => {
      const { serveDeployment } = await import('./console/serve-deployment.ts');
      await serveDeployment(options).catch((error: unknown) => command.error(messageOf(error), { exitCode: 1 }));
    });
}

const messageOf = (error: unknown) => `unclick console: ${error instanceof Error ? error.message : String(error)}`;
