import { parseArn } from '../../arn.ts';
import type { JsonObject } from '../../json.ts';
import { own } from '../../own.ts';
import { rememberedOfLast } from '../../remembered.ts';
import { firstOf, MOST_KEYS } from '../bounds.ts';
import { normalOf, nounsOf } from '../catalogue.ts';
import { arnKind, familyOf } from '../families.ts';
import { scalars } from '../field.ts';
import { nounOf } from '../identifier.ts';
import { isBeginOf } from '../newer-types.ts';
import { lastPart } from '../normal.ts';
import type { Named } from './named.ts';
import { othersNamed } from './newer.ts';
import { spokenOf } from './spoken.ts';
import type { Subject } from './subject.ts';

export function refsOf(subject: Subject, { name, value }: Named, request: JsonObject): string[] {
  if (value.startsWith('arn:')) return [...arnRefs(subject, value), ...toldParents(subject, request, value)];
  if (subject.family === 'ec2' && /ids?$/i.test(name)) return [`id|${value}`];
  if (nounOf(name) === 'resource' && !subject.isKnown) return anyKindRefs(subject.family, value);
  const kind = `${subject.family}:${subject.noun}`;
  const plain = `${kind}|${normalOf(kind)(lastPart(value))}`;
  return [plain, ...withinRefs(plain, subject.family, subject.noun, request), ...toldParents(subject, request, value)];
}

/** A name, and all in which it is one. */
function withinRefs(plain: string, family: string, noun: string, request: JsonObject): string[] {
  const sets = nounsOf(family).get(noun)?.within;
  if (!sets) return aboveNewer(family, noun, request).map(({ name, value }) => `${plain}|${name}=${lastPart(value)}`);
  return sets.flatMap((nouns) => {
    let made = [plain];
    for (const one of nouns) {
      const values = firstOf(namedBy([one], family, request), Math.ceil((MOST_KEYS + 1) / Math.max(1, made.length)));
      made = made.flatMap((before) => values.map(({ value }) => `${before}|${one}=${lastPart(value)}`));
    }
    return made;
  });
}

/** The parents that a call names for sure. `own`: the value that named the thing itself. */
export function toldParents(subject: Subject, request: JsonObject, own?: string): string[] {
  return parentsOf(subject, request)
    .filter((parent) => parent.value !== own && isSure(subject, parent))
    .flatMap((parent) => parentRefs(subject.family, parent, request));
}

/** `resourceId` of a tagging call: an id of any kind of the family. Names are too common to be tried so. */
function anyKindRefs(family: string, value: string): string[] {
  if (!/\d/.test(value)) return [];
  return [...nounsOf(family).keys()].map((noun) => `${family}:${noun}|${value}`);
}

/** Of a kind that is newer than the catalogue, what it begins like, and what a call that ends one says beside it, is what it was in. */
function isSure({ family, noun, takes }: Subject, { name }: Named): boolean {
  return nounsOf(family).get(noun)?.sureParents.includes(name) ?? (takes || isBeginOf(name, noun));
}

/** A parent's keys: it may itself be one of its name within another thing that the call names. */
export function parentRefs(family: string, { name: noun, value }: Named, request: JsonObject): string[] {
  if (value.startsWith('arn:')) return [`^arn|${value}`];
  if (family === 'ec2') return [`^id|${value}`];
  const plain = `^${family}:${noun}|${lastPart(value)}`;
  return nounsOf(family).has(noun) ? [plain, ...withinRefs(plain, family, noun, request)] : [plain];
}

/** The parameters that name a parent of the subject's kind, each under the parent's noun. */
export function parentsOf({ family, noun }: Subject, request: JsonObject): Named[] {
  const known = nounsOf(family).get(noun);
  if (!known) return aboveNewer(family, noun, request);
  return known.parents.length === 0 ? [] : namedBy(known.parents, family, request);
}

/** EC2's calls mention much that they leave as it is, and its ids need nothing beside them. */
function aboveNewer(family: string, noun: string, request: JsonObject): Named[] {
  return family === 'ec2' ? [] : othersNamed(family, noun, request);
}

function namedBy(wanted: readonly string[], family: string, request: JsonObject): Named[] {
  const spoken = spokenIn(family, request);
  return wanted.flatMap((above) =>
    (spoken.get(above) ?? []).flatMap((name) => scalars(request[name]).map((value) => ({ name: above, value }))),
  );
}

/** Parameters by the nouns that they say. */
const spokenIn = rememberedOfLast((family, request: JsonObject): ReadonlyMap<string, string[]> => {
  const spoken = new Map<string, string[]>();
  for (const name of Object.keys(request)) {
    for (const noun of new Set(spokenOf(name, family))) {
      const names = spoken.get(noun);
      if (names) names.push(name);
      else spoken.set(noun, [name]);
    }
  }
  return spoken;
});

/** An ARN, and the name inside it for states that have only that. */
function arnRefs(subject: Subject, value: string): string[] {
  return [`arn|${value}`, ...nameInArn(value, subject.noun).map((name) => `@${value} ${name}`)];
}

const TYPELESS: Readonly<Record<string, string>> = { sns: 'topic', sqs: 'queue', s3: 'bucket' };

/** Keys by name for what an ARN means: `…:role/path/app` → `iam:role|app`. */
export function nameInArn(value: string, noun: string): string[] {
  const arn = parseArn(value);
  if (!arn || arn.resource === '') return [];
  const family = familyOf(arn.service);
  const cut = arn.resource.search(/[:/]/);
  if (cut < 0) return [`${family}:${own(TYPELESS, family) ?? noun}|${arn.resource}`];
  if (own(TYPELESS, family) || cut === 0) return [];
  const kind = arnKind(arn);
  const rest = arn.resource.slice(cut + 1).replace(/:\*$/, '');
  if (kind === 'secretsmanager:secret') return [`${kind}|${rest.replace(/-[A-Za-z0-9]{6}$/, '')}`];
  if (family === 'iam') return [`${kind}|${lastPart(value)}`];
  if (family === 'ec2') return [`id|${rest}`];
  return [`${kind}|${normalOf(kind)(rest)}`];
}
