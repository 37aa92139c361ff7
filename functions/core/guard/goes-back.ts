import { isObject, type Json } from '../json.ts';
import { own } from '../own.ts';
import { isReadBack } from './defaults.ts';
import { type Expressions, isSilent, ofElements, ofMember } from './expressions.ts';
import { isMarked } from './mask.ts';
import { elementAt, memberAt, type Place, sameValue } from './same-value.ts';
import { isSet } from './sets.ts';

type Value = Json | undefined;

/** One value in four lights: planned, its unknown mask, what is there now, what the state held before the drift. */
export interface Lights {
  readonly after: Value;
  readonly mask: Value;
  readonly live: Value;
  readonly held: Value;
}

/** What the walk may ask of the plan around the value. */
export interface Surroundings {
  readonly isCreate: boolean;
  /** Whether an unknown value that the configuration asks for is a re-created resource's. */
  follows(expressions: Expressions, held: Value): boolean;
}

/**
 * Whether a value goes back to what the state held before the drift. Where the configuration is silent the provider decides:
 * such a leaf may be unknown, carried over as it is now, or (of a re-creation) left for the provider to read back.
 */
export function goesBack(lights: Lights, expressions: Expressions, at: Place, around: Surroundings): boolean {
  const { after, mask, live, held } = lights;
  const known = !isMarked(mask);
  if (known && sameValue(after, held, at)) return true;
  if (known && around.isCreate && isReadBack(held, after, isSilent(expressions), at)) return true;
  if (mask === true) return isSilent(expressions) || around.follows(expressions, held);
  if (known && at.path.length > 1 && isSilent(expressions) && !around.isCreate && sameValue(after, live, at))
    return true;
  if (Array.isArray(after) && Array.isArray(held)) return elementsGoBack(lights, after, held, expressions, at, around);
  if (isObject(after) && isObject(held)) return membersGoBack(lights, expressions, at, around);
  return false;
}

function elementsGoBack(
  { mask, live }: Lights,
  after: readonly Json[],
  held: readonly Json[],
  expressions: Expressions,
  at: Place,
  around: Surroundings,
): boolean {
  // The plan leaves out elements of a set that it does not know yet, and only the mask tells of them.
  if (after.length !== held.length || (Array.isArray(mask) && mask.length > after.length)) return false;
  const inner = ofElements(expressions);
  const left = [...held.keys()];
  return after.every((element, index) => {
    const candidates = isSet(at) ? left : [index];
    const found = candidates.find((other) => {
      const lights = { after: element, mask: part(mask, index), live: part(live, other), held: held[other] };
      return goesBack(lights, inner, elementAt(at), around);
    });
    if (found !== undefined) left.splice(left.indexOf(found), 1);
    return found !== undefined;
  });
}

function membersGoBack(lights: Lights, expressions: Expressions, at: Place, around: Surroundings): boolean {
  const { after, mask, held } = lights;
  const names = new Set([after, mask, held].flatMap((value) => (isObject(value) ? Object.keys(value) : [])));
  return [...names].every((name) => {
    const [planned, before, unknown] = [part(after, name), part(held, name), part(mask, name)];
    // A map's key is there or not, as in sameValue: a tag without a value is no way back to no tag.
    const isOnOneSide = (planned === undefined) !== (before === undefined);
    if (isOnOneSide && !isMarked(unknown)) return (planned ?? before ?? null) === null;
    const member = { after: planned, mask: unknown, live: part(lights.live, name), held: before };
    return goesBack(member, ofMember(expressions, name), memberAt(at, name), around);
  });
}

function part(value: Value, key: string | number): Value {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isObject(value) ? own(value, String(key)) : undefined;
}
