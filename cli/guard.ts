import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { parse } from 'yaml';
import { dynamicBlocksOf } from '../functions/adapters/terraform/configuration-files.ts';
import { readPlan, UnreadablePlan } from '../functions/core/guard/read-plan.ts';
import { isObject, type Json } from '../functions/core/json.ts';
import { type GuardVerdict, guardPlan } from '../functions/core/plan-guard.ts';
import { faultWords } from './fault-words.ts';

interface Options {
  readonly plan: string;
  readonly allow: readonly string[];
  readonly policy?: string;
  readonly source?: string;
  readonly format: string;
}

/** `unclick guard`: the guard for people's own pipelines. Exits 0 for clean and pure-revert, 2 for held, 1 for what cannot be read. */
export function register(program: Command): void {
  program
    .command('guard')
    .description('prove that a Terraform plan is a pure revert of drift, or say what is not')
    .requiredOption('--plan <file>', 'what `terraform show -json PLAN` printed; - for stdin')
    .requiredOption('--allow <address...>', 'the addresses that may change, as -target would take them')
    .option('--policy <file>', 'YAML or JSON: {protected: [types and addresses]}')
    .option('--source <dir>', 'the root module, initialised: what its dynamic blocks make is not in a plan')
    .addOption(new Option('--format <format>', 'of the verdict').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExits 0 where the plan is a pure revert or changes nothing, 2 where it is held, 1 where it cannot be read.',
    )
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

async function run(options: Options): Promise<number> {
  try {
    const plan = readPlan(readJson(options.plan));
    const rules = { allow: options.allow, protected: options.policy ? readPolicy(options.policy) : [] };
    const dynamic = options.source === undefined ? new Set<string>() : await dynamicBlocksOf(options.source);
    const verdict = guardPlan(plan, { ...rules, dynamic });
    process.stdout.write(options.format === 'json' ? `${JSON.stringify(verdict)}\n` : reasoning(verdict));
    return verdict.outcome === 'held' ? 2 : 0;
  } catch (error) {
    process.stderr.write(`unclick guard: ${faultWords(error)}\n`);
    return 1;
  }
}

function readJson(file: string): Json {
  const bytes = readFileSync(file === '-' ? 0 : file, 'utf8');
  try {
    return JSON.parse(bytes);
  } catch (cause) {
    throw new UnreadablePlan(
      `${file === '-' ? 'what stands on standard input' : file} is not JSON: make it with terraform show -json PLAN`,
      { cause },
    );
  }
}

/** A policy of its own, or a stack's whole configuration with `policy` in it. */
function readPolicy(file: string): readonly string[] {
  const parsed = yamlOf(file);
  const policy = isObject(parsed) && isObject(parsed.policy) ? parsed.policy : parsed;
  const list = isObject(policy) ? policy.protected : undefined;
  if (!Array.isArray(list) || !list.every((entry) => typeof entry === 'string'))
    throw new Error(`${file}: expected {protected: [types and addresses]}`);
  return list;
}

function yamlOf(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file} is neither YAML nor JSON: ${faultWords(error).split('\n')[0]}`, { cause: error });
  }
}

function reasoning({ outcome, reasons, changes }: GuardVerdict): string {
  const lines = changes.map(({ address, action, attribute, was, became }) =>
    attribute === '*' ? `  ${action} ${address}` : `  ${action} ${address} ${attribute}: ${was} → ${became}`,
  );
  const held = reasons.map(
    ({ code, address, attribute, detail }) =>
      `  ${code}${address ? ` ${address}` : ''}${attribute ? ` ${attribute}` : ''}${detail ? ` (${detail})` : ''}`,
  );
  return [
    outcome,
    ...(lines.length ? ['changes:', ...lines] : []),
    ...(held.length ? ['held for:', ...held] : []),
    '',
  ].join('\n');
}
