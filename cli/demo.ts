import type { Command } from 'commander';
import colors from 'picocolors';
import { closingTable } from './demo/closing-table.ts';
import { perform } from './demo/perform.ts';
import { type Programme, programmeOf } from './demo/programme.ts';
import { showRecognised } from './demo/recognised.ts';
import { show } from './demo/show.ts';
import { Missing } from './sandbox/preflight.ts';
import { exampleStack, type Sandbox, startSandbox } from './sandbox/start-sandbox.ts';
import { terraform } from './sandbox/terraform-commands.ts';
import { inScratch, type Scratch } from './sandbox.ts';

export function register(program: Command): void {
  const command = program
    .command('demo')
    .description(
      'a stack, a dozen clicks in its console, and each of them taken back: on this machine, without an AWS account',
    )
    .option('--only <words>', 'only the clicks whose title has these words')
    .option('--json', 'print one JSON object at the end', false)
    .action(async ({ json, only }: { readonly json: boolean; readonly only?: string }) => {
      const acts = programmeOf(only);
      if (acts.length === 0) command.error(`no click of the demo is called "${only}"`, { exitCode: 2 });
      process.exit(await inScratch((scratch) => demo(scratch, acts, json)));
    });
}

/** @returns 0 when everything is back, proved twice; 1 when something is not; 3 when nothing could be shown but verdicts. */
async function demo(scratch: Scratch, acts: Programme, json: boolean): Promise<number> {
  const began = Date.now();
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({ ...scratch, module: exampleStack });
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    scratch.tell(error.message);
    return await showRecognised(acts, json);
  }
  const results = await show(acts, perform(sandbox), json);
  scratch.tell('terraform plan -detailed-exitcode, over the whole stack');
  const planExit = await terraform(sandbox.terraform, ['plan', '-detailed-exitcode', '-no-color'], [0, 2]);
  const passed = planExit === 0 && results.every(({ asExpected }) => asExpected);
  const summary = { passed, planExit, seconds: (Date.now() - began) / 1000, messages: sandbox.messages.length };
  process.stdout.write(
    json ? `${JSON.stringify({ ...summary, results })}\n` : `${closingTable(results)}\n${closing(summary)}\n`,
  );
  return passed ? 0 : 1;
}

function closing(summary: { passed: boolean; planExit: number; seconds: number; messages: number }): string {
  const plan = summary.planExit === 0 ? 'terraform plan finds no difference' : 'terraform plan still finds differences';
  const line = `${plan}; ${summary.messages} Slack messages; ${summary.seconds.toFixed(0)} s in all`;
  return summary.passed
    ? colors.green(`Every drift is gone. ${line}.`)
    : colors.red(`Something is not as it must be. ${line}.`);
}
