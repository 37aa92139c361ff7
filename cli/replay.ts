import { type Command, InvalidArgumentError, Option } from 'commander';
import { CONSOLE_ONLY } from '../functions/core/policy.ts';
import type { OriginKind } from '../functions/core/verdict.ts';
import { faultWords } from './fault-words.ts';
import { printJson } from './replay/json-lines.ts';
import { NoRecords } from './replay/records.ts';
import { replay } from './replay/replay.ts';
import { StateFileError } from './replay/state-files.ts';
import { Summary } from './replay/summary.ts';

const ORIGINS: readonly OriginKind[] = ['console', 'cloudshell', 'service', 'terraform', 'programmatic', 'unknown'];

interface Options {
  readonly state: string[];
  readonly format: 'table' | 'json';
  readonly origin: OriginKind[];
  readonly ownRole: string[];
  readonly account?: string;
  readonly region?: string;
}

/** Adds `unclick replay`: what the responder would do with these records, without AWS and without Terraform. */
export function register(program: Command): void {
  program
    .command('replay')
    .description('read CloudTrail records (files or stdin, gzip too) and print the verdict on each')
    .argument(
      '[file...]',
      'NDJSON, a JSON array, {"Records":[…]} or EventBridge envelopes, or a folder of such; stdin when none is given',
    )
    .option('--state <file or folder>', 'a state file, or a folder of them (repeatable)', collect, [])
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .option('--origin <kind>', `an origin that counts as a click (repeatable; default console)`, collectOrigin, [])
    .option('--own-role <arn>', 'a role of the pipeline or the responder (repeatable)', collect, [])
    .option('--account <id>', 'where resources live whose state does not say it')
    .option('--region <name>', 'where resources live whose state does not say it')
    // Commander ends with 1 whatever was wrong; a misspelt option is usage, and usage is 2.
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(run);
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function collectOrigin(value: string, before: OriginKind[]): OriginKind[] {
  const kind = ORIGINS.find((one) => one === value);
  if (!kind) throw new InvalidArgumentError(`one of ${ORIGINS.join(', ')}`);
  return [...before, kind];
}

/** Exit codes: 0 done; 1 a state or a record file cannot be read; 2 usage (commander). */
async function run(files: string[], options: Options): Promise<void> {
  const policy = {
    origins: options.origin.length > 0 ? options.origin : CONSOLE_ONLY.origins,
    ownRoles: options.ownRole,
  };
  const place = {
    ...(options.account && { account: options.account }),
    ...(options.region && { region: options.region }),
  };
  if (options.state.length === 0) hint('no --state is named, so nothing counts as managed');
  if (files.length === 0 && process.stdin.isTTY) hint('reading records from this terminal; Ctrl-D ends them');
  const summary = new Summary();
  const isWatched = process.stderr.isTTY && options.format === 'table';
  let count = 0;
  try {
    for await (const line of replay(files, options.state, policy, place)) {
      if (options.format === 'json') await printJson(line);
      else summary.add(line);
      count += 1;
      if (isWatched && count % 1000 === 0) process.stderr.write(`\r${count} records`);
    }
  } catch (error) {
    if (!(error instanceof StateFileError || error instanceof NoRecords) && !isFileError(error)) throw error;
    process.stderr.write(`unclick replay: ${faultWords(error)}\n`);
    process.exitCode = 1;
    return;
  }
  if (isWatched && count >= 1000) process.stderr.write('\r\u001b[K');
  if (options.format === 'table') process.stdout.write(`${summary.render()}\n`);
}

function hint(text: string): void {
  process.stderr.write(`unclick replay: ${text}\n`);
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
