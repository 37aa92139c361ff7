import { instancesOf } from '../../functions/core/adopt/in-state.ts';
import type { Json, JsonObject } from '../../functions/core/json.ts';

/** Fills `<address.attribute>` in a case's texts with the state's values. */
export function fillIn(state: Json): (text: string) => string {
  const values = new Map<string, JsonObject>(
    instancesOf(state).map(({ address, attributes }) => [address, attributes]),
  );
  return (text) =>
    text.replaceAll(/<((?:module|aws_)[^<>]*)\.(\w+)>/g, (_whole, address: string, attribute: string) => {
      const value = values.get(address.replaceAll('\\"', '"'))?.[attribute];
      if (typeof value !== 'string' && typeof value !== 'number')
        throw new Error(`no ${address}.${attribute} in the state`);
      return String(value);
    });
}
