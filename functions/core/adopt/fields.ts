import { elements, field, isHidden, scalar } from '../identity/field.ts';
import { isObject, type Json } from '../json.ts';

/** What a template may look into. */
export interface Fields {
  readonly request: Json;
  readonly response: Json;
  readonly item?: Json;
}

/** A template with its fields filled in; undefined when one is missing or was hidden by CloudTrail. */
export function filled(template: string, fields: Fields): string | undefined {
  let missing = false;
  const text = template.replaceAll(/\{([^}:]+)(?::(\w+))?\}/g, (_whole, path: string, shape: string | undefined) => {
    const value = shaped(scalar(valueAt(path, fields)), shape);
    missing ||= value === undefined || isHidden(value);
    return value ?? '';
  });
  return missing ? undefined : text;
}

/** The elements of a list by path, or the one place where a row stands for itself. */
export function eachOf(path: string | undefined, fields: Fields): readonly Fields[] {
  if (path === undefined) return [fields];
  const found = elements(valueAt(path, fields));
  return found.map((item) => ({ ...fields, item: isObject(item) ? (item.item ?? item) : item }));
}

export function valueAt(path: string, fields: Fields): Json | undefined {
  const [head = '', ...rest] = path.split('.');
  if (head === 'item') return walk(fields.item, rest);
  return head === 'response' ? walk(fields.response, rest) : walk(fields.request, [head, ...rest]);
}

function walk(from: Json | undefined, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((value, name) => (isObject(value) ? field(value, name) : undefined), from);
}

/** `last`: after the last `/` or `:`; `function`: a function's name out of its ARN; `bus`: `default` where none is named; `plain`: no trailing dot. */
function shaped(value: string | undefined, shape: string | undefined): string | undefined {
  if (shape === 'bus') return value?.replace(/^.*\//, '') ?? 'default';
  if (value === undefined || shape === undefined) return value;
  if (shape === 'function') return /:function:([^:]+)/.exec(value)?.[1] ?? value;
  return shape === 'plain' ? value.replace(/\.$/, '') : value.replace(/^.*[/:]/, '');
}
