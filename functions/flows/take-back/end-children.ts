import type { Child } from '../../core/adopt.ts';
import { type Adopted, guardAdopted } from '../../core/adopt-guard.ts';
import { readPlan } from '../../core/guard/read-plan.ts';
import type { Reason } from '../../core/incident.ts';
import type { GuardVerdict } from '../../core/plan-guard.ts';
import type { AdoptedChild, Scratch } from '../../ports/terraform.ts';
import { listed, lostLease } from './apply.ts';
import type { Ended, Run } from './run.ts';

/** A child, and how it stands in the scratch directory. */
export interface Adoption {
  readonly child: Child;
  readonly adopted: AdoptedChild;
}

/** What the guard knows of an adoption. */
export function inScratch({ child, adopted }: Adoption): Adopted {
  const base = { address: `${adopted.type}.${adopted.name}`, expected: child.expected };
  return adopted.off ? { ...base, off: adopted.off } : base;
}

/**
 * Destroys what was adopted, or switches it off; proved by a second plan that finds nothing more to switch off, and an import
 * that finds nothing any more of the rest.
 */
export async function endChildren(
  run: Run,
  scratch: Scratch,
  verdict: GuardVerdict,
  adoptions: readonly Adoption[],
  suggestions: readonly Reason[],
): Promise<Ended> {
  const lost = await lostLease(run);
  if (lost) return lost;
  const kept = adoptions.filter(({ adopted }) => adopted.off);
  const gone = adoptions.filter(({ adopted }) => !adopted.off);
  await run.watch.measure('destroy', () => scratch.apply());
  const left = await run.watch.measure('proof', async () => [
    ...(kept.length > 0 ? guardAdopted(readPlan(await scratch.plan()), kept.map(inScratch)).changes : []),
    ...(gone.length > 0 ? await scratch.adopt(gone.map(({ adopted }) => adopted)) : []),
  ]);
  const ended = { answers: ['adopt'] as const, changes: verdict.changes };
  if (left.length === 0) {
    const summary = [said('Adopted and destroyed', gone), said('Switched off', kept)].flat().join('. ');
    return { ...ended, outcome: 'reverted', summary, reasons: [...suggestions, ...kept.map(stillThere)] };
  }
  const reasons = [{ code: 'not-proved' }];
  const summary = `Destroyed or switched off, but still there: ${names(adoptions)}`;
  return { ...ended, outcome: 'failed', summary, reasons };
}

function said(what: string, adoptions: readonly Adoption[]): readonly string[] {
  return adoptions.length > 0 ? [`${what}: ${names(adoptions)}`] : [];
}

function names(adoptions: readonly Adoption[]): string {
  return listed(adoptions.map(({ adopted }) => `${adopted.type} ${adopted.importId}`));
}

/** What was switched off lies there for whoever looks into it, and is theirs to remove. */
function stillThere({ adopted, child }: Adoption): Reason {
  const detail = `${adopted.type} ${adopted.importId} is off and still there: delete it when nobody needs it as evidence`;
  const address = child.click.hits[0]?.address;
  return { code: 'switched-off', detail, ...(address !== undefined && { address }) };
}

/** Keeps the plan of the destruction for a person to release. */
export async function heldChildren(
  run: Run,
  scratch: Scratch,
  verdict: GuardVerdict,
  reasons: readonly Reason[],
): Promise<Ended> {
  const plan = await run.ports.plans.keep(run.request.incident, scratch.planFile());
  const summary = `Held for a decision: ${[...new Set(reasons.map(({ code }) => code))].join(', ')}`;
  return { outcome: 'held', summary, answers: ['adopt'], reasons, changes: verdict.changes, plan };
}

export function toldChildren(children: readonly Child[]): Ended {
  const names = listed(children.map(({ type, importId }) => `${type} ${importId}`));
  const summary = `Found beside what the stack manages, and not taken back: ${names}`;
  const found = children.map(({ type, importId }) => ({ code: 'invisible', detail: `${type} ${importId}` }));
  const reasons = [...found, ...children.flatMap(suggestion)];
  return { outcome: 'invisible', summary, answers: ['tell'], reasons, changes: [] };
}

/** What would make Terraform see such a child by itself. */
export function suggestion({ row, click }: Child): readonly Reason[] {
  const address = click.hits[0]?.address;
  if (!row.exclusive || !address) return [];
  return [{ code: 'exclusive', address, detail: `${row.exclusive} would make Terraform see this by itself` }];
}
