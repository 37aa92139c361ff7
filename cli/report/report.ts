import { writeFile } from 'node:fs/promises';
import { DynamoIncidents } from '../../functions/adapters/dynamo/incidents.ts';
import { DynamoOverrides } from '../../functions/adapters/dynamo/overrides.ts';
import { dynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { CONSOLE_ONLY } from '../../functions/core/policy.ts';
import { loadConfig, readEnvironment } from '../../functions/runtime/config.ts';
import { useDeployment } from '../deployment.ts';
import type { DeploymentOptions } from '../deployment-options.ts';
import { type Account, accountOf } from './account.ts';
import { accountCsv } from './account-csv.ts';
import { accountHtml } from './account-html.ts';
import { accountMarkdown } from './account-markdown.ts';
import { readReplayLines, replayed } from './replay-lines.ts';
import { type ReplayLine, shadowOf } from './shadow.ts';
import { shadowReport } from './shadow-report.ts';

export interface ReportOptions extends DeploymentOptions {
  readonly format: 'html' | 'md' | 'json' | 'csv';
  readonly output?: string;
  readonly from?: string;
  readonly to?: string;
  readonly minutePrice: number;
  readonly replay?: string;
  readonly records: readonly string[];
  readonly state: readonly string[];
}

/** Writes a period's report, or what the responder would have done with these records. */
export async function report(options: ReportOptions): Promise<void> {
  const text = options.replay || options.records.length > 0 ? await shadow(options) : await account(options);
  if (!options.output) return void process.stdout.write(text);
  await writeFile(options.output, text);
  process.stderr.write(`${options.output} is written\n`);
}

async function shadow({ replay, records, state, format, from, to }: ReportOptions): Promise<string> {
  const lines = replay ? await readReplayLines(replay) : await replayed(records, state, CONSOLE_ONLY);
  return shadowReport[format](shadowOf(lines.filter(within(from, to))));
}

/** What has no time could not be read, and is told in every period. */
const within =
  (from = '', to = '9999') =>
  ({ eventTime }: ReplayLine): boolean => {
    const day = eventTime?.slice(0, 10);
    return day === undefined || (day >= from && day <= to);
  };

const formats: Readonly<Record<ReportOptions['format'], (account: Account) => string>> = {
  html: accountHtml,
  md: accountMarkdown,
  csv: accountCsv,
  json: (account) => `${JSON.stringify(account, null, 2)}\n`,
};

async function account(options: ReportOptions): Promise<string> {
  await useDeployment(options);
  const table = dynamoTable(readEnvironment(['UNCLICK_TABLE_INCIDENTS']).UNCLICK_TABLE_INCIDENTS);
  const overrides = new DynamoOverrides(table);
  const { stacks } = loadConfig();
  const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const period = { from: options.from ?? dayAgo(30), to: options.to ?? dayAgo(0) };
  const kept = await Promise.all(stacks.all.map(({ name }) => overrides.list(name)));
  const incidents = await new DynamoIncidents(table).list();
  return formats[options.format](accountOf(incidents, kept.flat(), period, options.minutePrice));
}
