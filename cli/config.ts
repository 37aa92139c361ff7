import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { S3States } from '../functions/adapters/s3/states.ts';
import { ConfigError } from '../functions/runtime/config-error.ts';
import { type Found, findStates } from './config/find-states.ts';
import { configMarkdown } from './config/markdown.ts';
import { readConfig } from './config/read-config.ts';
import { configSchemaJson } from './config/schema-json.ts';

interface CheckOptions {
  readonly file: string;
  readonly offline: boolean;
  readonly json: boolean;
}

/** `unclick config check` and `unclick config schema`. */
export function register(program: Command): void {
  const config = program
    .command('config')
    .description('check unclick.yml, and write its schema for editors and its page');
  config
    .command('check')
    .description('say every mistake in unclick.yml, and which states and accounts each stack has')
    .option('--file <file>', 'the configuration', 'unclick.yml')
    .option('--offline', 'read the file only, no state', false)
    .option('--json', 'print one object', false)
    .action(check);
  config
    .command('schema')
    .description('write the JSON Schema of unclick.yml')
    .option('--out <file>', 'where to', 'unclick.schema.json')
    .action(({ out }: { out: string }) => write(out, configSchemaJson()));
  config
    .command('docs')
    .description('write the page about unclick.yml')
    .option('--out <file>', 'where to', 'docs/CONFIG.md')
    .action(({ out }: { out: string }) => write(out, configMarkdown()));
}

function write(file: string, content: string): void {
  writeFileSync(file, content);
  process.stdout.write(`${file} is written\n`);
}

/** Exits 0 when all is well, 1 when a state cannot be read, 2 when the file has mistakes. */
async function check({ file, offline, json }: CheckOptions): Promise<void> {
  const stacks = read(file);
  if (!stacks) return;
  const found = offline ? [] : await Array.fromAsync(findStates(stacks, new S3States()));
  if (json) process.stdout.write(`${JSON.stringify({ ok: true, stacks: found })}\n`);
  else
    process.stdout.write(
      `${file}: ${stacks.all.length} stacks by name, ${stacks.patterns.length} patterns\n${found.map(line).join('')}`,
    );
  if (found.some(({ fault }) => fault !== undefined)) process.exitCode = 1;
}

function read(file: string) {
  try {
    return readConfig(file).stacks;
  } catch (error) {
    if (!(error instanceof ConfigError || (error instanceof Error && 'code' in error))) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

function line({ stack, state, mode, resources, accounts, fault }: Found): string {
  if (fault !== undefined) return `  ✗ ${stack ?? '(no stack)'}  ${state}  ${fault}\n`;
  return `  ✓ ${stack}  ${state}  ${mode}, ${resources} resources, ${accounts.length > 0 ? accounts.join(', ') : 'no account named'}\n`;
}
