import type { Json } from '../../functions/core/json.ts';

/** A small, repeatable source of numbers below 1 (mulberry32): a failing seed can be run again. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const strange: readonly Json[] = [
  null,
  '',
  'null',
  '{}',
  '[]',
  '{"a":',
  0,
  -1,
  1e308,
  true,
  false,
  [],
  {},
  [[]],
  '\u0000',
  '\ud800',
  'HIDDEN_DUE_TO_SECURITY_REASONS',
  'arn:aws:',
  'arn:::::',
  '🤷',
  'x'.repeat(5000),
  '__proto__',
];

/** The value with a few of its parts replaced by strange ones, taken away, wrapped, or given other names. */
export function mutated(value: Json, random: () => number): Json {
  if (random() < 0.02) return strange[Math.floor(random() * strange.length)] ?? null;
  if (Array.isArray(value)) {
    const list = value.filter(() => random() > 0.02).map((one: Json) => mutated(one, random));
    return random() < 0.02 ? { items: list } : list;
  }
  if (typeof value === 'object' && value !== null) return mutatedObject(value, random);
  if (typeof value === 'string' && random() < 0.03) return value.slice(0, Math.floor(random() * value.length));
  return value;
}

function mutatedObject(value: object, random: () => number): Json {
  const entries = Object.entries(value)
    .filter(() => random() > 0.02)
    .map(([key, one]) => [random() < 0.02 ? key.toUpperCase() : key, mutated(one, random)]);
  const made: Json = Object.fromEntries(entries);
  return random() < 0.02 ? [made] : random() < 0.02 ? JSON.stringify(made) : made;
}
