import { hasSeen, type Sweep, type SweptStack } from '../../functions/core/sweep/sweep.ts';
import type { Sweeps } from '../../functions/ports/sweeps.ts';

/** The sweeps of each stack in memory: they pass the same contract as those in DynamoDB. */
export class FakeSweeps implements Sweeps {
  readonly records = new Map<string, SweptStack>();

  async list(): Promise<readonly SweptStack[]> {
    return [...this.records.values()];
  }
  async read(stack: string): Promise<SweptStack | undefined> {
    return this.records.get(stack);
  }
  async turn(stack: string, at: Date, how: 'starts' | 'waits'): Promise<void> {
    const now = at.toISOString();
    this.records.set(stack, { ...this.#kept(stack, now), ...(how === 'starts' && { startedAt: now }) });
  }
  async end(stack: string, sweep: Sweep): Promise<void> {
    const kept = this.#kept(stack, sweep.endedAt);
    if (kept.last && kept.last.endedAt > sweep.endedAt) return;
    this.records.set(stack, { ...kept, last: sweep, ...(hasSeen(sweep) && { sweptAt: sweep.endedAt }) });
  }
  async entered(stack: string, incident: string): Promise<void> {
    this.records.set(stack, { ...this.#kept(stack, ''), incident });
  }

  #kept(stack: string, now: string): SweptStack {
    return this.records.get(stack) ?? { stack, since: now };
  }
}

/** A stack that was found clean last night. */
export function aSweptStack(stack: string, last: Partial<Sweep> = {}): SweptStack {
  const endedAt = '2026-01-01T00:02:00.000Z';
  const sweep = { name: `${stack}-sweep-1767225600`, result: 'clean' as const, endedAt, known: 0, waiting: 0, ...last };
  return {
    stack,
    since: '2025-12-01T00:00:00.000Z',
    startedAt: '2026-01-01T00:00:00.000Z',
    sweptAt: endedAt,
    last: sweep,
  };
}
