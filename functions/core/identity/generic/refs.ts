import { parseArn } from '../../arn.ts';
import type { JsonObject } from '../../json.ts';
import { own } from '../../own.ts';
import { normalOf, nounsOf } from '../catalogue.ts';
import { arnKind, familyOf } from '../families.ts';
import { scalars } from '../field.ts';
import { nounOf } from '../identifier.ts';
import { lastPart } from '../normal.ts';
import { type Named, spokenOf } from './named.ts';
import { othersNamed } from './newer.ts';
import type { Subject } from './subject.ts';

export function refsOf(subject: Subject, { name, value }: Named, request: JsonObject): string[] {
  if (value.startsWith('arn:')) return arnRefs(subject, value);
  if (subject.family === 'ec2' && /ids?$/i.test(name)) return [`id|${value}`];
  if (nounOf(name) === 'resource' && !subject.isKnown) return anyKindRefs(subject.family, value);
  const kind = `${subject.family}:${subject.noun}`;
  const plain = `${kind}|${normalOf(kind)(lastPart(value))}`;
  const parents = parentsOf(subject, request);
  return [
    plain,
    ...parents.map(({ name: noun, value: above }) => `${plain}|${noun}=${lastPart(above)}`),
    ...parents.filter(isSure(subject)).map((parent) => parentRef(subject.family, parent)),
  ];
}

/** `resourceId` of a tagging call: an id of any kind of the family. Names are too common to be tried so. */
function anyKindRefs(family: string, value: string): string[] {
  if (!/\d/.test(value)) return [];
  return [...nounsOf(family).keys()].map((noun) => `${family}:${noun}|${value}`);
}

/** Of a kind that is newer than the catalogue, what a call that ends one says beside it is what it was in. */
export function isSure({ family, noun, ends }: Subject): (parent: Named) => boolean {
  const known = nounsOf(family).get(noun);
  return ({ name }) => known?.sureParents.includes(name) ?? ends;
}

export function parentRef(family: string, { name: noun, value }: Named): string {
  if (value.startsWith('arn:')) return `^arn|${value}`;
  return family === 'ec2' ? `^id|${value}` : `^${family}:${noun}|${lastPart(value)}`;
}

/** The parameters that name a parent of the subject's kind, each under the parent's noun. */
export function parentsOf({ family, noun }: Subject, request: JsonObject): Named[] {
  const known = nounsOf(family).get(noun);
  if (!known) return family === 'ec2' ? [] : othersNamed(family, noun, request);
  const wanted = known.parents;
  if (wanted.length === 0) return [];
  return Object.keys(request).flatMap((name) => {
    const above = spokenOf(name, family).find((one) => wanted.includes(one));
    return above === undefined ? [] : scalars(request[name]).map((value) => ({ name: above, value }));
  });
}

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
