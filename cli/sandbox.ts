import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as later } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { writeEnvironment } from './sandbox/environment-file.ts';
import { Missing } from './sandbox/preflight.ts';
import { Shutdown } from './sandbox/shutdown.ts';
import { exampleStack, type SandboxOptions, startSandbox } from './sandbox/start-sandbox.ts';
import { toldToEnd } from './sandbox/told-to-end.ts';

export function register(program: Command): void {
  program
    .command('sandbox')
    .description(
      'a Terraform stack in an AWS of its own on this machine, with the responder at work, for clicking yourself',
    )
    .option('--stack <dir>', 'a root module of yours (it is only read)', exampleStack)
    .addOption(
      new Option('--mode <mode>', 'auto reverts by itself; approve asks a person first')
        .choices(['auto', 'approve'])
        .default('auto'),
    )
    .option('--branch <name>', "plan from this branch of the stack's git repository, as it was last applied")
    .option('--environment <file>', 'write a file that makes the commands of another terminal talk to this sandbox')
    .option('--json', 'print one line of JSON when ready', false)
    .action(sandbox);
}

interface Options {
  readonly stack: string;
  readonly mode: 'auto' | 'approve';
  readonly branch?: string;
  readonly environment?: string;
  readonly json: boolean;
}

async function sandbox(options: Options): Promise<void> {
  const code = await inScratch(async (scratch, ended) => {
    const started = await startSandbox({
      ...scratch,
      module: options.stack,
      mode: options.mode,
      branch: options.branch,
    });
    const { aws, console: api, page, stack, receiver, deployment, state } = started;
    if (options.environment) writeEnvironment(options.environment, deployment, state);
    const places = { ready: true, aws, console: api, stack, page, receiver, deployment };
    if (options.json) process.stdout.write(`${JSON.stringify(places)}\n`);
    else process.stdout.write(welcome(aws, api, page, options.environment));
    await ended;
    return 0;
  });
  process.exit(code);
}

export type Scratch = Omit<SandboxOptions, 'module' | 'mode' | 'branch'>;

/**
 * Runs `work` with a scratch folder, ends all it started when it is done, or when it is told to end, and removes the
 * folder. @returns the exit code: 3 where this machine lacks something.
 */
export async function inScratch(work: (scratch: Scratch, ended: Promise<void>) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-'));
  const shutdown = new Shutdown();
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const signalled = toldToEnd();
  try {
    const working = work({ folder, shutdown, tell }, signalled);
    working.catch(() => undefined);
    return await Promise.race([working, signalled.then(() => later()).then(() => 130)]);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    tell(error.message);
    return 3;
  } finally {
    for (const fault of await shutdown.run()) tell(fault);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const welcome = (aws: string, api: string, page: string, environment?: string) => `
The sandbox is ready. Click, and watch what becomes of it (this address opens once):

  ${page}

${environment ? fromAnotherTerminal(environment) : plainly(aws)}
Put a CloudTrail event on its default bus with PutEvents, and see what becomes of it:

  curl ${api}/api/incidents
  curl ${api}/api/messages

Ctrl-C ends it.
`;

const fromAnotherTerminal = (file: string) => `In another terminal, the commands talk to it after this:

  . ${file.includes('/') ? file : `./${file}`}
  unclick click              # lists clicks; unclick click 'port 22' makes one
  unclick incidents
`;

const plainly = (aws: string) => `Its AWS answers at ${aws}, account 123456789012, with any credentials:

  export AWS_ENDPOINT_URL=${aws} AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox AWS_REGION=us-east-1
`;
