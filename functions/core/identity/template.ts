import { isObject, type Json, type JsonObject } from '../json.ts';
import { firstOf, MOST_KEYS } from './bounds.ts';
import { elements, field, scalars } from './field.ts';
import { NORMALS } from './normal.ts';

/**
 * A key made of fields: `rolepolicy|{roleName}|{policyName}`. A hole names a path (`a.b`), or several of which the first that
 * is there counts (`{roleName,role}`), and may end in `:normal`, in `?` (then it may be missing) and in `*` (a list is one value). `a[].b` goes through a
 * list; holes with the same list in front of them are read from the same element.
 */
export interface Template {
  readonly literals: readonly string[];
  readonly holes: readonly Hole[];
  readonly list?: readonly string[];
}

interface Hole {
  /** Paths from the root, or from the list's element. */
  readonly paths: readonly { readonly inList: boolean; readonly steps: readonly string[] }[];
  readonly normal: ((value: string) => string) | undefined;
  readonly optional: boolean;
  readonly isWhole: boolean;
  /** The first path where it is one step from the root. */
  readonly first: string | undefined;
}

/** Compiles a template; throws on one that names an unknown normal form, which is a bug in the tables. */
export function compile(source: string): Template {
  const parts = source.split(/[{}]/);
  const literals = parts.filter((_, at) => at % 2 === 0);
  const holes = parts.filter((_, at) => at % 2 === 1).map(hole);
  const list = /\{(?:[^{}]*,)?([^{},]*)\[\]/.exec(source)?.[1];
  return list === undefined ? { literals, holes } : { literals, holes, list: list.split('.') };
}

function hole(text: string): Hole {
  const isWhole = text.endsWith('*');
  const source = isWhole ? text.slice(0, -1) : text;
  const optional = source.endsWith('?');
  const [paths = '', name] = (optional ? source.slice(0, -1) : source).split(':');
  const normal = name === undefined ? undefined : NORMALS[name];
  if (name !== undefined && !normal) throw new Error(`{${source}}: no normal form is called ${name}`);
  const read = paths.split(',').map(pathOf);
  const [first] = read;
  return {
    optional,
    isWhole,
    normal,
    paths: read,
    first: isWhole || first?.inList || first?.steps.length !== 1 ? undefined : first.steps[0],
  };
}

function pathOf(path: string): { readonly inList: boolean; readonly steps: readonly string[] } {
  const cut = path.indexOf('[]');
  const steps = (cut < 0 ? path : path.slice(cut + 2)).split('.').filter((step) => step !== '');
  return { inList: cut >= 0, steps };
}

/**
 * Every key that the template makes of these fields; none where a field that it needs is missing. At most one more than anybody
 * asks the index for: two long lists in one key would otherwise make millions.
 */
export function fill(template: Template, root: JsonObject): string[] {
  if (!template.list) {
    const plain = fillPlainly(template, root);
    return plain === undefined ? combine(template, root, null) : [plain];
  }
  const made: string[] = [];
  for (const element of walk(root, template.list).flatMap(elements)) {
    for (const key of combine(template, root, element)) made.push(key);
    if (made.length > MOST_KEYS) break;
  }
  return made;
}

/** The common case without a list made on the way: every hole's first path is one step to a text. Undefined for any other. */
function fillPlainly(template: Template, root: JsonObject): string | undefined {
  let made = template.literals[0] ?? '';
  for (let at = 0; at < template.holes.length; at++) {
    const hole = template.holes[at];
    if (!hole?.first) return undefined;
    const value = root[hole.first];
    const said = value === null ? '' : value;
    if (typeof said !== 'string') return undefined;
    if (said === '' && (!hole.optional || hole.paths.length > 1)) return undefined;
    made += (hole.normal ? hole.normal(said) : said) + (template.literals[at + 1] ?? '');
  }
  return made;
}

/** Whether the first hole's field is there at all, whatever it holds. */
export function isThere(template: Template, root: JsonObject): boolean {
  return (template.holes[0]?.paths ?? []).some(({ steps }) => walk(root, steps).some((found) => found !== null));
}

function combine(template: Template, root: JsonObject, element: Json): string[] {
  let made = [template.literals[0] ?? ''];
  for (let at = 0; at < template.holes.length; at++) {
    const values = firstOf(read(template.holes[at], root, element), Math.ceil((MOST_KEYS + 1) / made.length));
    if (values.length === 0) return [];
    const after = template.literals[at + 1] ?? '';
    made =
      made.length === 1 && values.length === 1
        ? [`${made[0]}${values[0]}${after}`]
        : made.flatMap((before) => values.map((value) => before + value + after)).slice(0, MOST_KEYS + 1);
  }
  return made;
}

function read(wanted: Hole | undefined, root: JsonObject, element: Json): readonly string[] {
  if (!wanted) return [];
  for (const { inList, steps } of wanted.paths) {
    const found = walk(inList ? element : root, steps).flatMap(scalars);
    const values = wanted.isWhole && found.length > 0 ? [found.join('#')] : found;
    if (values.length > 0) return wanted.normal ? values.map(wanted.normal) : values;
  }
  return wanted.optional ? [wanted.normal?.('') ?? ''] : [];
}

/** The values at a path; a list on the way stands for each of its elements. */
function walk(from: Json, steps: readonly string[]): readonly Json[] {
  let at: readonly Json[] = [from];
  for (const step of steps) {
    at = at.flatMap((value) => {
      const direct = isObject(value) ? field(value, step) : undefined;
      if (direct !== undefined) return [direct];
      return elements(value).flatMap((element) => (isObject(element) ? (field(element, step) ?? []) : []));
    });
  }
  return at;
}
