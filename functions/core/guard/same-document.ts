import { isObject, type Json } from '../json.ts';
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
  if (!documentNames.test(at.path.at(-1) ?? '')) return false;
  const left = parse(a);
  const right = parse(b);
  if (left === undefined || right === undefined) return false;
  return canonical(left, isPolicy(left)) === canonical(right, isPolicy(right));
}

/** A policy of nothing: `{}` is how an empty one is written where a configuration must say something. */
export function isEmptyDocument(value: Json | undefined, at: Place): boolean {
  return value === '{}' && documentNames.test(at.path.at(-1) ?? '');
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPolicy(value: Json): boolean {
  return isObject(value) && value.Statement !== undefined;
}

/** One text for all ways to write the same document. */
function canonical(value: Json, policy: boolean, name = ''): string {
  const asList = policy && policyLists.has(name) && !Array.isArray(value);
  if (asList && name !== 'Statement' && typeof value !== 'string') return canonical(value, policy);
  if (asList) return canonical([value], policy, name);
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => canonical(item, policy));
    return `[${(policy && policyLists.has(name) ? items.sort() : items).join()}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null, policy, key)}`).join()}}`;
}
