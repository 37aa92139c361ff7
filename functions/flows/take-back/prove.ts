import type { Run } from './run.ts';

/** The proof: a second plan of the same targets, against what is really there, that finds nothing to change. */
export async function prove(run: Run, targets: readonly string[]): Promise<boolean> {
  const changes = await run.watch.measure('proof', () => run.ports.terraform.plan({ targets }));
  return !changes;
}
