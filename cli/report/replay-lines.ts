import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ClickPolicy } from '../../functions/core/policy.ts';
import { jsonLine } from '../replay/json-lines.ts';
import { replay } from '../replay/replay.ts';
import type { ReplayLine } from './shadow.ts';

const line = z.object({
  eventID: z.string().optional(),
  eventTime: z.string().optional(),
  eventSource: z.string().optional(),
  eventName: z.string().optional(),
  actor: z.string().optional(),
  critical: z.array(z.string()).default([]),
  verdict: z.enum(['drift', 'ignored', 'unresolved']),
  reason: z.string(),
  resources: z.array(z.object({ address: z.string(), state: z.string() })).default([]),
});

/** What `unclick replay --format json` printed. @throws with the line's number where it is none. */
export async function readReplayLines(file: string): Promise<readonly ReplayLine[]> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const lines: ReplayLine[] = [];
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== '') lines.push(parse(text, `${file}:${number}`));
  }
  return lines;
}

function parse(text: string, where: string): ReplayLine {
  const parsed = line.safeParse(json(text));
  if (parsed.success) return parsed.data;
  throw new Error(`${where} is no line of "unclick replay --format json"`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Replays records itself: the report says of them what it would say of replay's own lines. */
export async function replayed(
  files: readonly string[],
  states: readonly string[],
  policy: ClickPolicy,
): Promise<readonly ReplayLine[]> {
  const lines: ReplayLine[] = [];
  for await (const one of replay(files, states, policy, {})) lines.push(line.parse(JSON.parse(jsonLine(one))));
  return lines;
}
