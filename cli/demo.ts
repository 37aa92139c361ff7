import type { Command } from 'commander';
import { Listr } from 'listr2';
import colors from 'picocolors';
import type { Incident } from '../functions/core/incident.ts';
import { closingTable } from './demo/closing-table.ts';
import { type Performance, perform } from './demo/perform.ts';
import { programme } from './demo/programme.ts';
import { quietClicks } from './demo/quiet-clicks.ts';
import { showRecognised } from './demo/recognised.ts';
import type { Result } from './demo/result.ts';
import { Missing } from './sandbox/preflight.ts';
import { exampleStack, type Sandbox, startSandbox } from './sandbox/start-sandbox.ts';
import { terraform } from './sandbox/terraform-commands.ts';
import { inScratch, type Scratch } from './sandbox.ts';

export function register(program: Command): void {
  program
    .command('demo')
    .description(
      'a stack, a dozen clicks in its console, and each of them taken back: on this machine, without an AWS account',
    )
    .option('--json', 'print one JSON object at the end', false)
    .action(async (options: { readonly json: boolean }) => {
      process.exit(await inScratch((scratch) => demo(scratch, options.json)));
    });
}

/** @returns 0 when everything is back, proved twice; 1 when something is not; 3 when nothing could be shown but verdicts. */
async function demo(scratch: Scratch, json: boolean): Promise<number> {
  const began = Date.now();
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({ ...scratch, module: exampleStack });
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    scratch.tell(error.message);
    return await showRecognised(json);
  }
  const results = await showTime(perform(sandbox), json);
  scratch.tell('terraform plan -detailed-exitcode, over the whole stack');
  const planExit = await terraform(sandbox.terraform, ['plan', '-detailed-exitcode', '-no-color'], [0, 2]);
  const passed = planExit === 0 && results.every(({ asExpected }) => asExpected);
  const summary = { passed, planExit, seconds: (Date.now() - began) / 1000, messages: sandbox.messages.length };
  process.stdout.write(
    json ? `${JSON.stringify({ ...summary, results })}\n` : `${closingTable(results)}\n${closing(summary)}\n`,
  );
  return passed ? 0 : 1;
}

async function showTime(performance: Performance, json: boolean): Promise<readonly Result[]> {
  const results: Result[] = [];
  const acts = programme.map((act) => ({
    title: `${act.title} (${act.actor})`,
    async task(_: unknown, task: { title: string; output: string }) {
      const began = Date.now();
      const watch = (incident: Incident | undefined) => {
        task.output = `${((Date.now() - began) / 1000).toFixed(1)} s  ${stepOf(incident)}`;
      };
      const result = await performance.click(act, watch);
      results.push(result);
      task.title = `${act.title} (${act.actor}): ${result.statuses.join(', ') || 'missed'}, ${result.seconds?.toFixed(1) ?? '?'} s`;
      if (!result.asExpected) throw new Error(`${task.title}: ${result.outcome || 'no incident holds it'}`);
    },
  }));
  const quiet = quietClicks.map((act) => ({
    title: `${act.title} (${act.actor})`,
    task: () => performance.quiet(act),
  }));
  await new Listr([...quiet, ...acts], { exitOnError: false, ...rendering(json) }).run();
  return [...(await performance.quietResults()), ...results];
}

function rendering(json: boolean) {
  if (json) return { renderer: 'silent' as const };
  return process.stdout.isTTY ? { renderer: 'default' as const } : { renderer: 'simple' as const };
}

function stepOf(incident: Incident | undefined): string {
  if (!incident) return 'on the bus';
  return `${incident.id}: ${incident.steps.at(-1)?.name ?? incident.status}`;
}

function closing(summary: { passed: boolean; planExit: number; seconds: number; messages: number }): string {
  const plan = summary.planExit === 0 ? 'terraform plan finds no difference' : 'terraform plan still finds differences';
  const line = `${plan}; ${summary.messages} Slack messages; ${summary.seconds.toFixed(0)} s in all`;
  return summary.passed
    ? colors.green(`Every drift is gone. ${line}.`)
    : colors.red(`Something is not as it must be. ${line}.`);
}
