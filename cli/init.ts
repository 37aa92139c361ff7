import { existsSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { S3States } from '../functions/adapters/s3/states.ts';
import { firstConfig } from './init/first-config.ts';

interface Options {
  readonly bucket: string;
  readonly prefix: string;
  readonly region: string;
  readonly repository?: string;
  readonly out: string;
}

/** `unclick init`: a first unclick.yml from what lies in a state bucket. Everything in it only observes. */
export function register(program: Command): void {
  program
    .command('init')
    .description('write a first unclick.yml from the states in a bucket; every stack in it only observes')
    .requiredOption('--bucket <name>', 'the state bucket')
    .option('--prefix <prefix>', 'only states below it', '')
    .option('--region <name>', "the bucket's Region", process.env.AWS_REGION ?? 'us-east-1')
    .option('--repository <url>', 'where the configurations are: https://github.com/acme/infrastructure')
    .option('--out <file>', 'where to; - for standard output', 'unclick.yml')
    .action(init);
}

async function init(options: Options, command: Command): Promise<void> {
  const { bucket, prefix, region, repository, out } = options;
  if (out !== '-' && existsSync(out))
    command.error(`${out} is there already: it is yours, and stays as it is`, { exitCode: 2 });
  const keys = await Array.fromAsync(new S3States().list({ bucket, prefix, region }));
  const states = keys.filter((key) => /\.tfstate$/.test(key));
  if (states.length === 0) command.error(`no *.tfstate lies in s3://${bucket}/${prefix}`, { exitCode: 1 });
  const text = firstConfig({ bucket, region, keys: states, ...(repository && { repository }) });
  if (out === '-') process.stdout.write(text);
  else {
    writeFileSync(out, text);
    process.stdout.write(`${out}: ${states.length} states. Next: npm run unclick -- config check\n`);
  }
}
