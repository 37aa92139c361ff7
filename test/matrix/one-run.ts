import { systemClock } from '../../functions/adapters/system-clock.ts';
import { TerraformCli } from '../../functions/adapters/terraform.ts';
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

/** One incident's run of the real Terraform; mailbox, records and plans in memory. */
export async function answer(run: OneRun, clicks: readonly Click[]): Promise<RunReport> {
  const { stack } = run;
  const incidents = new FakeIncidents();
  const mailbox = new FakeMailbox(systemClock, incidents);
  const incident = await putAll(mailbox, stack.name, clicks);
  const lease = await mailbox.claim(stack.name, incident, 600);
  if (!lease.claimed) throw new Error('the fake mailbox refused the lease');
  const terraform = await TerraformCli.open(run, 'terraform');
  const ports = { mailbox, incidents, overrides: noOverrides, plans: new FakePlans(), undo: undoCalls };
  try {
    const request = { stack, incident, fence: lease.fence, task: 'revert', source: 'working copy' } as const;
    return await takeBack({ ...ports, terraform, clock: systemClock, log: () => {} }, request);
  } finally {
    await terraform.close();
  }
}

async function putAll(mailbox: FakeMailbox, stack: string, clicks: readonly Click[]): Promise<string> {
  let incident = '';
  for (const click of clicks) ({ incident } = await mailbox.put(stack, click));
  return incident;
}
