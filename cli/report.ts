import { type Command, InvalidArgumentError, Option } from 'commander';
import { withDeployment } from './deployment-options.ts';
import { faultWords } from './fault-words.ts';
import type { ReportOptions } from './report/report.ts';

/** Adds `unclick report`: a period's clicks and what became of them, or what would have, had it been deployed. */
export function register(program: Command): void {
  const command = program
    .command('report')
    .description('what was clicked, by whom, what became of it, how fast; or what would have, from your own records');
  withDeployment(command)
    .addOption(new Option('--format <format>', 'of the report').choices(['html', 'md', 'json', 'csv']).default('html'))
    .option('--output <file>', 'where to write it (default: standard output)')
    .option('--from <day>', 'the first day, UTC (default: 30 days ago; of records, all)', day)
    .option('--to <day>', 'the last day, UTC (default: today; of records, all)', day)
    .option('--minute-price <dollars>', "CodeBuild's price of a minute; general1.small by default", dollars, 0.005)
    .option('--replay <file>', 'report on the output of "unclick replay --format json" (- is standard input)')
    .option('--records <files...>', 'report on CloudTrail records: files, or folders of them', [])
    .option('--state <files or folders...>', 'with --records: state files, or folders of them', [])
    .action(async (options: ReportOptions) => {
      if (options.from && options.to && options.from > options.to)
        return command.error(`--from ${options.from} is after --to ${options.to}`, { exitCode: 1 });
      const { report } = await import('./report/report.ts');
      await report(options).catch((error: unknown) =>
        command.error(`unclick report: ${faultWords(error)}`, { exitCode: 1 }),
      );
    });
}

function day(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && Number.isFinite(Date.parse(value))) return value;
  throw new InvalidArgumentError('write a day as 2026-01-31');
}

function dollars(value: string): number {
  const price = Number(value);
  if (value.trim() !== '' && Number.isFinite(price) && price >= 0) return price;
  throw new InvalidArgumentError('write a number, such as 0.005');
}
