import type { GuardVerdict } from '../../core/plan-guard.ts';
import type { Answer } from '../../core/run.ts';
import { prove } from './prove.ts';
import type { Ended, Run } from './run.ts';

/** Longer than an apply and its proof take. */
const leaseSeconds = 1800;

/**
 * What comes before every change: the lease is extended, and the incident's record says that a change begins, so that a run
 * that dies in the middle is never made again. Or another run has the stack by now, and nothing may be changed.
 */
export async function lostLease(run: Run): Promise<Ended | undefined> {
  const { stack, incident, fence, run: build } = run.request;
  if (await run.ports.mailbox.beginApply(stack.name, incident, { fence, run: build }, leaseSeconds)) return undefined;
  const summary = 'Nothing was changed: another run holds the stack by now';
  return { outcome: 'failed', summary, answers: ['none'], reasons: [{ code: 'lost-lease' }], changes: [] };
}

/** Applies exactly the saved plan that the guard judged, and proves it. `reverted` is said only after the proof. */
export async function applyAndProve(
  run: Run,
  plan: string,
  verdict: GuardVerdict,
  answer: Answer,
  targets: readonly string[],
): Promise<Ended> {
  const lost = await lostLease(run);
  if (lost) return lost;
  await run.watch.measure('apply', () => run.ports.terraform.apply(plan));
  const addresses = [...new Set(verdict.changes.map(({ address }) => address))];
  const ended = { answers: [answer], changes: verdict.changes };
  const left = await prove(run, targets);
  if (left.length === 0)
    return { ...ended, outcome: 'reverted', summary: `Reverted by Terraform: ${listed(addresses)}`, reasons: [] };
  const still = [
    ...new Set(left.map(({ address = '', attribute }) => (attribute ? `${address} ${attribute}` : address))),
  ];
  const summary = `Applied, but a second plan still finds changes: ${listed(still)}`;
  return { ...ended, outcome: 'failed', summary, reasons: left };
}

/** At most five addresses by name. */
export function listed(addresses: readonly string[]): string {
  const [shown, more] = [addresses.slice(0, 5), addresses.length - 5];
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
