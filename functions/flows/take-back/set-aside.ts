import type { Click } from '../../core/click.ts';
import { isOver, mayApply } from '../../core/deciding/may-apply.ts';
import { coverOf, type Override } from '../../core/deciding/override.ts';
import type { Reason } from '../../core/incident.ts';
import type { RunPorts, RunRequest } from './request.ts';

/** An incident's clicks, without those that stand under an override. */
export interface SetAside {
  readonly clicks: readonly Click[];
  /** What was handed to the overrides' own incidents, for people. */
  readonly covered: readonly { readonly override: Override; readonly clicks: readonly Click[] }[];
  /** Drift that nobody is known to have made, where the stack only tells of such. */
  readonly told: readonly Click[];
  /** Why the rest may not be reverted before a person has decided. */
  readonly holds: readonly Reason[];
}

/**
 * Hands clicks that an override lets stand to the incident that waits for its end. It is done here, by the run, after it has
 * gathered and while it holds the stack's lease: a click cannot come in between any more, and the run that follows the
 * override's end cannot begin before these clicks are handed over or kept. The handing over is conditional on the override
 * still standing, so one that ends meanwhile covers nothing. After an override's own end its clicks are judged like any other.
 */
export async function setAside(ports: RunPorts, request: RunRequest, clicks: readonly Click[]): Promise<SetAside> {
  const { stack, incident, task } = request;
  // Who released a held plan decided about these very clicks.
  if (task === 'apply-held') return { clicks, covered: [], told: [], holds: [] };
  const now = ports.clock.now();
  const overrides = clicks.length > 0 ? await ports.overrides.list(stack.name) : [];
  const byOverride = Map.groupBy(clicks, (click) => coverOf(click, stack.name, overrides, now, incident));
  const covered: { override: Override; clicks: readonly Click[] }[] = [];
  for (const [override, under] of byOverride) {
    if (!override) continue;
    const handed = await ports.overrides.cover(override, under, incident, now);
    if (handed.length > 0) covered.push({ override, clicks: handed });
  }
  const gone = new Set(covered.flatMap((part) => part.clicks));
  const standing = clicks.filter((click) => !gone.has(click));
  const told = standing.filter((click) => click.unexplained && stack.policy.unexplained === 'tell');
  const rest = standing.filter((click) => !told.includes(click));
  return { clicks: rest, covered, told, holds: mayApply(stack, rest, overrides, incident, ports.clock.now()) };
}

/**
 * The stack as its owner allows it to be treated now: after an override that is over, as in mode `auto`, since its consent
 * included its end. The record says so, not the workflow.
 */
export async function afterOverride(ports: RunPorts, request: RunRequest): Promise<RunRequest> {
  if (request.task !== 'after-override') return request;
  const incident = await ports.incidents.read(request.incident);
  if (!incident || !isOver(incident, ports.clock.now())) return request;
  const { stack } = request;
  const policy = { ...stack.policy, unexplained: 'auto' as const };
  return { ...request, stack: { ...stack, mode: 'auto', breakGlassRoles: [], policy } };
}

/** What is said of an incident whose every click stands under an override. */
export function coveredSummary({ covered }: SetAside): string {
  const parts = covered.map(({ override, clicks }) => {
    const { requestedBy, until, reason } = override;
    return `${clicks.length} ${clicks.length === 1 ? 'click stands' : 'clicks stand'} until ${until} (${requestedBy}: ${reason})`;
  });
  return `Recorded, not reverted: ${parts.join('; ')}`;
}
