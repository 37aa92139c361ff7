import type { JsonObject } from '../../json.ts';
import { rememberedOfLast } from '../../remembered.ts';
import { unprefixed } from '../event-nouns.ts';
import { isOfFamily } from '../families.ts';
import { scalar, scalars } from '../field.ts';
import { isIdentifier, nounOf } from '../identifier.ts';
import { nounPrefixes } from '../kinds.ts';
import { isBeginOf, isOpaque, isSetting, jointKeys } from '../newer-types.ts';
import { lastPart } from '../normal.ts';
import { isName, type Named } from './named.ts';
import { spokenOf } from './spoken.ts';
import type { Subject } from './subject.ts';

/** Kinds that are newer than the catalogue: what newer-types.ts calls an instance, made of a call's parameters. */

/** Says who calls, which call it is, or what the thing shall be called, and not what it is in. */
const OF_THE_CALL = /^(awsaccount|account|client|catalog|user|request|old|new|current)$/;

/** The other things of the family that a call names, each under its parameter's noun. */
export function othersNamed(family: string, noun: string, request: JsonObject): Named[] {
  return idsNamed(family, request).filter(({ name }) => !noun.endsWith(name) && !OF_THE_CALL.test(name));
}

/** No call names more things than this beside what it is about: each would make a key with each name of a list. */
const MOST_IDS = 8;

/** A list names no one thing that others are in. */
const idsNamed = rememberedOfLast((family, request: JsonObject): readonly Named[] => {
  const found: Named[] = [];
  for (const name of Object.keys(request)) {
    const noun = spokenOf(name, family).at(-1) ?? '';
    const value = noun !== '' && isIdentifier(name) ? scalar(request[name]) : undefined;
    if (value === undefined || !isName(value) || (value.startsWith('arn:') && !isOfFamily(value, family))) continue;
    found.push({ name: noun, value });
    if (found.length === MOST_IDS) break;
  }
  return found;
});

/** A newer kind's keys beside those of its own names: by what it is of, by a name that stands bare, or as the one setting of the account. */
export function newerRefs(subject: Subject, own: readonly Named[], request: JsonObject): string[] {
  const { family } = subject;
  const said = idsNamed(family, request).filter(({ name }) => name === 'account' || !OF_THE_CALL.test(name));
  // An ARN says what it is of, and where.
  const names = own.map(({ value }) => value).filter((value) => !value.startsWith('arn:'));
  const bare = subject.isKnown ? bareNamed('', request) : [];
  const ids = subject.isKnown ? [] : own.map(({ value }) => value).filter(isOpaque);
  return [
    ...nounsOfNewer(subject).flatMap((noun) => {
      const kind = `${family}:${noun}`;
      const others = said.filter(({ name }) => name !== noun);
      const called = subject.isKnown ? bare : [...names, ...bareNamed(noun, request)];
      const keys = [...called.map((value) => `${kind}|${lastPart(value)}`), ...jointKeys(kind, noun, others, 1)];
      return keys.length === 0 && said.length === 0 && isSetting(noun) ? [`${kind}|-`] : keys;
    }),
    ...ids.map((value) => `${family}:any|${value}`),
    ...endedJoints(subject, said),
  ];
}

/** What such a kind may be called as a type: with and without the service's own name, and as a joint. */
function nounsOfNewer({ family, isKnown, noun, longer, joints }: Subject): readonly string[] {
  if (isKnown) return longer === undefined || NO_KIND.test(longer) ? joints : [longer, ...joints];
  const prefixed = nounPrefixes(family).map((prefix) => prefix + noun);
  return [...new Set([noun, unprefixed(noun, family), ...prefixed, ...joints])];
}

/** EC2's joints have ids of their own: `associationId` of DisassociateNatGatewayAddress. */
function endedJoints({ family, takes }: Subject, said: readonly Named[]): string[] {
  if (family !== 'ec2' || !takes) return [];
  return said.filter(({ name }) => name === 'association').map(({ value }) => `id|${value}`);
}

/** How calls say that they change a thing's own settings or end it. */
const NO_KIND = /(attribute|tag|deletion|code)$/;

/** `consumableResource: 'r'` of UpdateConsumableResource; of no noun, the `id` that is the longer kind's. */
function bareNamed(noun: string, request: JsonObject): string[] {
  return Object.keys(request)
    .filter((name) => nounOf(name) === noun)
    .flatMap((name) => scalars(request[name]))
    .filter((value) => isName(value) && !value.startsWith('arn:'));
}

/** What the newer kind is of, by its name: the web app of a `webappcustomization`. */
export function aboveByName({ family, noun }: Subject, request: JsonObject): Named[] {
  return othersNamed(family, noun, request).filter(({ name }) => isBeginOf(name, noun));
}
