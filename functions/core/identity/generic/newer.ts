import type { JsonObject } from '../../json.ts';
import { scalars } from '../field.ts';
import { isIdentifier, nounOf } from '../identifier.ts';
import { isBeginOf, isSetting } from '../newer-types.ts';
import { lastPart } from '../normal.ts';
import { isName, isOfFamily, type Named } from './named.ts';
import { spokenOf } from './spoken.ts';
import type { Subject } from './subject.ts';

/** Kinds that are newer than the catalogue: what newer-types.ts calls an instance, made of a call's parameters. */

/** Says who calls, which call it is, or what the thing shall be called, and not what it is in. */
const OF_THE_CALL = /^(awsaccount|account|client|catalog|user|request|old|new|current)$/;

/** The other things of the family that a call names, each under its parameter's noun. */
export function othersNamed(family: string, noun: string, request: JsonObject): Named[] {
  return Object.keys(request).flatMap((name) => {
    const other = spokenOf(name, family).at(-1) ?? '';
    if (!isIdentifier(name) || other === '' || noun.endsWith(other) || OF_THE_CALL.test(other)) return [];
    return scalars(request[name])
      .filter((value) => isName(value) && (!value.startsWith('arn:') || isOfFamily(value, family)))
      .map((value) => ({ name: other, value }));
  });
}

/** What has no name of its own: by the thing that it begins like, which is among `others`, or as the one setting of the account. */
export function namelessRefs({ family, noun }: Subject, request: JsonObject, others: readonly Named[]): string[] {
  const kind = `${family}:${noun}`;
  const bare = Object.keys(request).filter((name) => nounOf(name) === noun);
  if (bare.length > 0)
    return bare
      .flatMap((name) => scalars(request[name]))
      .filter(isName)
      .map((value) => `${kind}|${lastPart(value)}`);
  if (others.length === 0) return isSetting(noun) ? [`${kind}|-`] : [];
  return others
    .filter(({ name }) => isBeginOf(name, noun))
    .map(({ name, value }) => `${kind}|${name}=${lastPart(value)}`);
}
