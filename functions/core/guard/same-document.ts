import { isExact, isObject, type Json } from '../json.ts';
import type { Place } from './same-value.ts';

/** Attributes that hold one JSON document; of any other, text counts as it stands (a parameter's value may be JSON by chance). */
const documentNames = /(^|_)(policy|policies|document|pattern|definition|definitions)$/;

/** Members of a policy statement where one value and a list of one mean the same, and the order of a list nothing. */
const policyLists = new Set([
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Statement',
  'AWS',
  'Service',
  'Federated',
  'CanonicalUser',
]);

/** Whether two texts of a document attribute are the same JSON: white space and order of members aside. */
export function sameDocument(a: string, b: string, at: Place): boolean {
  if (!isDocument(at)) return false;
  const left = canonicalText(a);
  return left !== undefined && left === canonicalText(b);
}

/** A policy of nothing: `{}` is how an empty one is written where a configuration must say something. */
export function isEmptyDocument(value: Json | undefined, at: Place): boolean {
  return value === '{}' && isDocument(at);
}

/** A tag or a variable that is called `policy` is text: only an attribute of a resource or a block is a document. */
function isDocument({ path, inMap = false }: Place): boolean {
  return !inMap && documentNames.test(path.at(-1) ?? '');
}

function canonicalText(text: string): string | undefined {
  const value = parse(text);
  return value === undefined ? undefined : canonical(value, isPolicy(value));
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return typeof value === 'object' && value !== null && isWhole(value, text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the parsed value is all that the text says. JSON.parse keeps the last of two members of one name, and rounds
 * large numbers: who reads such a text may read another document than we.
 */
function isWhole(value: Json, text: string): boolean {
  const written = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;
  const found = countOf(value);
  return found.members === written && found.exact;
}

function countOf(value: Json | undefined): { readonly members: number; readonly exact: boolean } {
  if (typeof value !== 'object' || value === null)
    return { members: 0, exact: typeof value !== 'number' || isExact(value) };
  const inner = Object.values(value).map((one: Json | undefined) => countOf(one));
  const own = Array.isArray(value) ? 0 : inner.length;
  return {
    members: inner.reduce((sum, { members }) => sum + members, own),
    exact: inner.every(({ exact }) => exact),
  };
}

function isPolicy(value: Json): boolean {
  return isObject(value) && value.Statement !== undefined;
}

/** One text for all ways to write the same document. */
function canonical(value: Json, policy: boolean, name = ''): string {
  const isOneOrMany = policy && policyLists.has(name);
  if (isOneOrMany || Array.isArray(value)) {
    const items = (Array.isArray(value) ? value : [value]).map((item: Json) => canonical(item, policy));
    return `[${(isOneOrMany ? items.sort() : items).join()}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null, policy, key)}`).join()}}`;
}
