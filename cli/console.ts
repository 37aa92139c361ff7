import { type Command, InvalidArgumentError } from 'commander';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';
import { faultWords } from './fault-words.ts';

/** Adds `unclick console`: the page over a deployment's tables, on this machine only. */
export function register(program: Command): void {
  const command = program
    .command('console')
    .description('the page: what is at work, what waits for you, the history; with your own AWS credentials');
  withDeployment(command)
    .option('--port <number>', 'a port of this machine; 0: any that is free', port, 0)
    .action(async (options: DeploymentOptions & { readonly port: number }) => {
      const { serveDeployment } = await import('./console/serve-deployment.ts');
      await serveDeployment(options).catch((error: unknown) =>
        command.error(`unclick console: ${faultWords(error)}`, { exitCode: 1 }),
      );
    });
}

function port(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number < 65_536) return number;
  throw new InvalidArgumentError('write a number from 0 to 65535');
}
