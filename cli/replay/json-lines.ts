import { once } from 'node:events';
import type { ReplayedRecord } from './replay.ts';

/** One line of `--format json`: the contract that other programs read. */
export function jsonLine({ input, record, verdict, actor, critical }: ReplayedRecord): string {
  const resources = verdict.hits.map(({ address, stack, match }) => ({ address, state: stack, match }));
  const tail = { verdict: verdict.verdict, reason: verdict.reason, origin: verdict.origin, resources };
  if (!record) return JSON.stringify({ ...tail, line: input.line, file: input.file });
  return JSON.stringify({
    eventID: record.eventID,
    eventTime: record.eventTime,
    eventSource: record.eventSource,
    eventName: record.eventName,
    actor,
    ...tail,
    ...(critical.length > 0 && { critical }),
  });
}

/** Writes one line and waits where the reader is slower. */
export async function printJson(line: ReplayedRecord): Promise<void> {
  if (!process.stdout.write(`${jsonLine(line)}\n`)) await once(process.stdout, 'drain');
}
