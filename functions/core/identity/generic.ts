import { parseArn } from '../arn.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { wordsOf } from '../verb.ts';
import { normalOf, nounsOf } from './catalogue.ts';
import { squash } from './families.ts';
import { elements, isHidden, scalars } from './field.ts';
import { isOwnIdentifier, nounOf } from './identifier.ts';
import { NORMALS } from './normal.ts';
import { isResourceId } from './state-keys.ts';

/** What a call without rows of its own touches, found by the names of its parameters. */
export interface Found {
  /** Keys as in tables: `^` and `~` marks, `arn|…` for ARNs. */
  readonly refs: readonly string[];
  /** A value that would have said what was touched was kept back. */
  readonly hidden: boolean;
}

interface Subject {
  readonly family: string;
  /** What the event's name says is touched: `dbinstance`. */
  readonly noun: string;
  readonly isKnown: boolean;
  readonly creates: boolean;
}

const CREATES = /^(Create|Run|Register|Allocate|Restore|Copy|Import|Request|Start|Publish|Put|Purchase|Provision)$/;

/** Finds the touched resource where no table row says how. */
export function findGenerically(family: string, eventName: string, request: JsonObject, response: JsonObject): Found {
  const subject = subjectOf(family, eventName);
  const own = ownValues(subject, request);
  const hidden = own.some(isHidden);
  const refs = own.filter((value) => !isHidden(value)).flatMap((value) => refsOf(subject, value, request));
  if (own.length === 0) refs.push(...fallback(subject, request));
  if (subject.creates) {
    refs.push(
      ...responseValues(subject, response).flatMap((value) => refsOf(subject, value, { ...response, ...request })),
    );
  }
  if (refs.length === 0 && own.length === 0 && subject.isKnown) refs.push(`${family}:${subject.noun}|-`);
  return { refs: [...new Set(refs)], hidden };
}

function subjectOf(family: string, eventName: string): Subject {
  const [verb = '', ...rest] = wordsOf(eventName).filter((word) => word !== 'Batch');
  const nouns = nounsOf(family);
  for (let length = rest.length; length > 0; length--) {
    const flat = squash(rest.slice(0, length).join(''));
    for (const noun of singulars(flat)) {
      if (nouns.has(noun)) return { family, noun, isKnown: true, creates: CREATES.test(verb) };
    }
  }
  const noun = singulars(squash(rest.join(''))).at(-1) ?? '';
  return { family, noun, isKnown: false, creates: CREATES.test(verb) };
}

function singulars(word: string): string[] {
  if (word.endsWith('ies')) return [word, `${word.slice(0, -3)}y`];
  if (/(ss|sh|ch|x)es$/.test(word)) return [word, word.slice(0, -1), word.slice(0, -2)];
  return word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
}

/** The values of the parameters that name the subject: its own noun first, then its last words, then bare `name` or `id`. */
function ownValues({ noun, isKnown }: Subject, request: JsonObject): string[] {
  const ranks: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const name of Object.keys(request)) {
    const rank = rankOf(name, noun, isKnown);
    if (rank !== undefined) ranks[rank].push(...valuesIn(request[name], noun));
  }
  return ranks.find((values) => values.length > 0) ?? [];
}

function rankOf(name: string, noun: string, isKnown: boolean): 0 | 1 | 2 | 3 | undefined {
  const bare = nounOf(name);
  if (bare === '') return isBare(name) ? 3 : undefined;
  if (bare === noun) return 0;
  if (isOwnIdentifier(name, noun)) return 1;
  if (bare !== 'resource') return undefined;
  return isKnown && !/arn/i.test(name) ? undefined : 2;
}

function isBare(name: string): boolean {
  return /^(name|id|arn|identifier|names|ids|arns|url)$/i.test(name);
}

/** Texts of a parameter; of a list of objects, their own identifiers (`instancesSet.items[].instanceId`). */
function valuesIn(value: Json | undefined, noun: string): string[] {
  const direct = scalars(value);
  if (direct.length > 0) return direct;
  return elements(value)
    .filter(isObject)
    .flatMap((element) =>
      Object.keys(element)
        .filter((name) => isOwnIdentifier(name, noun) && (nounOf(name) !== '' || isBare(name)))
        .flatMap((name) => scalars(element[name])),
    );
}

function responseValues(subject: Subject, response: JsonObject): string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(response)) {
    const bare = nounOf(name);
    const flat = singulars(squash(name)).at(-1) ?? '';
    if (bare === subject.noun || /^arn$/i.test(name)) found.push(...valuesIn(value, subject.noun));
    else if (flat === subject.noun || (flat !== '' && subject.noun.endsWith(flat)))
      found.push(...valuesIn(value, subject.noun));
  }
  return found.filter((value) => !isHidden(value));
}

function refsOf(subject: Subject, value: string, request: JsonObject): string[] {
  if (value.startsWith('arn:')) return arnRefs(subject, value);
  if (subject.family === 'ec2' && isResourceId(value)) return [`id|${value}`];
  const kind = `${subject.family}:${subject.noun}`;
  const plain = `${kind}|${/^https?:/.test(value) ? last(value) : normalOf(kind)(value)}`;
  const parents = parentsOf(subject, request);
  return [
    plain,
    ...parents.map(([noun, above]) => `${plain}|${noun}=${above}`),
    ...parents.map(([noun, above]) => `^${subject.family}:${noun}|${above}`),
  ];
}

function parentsOf({ family, noun }: Subject, request: JsonObject): [noun: string, value: string][] {
  const wanted = nounsOf(family).get(noun) ?? [];
  if (wanted.length === 0) return [];
  return Object.keys(request).flatMap((name) => {
    const above = nounOf(name);
    return wanted.includes(above) ? scalars(request[name]).map((value): [string, string] => [above, last(value)]) : [];
  });
}

/** An ARN, and the name inside it for states that have only that. */
function arnRefs(subject: Subject, value: string): string[] {
  return [`arn|${value}`, ...nameInArn(value, subject.noun).map((name) => `@${value} ${name}`)];
}

/** A call that names nothing of its own kind, but one thing of its family, touches that thing. */
function fallback(subject: Subject, request: JsonObject): string[] {
  const nouns = nounsOf(subject.family);
  const found = Object.keys(request).filter((name) => nouns.has(nounOf(name)) && nounOf(name) !== '');
  const kinds = new Set(found.map(nounOf));
  const mark = kinds.size === 1 && !subject.isKnown ? '' : '^';
  return found.flatMap((name) =>
    valuesIn(request[name], nounOf(name))
      .filter((value) => !isHidden(value))
      .flatMap((value) => refsOf({ ...subject, noun: nounOf(name) }, value, request))
      .map((ref) => (ref.startsWith('^') ? ref : mark + ref)),
  );
}

const TYPELESS: Readonly<Record<string, string>> = { sns: 'topic', sqs: 'queue', s3: 'bucket' };

/** Keys by name for what an ARN means: `…:role/path/app` → `iam:role|app`. */
export function nameInArn(value: string, noun: string): string[] {
  const arn = parseArn(value);
  if (!arn || arn.resource === '') return [];
  const cut = arn.resource.search(/[:/]/);
  const family = arn.service === 'elasticfilesystem' ? 'elasticfilesystem' : arn.service;
  if (cut < 0) return [`${family}:${TYPELESS[family] ?? noun}|${arn.resource}`];
  if (TYPELESS[family]) return [];
  const kind = `${family}:${squash(arn.resource.slice(0, cut))}`;
  const rest = arn.resource.slice(cut + 1).replace(/:\*$/, '');
  if (kind === 'secretsmanager:secret') return [`${kind}|${rest.replace(/-[A-Za-z0-9]{6}$/, '')}`];
  if (family === 'iam') return [`${kind}|${last(value)}`];
  return [`${kind}|${normalOf(kind)(rest)}`];
}

function last(value: string): string {
  return NORMALS.last?.(value) ?? value;
}
