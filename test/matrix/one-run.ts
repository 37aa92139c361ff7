import { systemClock } from '../../functions/adapters/system-clock.ts';
import { TerraformCli } from '../../functions/adapters/terraform/terraform.ts';
import { undoCalls } from '../../functions/adapters/undo-calls.ts';
import type { Click } from '../../functions/core/click.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Stack } from '../../functions/core/stack.ts';
import type { RunPorts } from '../../functions/flows/take-back/request.ts';
import { takeBack } from '../../functions/flows/take-back.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakePlans } from '../fakes/plans.ts';

const noOverrides: RunPorts['overrides'] = { list: async () => [], cover: async () => [] };

export interface OneRun {
  readonly binary: string;
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stack: Stack;
}

/** `planExit`: what the first targeted plan said, before any answer. */
export interface Answered {
  readonly report: RunReport;
  readonly planExit: number;
}

/** One incident's run of the real Terraform; mailbox, records and plans in memory. */
export async function answer(run: OneRun, clicks: readonly Click[]): Promise<Answered> {
  const { stack } = run;
  const incidents = new FakeIncidents();
  const mailbox = new FakeMailbox(systemClock, incidents);
  const incident = await putAll(mailbox, stack.name, clicks);
  const lease = await mailbox.claim(stack.name, incident, 600);
  if (!lease.claimed) throw new Error('the fake mailbox refused the lease');
  const terraform = await TerraformCli.open(run, 'terraform');
  const ports = { mailbox, incidents, overrides: noOverrides, plans: new FakePlans(), undo: undoCalls([]) };
  try {
    const request = {
      stack,
      incident,
      fence: lease.fence,
      run: incident,
      task: 'revert',
      source: 'working copy',
    } as const;
    const plan = terraform.plan.bind(terraform);
    const exits: number[] = [];
    terraform.plan = async (asked) => {
      const changes = await plan(asked);
      exits.push(changes ? 2 : 0);
      return changes;
    };
    const report = await takeBack({ ...ports, terraform, clock: systemClock, log: () => {} }, request);
    return { report, planExit: exits[0] ?? 1 };
  } finally {
    await terraform.close();
  }
}

async function putAll(mailbox: FakeMailbox, stack: string, clicks: readonly Click[]): Promise<string> {
  let incident = '';
  for (const click of clicks) ({ incident } = await mailbox.put(stack, click));
  return incident;
}
