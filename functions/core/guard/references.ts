import { isObject, type Json } from '../json.ts';
import { own } from '../own.ts';
import { childScope, type ModuleScope } from './configuration.ts';

/**
 * The resources that an expression is made of, as addresses without keys, through variables of modules and outputs of
 * child modules. Undefined where a source cannot be followed (a local, a data source, a root variable).
 */
export function resourcesBehind(expression: Json | undefined, scope: ModuleScope): readonly string[] | undefined {
  const found = referencesIn(expression).map((reference) => follow(reference, scope));
  return found.every((part) => part !== undefined) ? [...new Set(found.flat())] : undefined;
}

function referencesIn(expression: Json | undefined): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap((part: Json) => referencesIn(part));
  if (!isObject(expression)) return [];
  const { references } = expression;
  return Array.isArray(references) ? references.map(String) : Object.values(expression).flatMap(referencesIn);
}

function follow(reference: string, scope: ModuleScope): readonly string[] | undefined {
  const [head = '', name = '', third = ''] = reference.replaceAll(/\[[^\]]*\]/g, '').split('.');
  if (['each', 'count', 'path', 'terraform', 'self'].includes(head)) return [];
  if (head === 'module') return followOutput(name, third, scope);
  if (head === 'var') return followVariable(name, scope);
  if (head === 'local' || head === 'data' || name === '') return undefined;
  return [[scope.path, head, name].filter(Boolean).join('.')];
}

function followVariable(name: string, scope: ModuleScope): readonly string[] | undefined {
  const expressions = scope.call?.expressions;
  const expression = isObject(expressions) ? own(expressions, name) : undefined;
  return scope.parent && expression !== undefined ? resourcesBehind(expression, scope.parent) : undefined;
}

/** `module.net` alone stands beside `module.net.vpc_id` in every list of references and says nothing more. */
function followOutput(module: string, output: string, scope: ModuleScope): readonly string[] | undefined {
  if (output === '') return [];
  const child = childScope(scope, module);
  const outputs = child?.body.outputs;
  const found = isObject(outputs) ? own(outputs, output) : undefined;
  return child && isObject(found) ? resourcesBehind(found.expression, child) : undefined;
}
