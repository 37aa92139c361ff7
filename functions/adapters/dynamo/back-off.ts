import type { Clock } from '../../ports/clock.ts';

/** Waits after a lost race, 20 to 100 ms by chance, so that two that met do not meet again. */
export async function backOff(clock: Clock): Promise<void> {
  await clock.wait(20 + 80 * Math.random());
}
