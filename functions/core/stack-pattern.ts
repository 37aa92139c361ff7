import type { Stack } from './stack.ts';
import { literalPrefix, type Template, template, type Values } from './template.ts';

/** Many stacks in one entry: whatever state object the pattern fits is the state of a stack. */
export interface StackPattern {
  readonly bucket: string;
  readonly region: string;
  /** What all keys begin with: a listing of the bucket needs to look no further. */
  readonly prefix: string;
  named(name: string): Stack | undefined;
  holding(bucket: string, key: string): Stack | undefined;
}

export interface PatternEntry {
  readonly name: string;
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  /** The only values that a place may have; a place that is not named may have any. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  readonly make: (values: Values) => Stack;
}

const stackName = /^[A-Za-z0-9_-]{1,60}$/;

/**
 * A pattern is turned around both ways: a state object's values write the stack's name, and a name's values write the state
 * object. An object or name for which the two disagree (`prod-eu` and `web`, or `prod` and `eu-web`?) is no stack at all.
 */
export function stackPattern(entry: PatternEntry): StackPattern {
  const name = template(entry.name);
  const key = template(entry.key);
  const allowed = (values: Values) =>
    Object.entries(entry.where).every(([place, only]) => only.includes(values[place] ?? ''));
  const stackOf = (from: Template, to: Template, text: string): Stack | undefined => {
    const values = from.read(text);
    if (!values || !allowed(values) || !stackName.test(name.write(values))) return undefined;
    const back = to.read(to.write(values));
    return back && from.write(back) === text ? entry.make(values) : undefined;
  };
  return {
    bucket: entry.bucket,
    region: entry.region,
    prefix: literalPrefix(entry.key),
    named: (text) => stackOf(name, key, text),
    holding: (bucket, text) => (bucket === entry.bucket ? stackOf(key, name, text) : undefined),
  };
}
