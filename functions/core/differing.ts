import { isObject, type Json } from './json.ts';
import { own } from './own.ts';

/**
 * Two values without what they have in common, so that people see the rule that was added and not the ten beside it: keys of
 * the same value and elements that stand on both sides are left out. JSON documents in a string (policies) are looked into.
 * Values that differ as a whole, and equal ones, stay as they are.
 */
export function differing(one: Json | undefined, other: Json | undefined): readonly [Json, Json] {
  const [a, b] = [document(one), document(other)];
  if (same(a, b)) return [one ?? null, other ?? null];
  if (Array.isArray(a) && Array.isArray(b)) return lists(a, b);
  if (isObject(a) && isObject(b)) return objects(a, b);
  return [a ?? null, b ?? null];
}

function lists(one: readonly Json[], other: readonly Json[]): readonly [Json, Json] {
  const [ours, theirs] = [new Set(one.map(key)), new Set(other.map(key))];
  const left = one.filter((element) => !theirs.has(key(element)));
  const right = other.filter((element) => !ours.has(key(element)));
  const [first, second] = [left[0], right[0]];
  if (left.length === 0 && right.length === 0) return [one, other];
  if (left.length !== 1 || right.length !== 1 || first === undefined || second === undefined) return [left, right];
  const [inFirst, inSecond] = differing(first, second);
  return [[inFirst], [inSecond]];
}

function objects(one: Readonly<Record<string, Json | undefined>>, other: Readonly<Record<string, Json | undefined>>) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => !same(own(one, name), own(other, name)),
  );
  // The same keys in another order, or a null where the other has nothing: then they differ as a whole.
  if (names.length === 0) return [one, other] as const;
  const pairs = names.map((name) => [name, differing(own(one, name), own(other, name))] as const);
  const side = (index: 0 | 1, from: typeof one): Json =>
    Object.fromEntries(
      pairs.filter(([name]) => own(from, name) !== undefined).map(([name, pair]) => [name, pair[index]]),
    );
  return [side(0, one), side(1, other)] as const;
}

/** What a string holds, where it is a JSON object or list. */
function document(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    const parsed: Json = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}

const key = (value: Json) => JSON.stringify(value);
const same = (one: Json | undefined, other: Json | undefined) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
