import type { Stack } from '../../functions/core/stack.ts';
import type { Stacks } from '../../functions/core/stacks.ts';
import { readState } from '../../functions/core/state/state.ts';
import type { States } from '../../functions/ports/states.ts';
import { faultWords } from '../fault-words.ts';

/** One state object that the configuration means, and what it holds. */
export interface Found {
  readonly stack: string | undefined;
  readonly state: string;
  readonly mode?: Stack['mode'];
  readonly serial?: number;
  readonly resources: number;
  readonly accounts: readonly string[];
  /** Why this is no stack that can be answered; undefined when all is well. */
  readonly fault?: string;
}

const nothing = { resources: 0, accounts: [] };

/** Reads every state: those of named stacks, and whatever lies where a pattern looks. */
export async function* findStates(stacks: Stacks, states: States): AsyncIterable<Found> {
  for (const stack of stacks.all) yield await read(stack, states);
  const seen = new Set<string>();
  for (const { bucket, prefix, region } of stacks.patterns) {
    for await (const key of states.list({ bucket, prefix, region })) {
      const state = `s3://${bucket}/${key}`;
      if (seen.has(state) || !/\.tfstate$/.test(key)) continue;
      seen.add(state);
      const stack = stacks.holding(bucket, key);
      if (stacks.all.some((named) => named === stack)) continue;
      if (stack) yield await read(stack, states);
      else yield { stack: undefined, state, ...nothing, fault: 'lies where a pattern looks, and fits none' };
    }
  }
}

async function read(stack: Stack, states: States): Promise<Found> {
  const state = `s3://${stack.state.bucket}/${stack.state.key}`;
  const about = { stack: stack.name, state, mode: stack.mode };
  try {
    const object = await states.read(stack.state);
    if (object === undefined) return { ...about, ...nothing, fault: 'there is no such state' };
    if (object === 'unchanged') return { ...about, ...nothing };
    const parsed = readState(json(object.body));
    if (!parsed.ok) return { ...about, ...nothing, fault: parsed.why };
    return { ...about, serial: parsed.serial, resources: parsed.resources.length, accounts: accountsIn(object.body) };
  } catch (error) {
    return { ...about, ...nothing, fault: faultWords(error) };
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The accounts that own what a state manages: those in the ARNs of its own resources' `arn` attributes. */
function accountsIn(state: string): string[] {
  const found = state.matchAll(/"arn":\s*"arn:[^:"]+:[^:"]*:[^:"]*:(\d{12}):/g);
  return [...new Set([...found].map(([, account = '']) => account))].sort();
}
