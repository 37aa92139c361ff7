import { expect, it } from 'vitest';
import { findByNames } from '../../../../functions/core/identity/generic/by-names.ts';
import type { JsonObject } from '../../../../functions/core/json.ts';

/** What is tried, `Service EventName`, its parameters, and what they must yield. */
type Call = readonly [what: string, call: string, request: JsonObject, refs: readonly string[]];

export function found(call: string, request: JsonObject, response: JsonObject = {}) {
  const [family = '', event = ''] = call.split(' ');
  const { refs, hidden, isPartlyHidden } = findByNames(family, event, request, response);
  return { refs, hidden, isPartlyHidden };
}

export const arn = (rest: string) => `arn:aws:${rest}`;
export const kept = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** A case for each call: with these parameters it yields these keys, and nothing of it was kept back. */
export function finds(calls: readonly Call[]): void {
  it.each(calls)('%s', (_, call, request, refs) => {
    expect(found(call, request)).toEqual({ refs, hidden: false, isPartlyHidden: false });
  });
}
