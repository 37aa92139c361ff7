import { TaskFailure } from '../../cli/sandbox/task-tokens.ts';
import { isObject, type Json, type JsonObject } from '../../functions/core/json.ts';

/** What `$$` shows of a task. */
export interface Context {
  readonly token: string;
}

/** The value at a reference path: `$`, `$.a.b[0]`, `$$.Task.Token`. @throws States.Runtime where there is none. */
export function valueAt(path: string, data: Json, context?: Context): Json {
  if (path === '$$.Task.Token' && context) return context.token;
  const value = found(path, data);
  if (value === undefined) throw new TaskFailure('States.Runtime', `there is nothing at ${path}`);
  return value;
}

export function isPresent(path: string, data: Json): boolean {
  return found(path, data) !== undefined;
}

function found(path: string, data: Json): Json | undefined {
  let value: Json | undefined = data;
  for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g))
    value = Array.isArray(value)
      ? value[Number(index)]
      : isObject(value) && name !== undefined
        ? value[name]
        : undefined;
  return value;
}

/** A payload template: fields that end in `.$` are paths. */
export function filled(template: unknown, data: Json, context?: Context): Json {
  if (Array.isArray(template)) return template.map((one) => filled(one, data, context));
  if (typeof template === 'object' && template !== null)
    return Object.fromEntries(
      Object.entries(template).map(([key, value]) =>
        key.endsWith('.$') && typeof value === 'string'
          ? [key.slice(0, -2), valueAt(value, data, context)]
          : [key, filled(value, data, context)],
      ),
    );
  return template as Json;
}

/** A state's input with its result put in at `ResultPath`; null throws the result away. */
export function withResult(data: Json, path: string | null, result: Json): Json {
  if (path === null) return data;
  const names = [...path.matchAll(/\.(\w+)/g)].map(([, name = '']) => name);
  return put(data, names, result);
}

function put(data: Json, [name, ...rest]: readonly string[], result: Json): Json {
  if (name === undefined) return result;
  const object: JsonObject = isObject(data) ? data : {};
  return { ...object, [name]: put(object[name] ?? {}, rest, result) };
}
