import type { Click } from '../core/click.ts';
import type { RunReport } from '../core/run.ts';
import { targetsOf } from '../core/take-back/targets.ts';
import { applyHeld } from './take-back/apply-held.ts';
import { failure } from './take-back/failure.ts';
import { leftStanding, stayingReasons } from './take-back/left-standing.ts';
import type { RunPorts, RunRequest } from './take-back/request.ts';
import { revert } from './take-back/revert.ts';
import { type Ended, type Run, reportOf } from './take-back/run.ts';
import { afterOverride, setAside } from './take-back/set-aside.ts';
import { settle } from './take-back/settle.ts';
import { stopwatch } from './take-back/stopwatch.ts';

/**
 * One run for one incident: gathers its clicks, takes back what they did, writes what came of it. The workflow has claimed
 * the stack. Terraform's failures are outcomes; a broken mailbox or table throws, and the build's caller reports it.
 */
export async function takeBack(ports: RunPorts, request: RunRequest): Promise<RunReport> {
  const watch = stopwatch(ports.clock, ports.log, (name) => tellStep(ports, request, name));
  const run = await gathered(ports, request, watch);
  const ended = 'ports' in run ? await attempt(run) : run;
  const report = reportOf(
    { request, watch, ...('ports' in run && { told: run.told }) },
    'ports' in run ? run.targets.all : [],
    ended,
  );
  const isKept = await ports.incidents.writeRun(request.incident, report);
  ports.log(`${report.outcome}: ${report.summary}`);
  if (!isKept) ports.log('A later build of this incident has reported: this report is not kept.');
  return report;
}

/** Lets people follow the run while it works. Nobody waits for it, and its failure changes nothing. */
function tellStep(ports: RunPorts, { incident, build }: RunRequest, name: string): void {
  const startedAt = ports.clock.now().toISOString();
  const step = { name, startedAt, ...(build !== undefined && { detail: build }) };
  ports.incidents.step(incident, step).catch(() => ports.log(`${name}: the step could not be written`));
}

/** The working directory is made ready while the burst settles: neither waits for the other. */
async function gathered(ports: RunPorts, asked: RunRequest, watch: Run['watch']): Promise<Run | Ended> {
  const request = await afterOverride(ports, asked);
  const { stack } = request;
  const ready = watch.measure('init', () => ports.terraform.init()).then(() => undefined, failure);
  if (request.task === 'revert') await watch.measure('settle', () => settle(ports, stack));
  const mine = await clicksOf(ports, request);
  const aside = await setAside(ports, request, mine);
  const failed = await ready;
  if (failed) return failed;
  const standing = leftStanding(aside);
  if (standing) return standing;
  const { clicks, holds } = aside;
  return {
    ports,
    request,
    watch,
    clicks,
    holds,
    told: stayingReasons(aside),
    targets: targetsOf(stack.name, clicks),
  };
}

/**
 * Only the first run takes mail: a later one, of a plan that was decided or after an override, is about the clicks that its
 * incident has, and nobody has decided about newer ones.
 */
function clicksOf({ mailbox }: RunPorts, { stack, incident, task }: RunRequest): Promise<readonly Click[]> {
  return task === 'revert' ? mailbox.gather(stack.name, incident) : mailbox.taken(stack.name, incident);
}

async function attempt(run: Run): Promise<Ended> {
  try {
    return await (run.request.task === 'apply-held' ? applyHeld(run) : revert(run));
  } catch (error) {
    return failure(error);
  }
}
