import { setTimeout } from 'node:timers/promises';

/** Slack gives up after three seconds; the network and the start of the function need some of them. */
const deadlineMilliseconds = 2300;

/**
 * The work's answer, or `late` when it takes too long, or `broken` when it fails: the caller always answers in time. Lambda
 * freezes what still runs when the answer is out, and may thaw it or not; what was written by then stands, and
 * functions/finish-decisions.ts has it delivered. Nothing here is half decided: a decision is one conditional write.
 */
export async function withinDeadline<T>(
  work: Promise<T>,
  otherwise: { readonly late: T; readonly broken: T },
  complain: (what: string, error: unknown) => void,
  milliseconds = deadlineMilliseconds,
): Promise<T> {
  const timer = new AbortController();
  const safe = work.catch((error: unknown) => {
    complain('a request from Slack could not be answered', error);
    return otherwise.broken;
  });
  const late = setTimeout(milliseconds, otherwise.late, { signal: timer.signal }).catch(() => otherwise.late);
  try {
    return await Promise.race([safe, late]);
  } finally {
    timer.abort();
  }
}
