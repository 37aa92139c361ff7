import { isObject, type Json } from '../json.ts';
import { own } from '../own.ts';

/**
 * What the plan's `configuration` says of one value: expressions (`{constant_value}` or `{references}`), or lists of blocks,
 * whose members are expressions again. Empty where the configuration is silent.
 */
export type Expressions = readonly Json[];

/** The configuration asks for nothing: no expression, or only nulls (a nested block written as an attribute lists them). */
export function isSilent(expressions: Expressions): boolean {
  return expressions.every((expression) => isObject(expression) && expression.constant_value === null);
}

/** What is said of the elements of a list or set, whichever element: their order need not be the configuration's. */
export function ofElements(expressions: Expressions): Expressions {
  return expressions.flatMap((expression) => {
    const constant = isObject(expression) ? expression.constant_value : undefined;
    return Array.isArray(constant) ? constant.map((value: Json) => ({ constant_value: value })) : [expression];
  });
}

/** What is said of one member of an object or block. An expression that cannot be looked into speaks for all its members. */
export function ofMember(expressions: Expressions, name: string): Expressions {
  return expressions.flatMap((expression) => {
    if (Array.isArray(expression)) return expression.flatMap((body: Json) => memberOf(body, name));
    const constant = isObject(expression) ? expression.constant_value : undefined;
    const member = isObject(constant) ? own(constant, name) : undefined;
    return member === undefined ? [expression] : [{ constant_value: member }];
  });
}

function memberOf(body: Json, name: string): Expressions {
  const member = isObject(body) ? own(body, name) : undefined;
  return member === undefined ? [] : [member];
}
