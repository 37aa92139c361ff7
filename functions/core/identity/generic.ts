import { parseArn } from '../arn.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { own } from '../own.ts';
import { remembered } from '../remembered.ts';
import { wordsOf } from '../verb.ts';
import { normalOf, nounsOf } from './catalogue.ts';
import { arnKind, familyOf, squash } from './families.ts';
import { elements, isHidden, scalars } from './field.ts';
import { isOwnIdentifier, nounOf } from './identifier.ts';
import { NORMALS } from './normal.ts';

/** What a call without rows of its own touches, found by the names of its parameters. */
export interface Found {
  /** Keys as in tables: `^` and `~` marks, `arn|…` for ARNs, `@<ARN> <key>` for a name that an ARN says. */
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

/** A text and the name of the parameter that held it. */
interface Named {
  readonly name: string;
  readonly value: string;
}

const CREATES = /^(Create|Run|Register|Allocate|Restore|Copy|Import|Request|Start|Publish|Put|Purchase|Provision)$/;
const NO_NOUN = /^(Batch|Admin|Bulk)$/;

/** Finds the touched resource where no table row says how. */
export function findGenerically(family: string, eventName: string, request: JsonObject, response: JsonObject): Found {
  const subject = subjectOf(`${family}/${eventName}`);
  const own = ownValues(subject, request);
  const shown = own.filter(({ value }) => !isHidden(value));
  let refs = shown.flatMap((named) => refsOf(subject, named, request));
  if (own.length === 0) refs = refs.concat(around(subject, request));
  else if (!subject.isKnown && !subject.creates) refs = refs.concat(holders(subject, request));
  if (subject.creates) {
    const both = { ...response, ...request };
    refs = refs.concat(responseValues(subject, response).flatMap((named) => refsOf(subject, named, both)));
  }
  if (own.length === 0 && nounsOf(family).get(subject.noun)?.isSingle) refs.push(`${family}:${subject.noun}|-`);
  return { refs: [...new Set(refs)], hidden: shown.length < own.length };
}

/** The longest run of words after the verb that is a kind of this family. `event` is `family/EventName`. */
const subjectOf = remembered((event: string): Subject => {
  const slash = event.indexOf('/');
  const family = event.slice(0, slash);
  const eventName = event.slice(slash + 1);
  const [verb = '', ...rest] = wordsOf(eventName).filter((word) => !NO_NOUN.test(word));
  const nouns = nounsOf(family);
  const creates = CREATES.test(verb);
  for (let length = rest.length; length > 0; length--) {
    const flat = squash(rest.slice(0, length).join(''));
    const noun = [...singulars(flat), ...singulars(unprefixed(flat, family))].find((one) => nouns.has(one));
    if (noun !== undefined) return { family, noun, isKnown: true, creates };
  }
  return { family, noun: singulars(squash(rest.join(''))).at(-1) ?? '', isKnown: false, creates };
});

/** `backupvault` of family backup → `vault`: some services put their own name before every kind. */
function unprefixed(noun: string, family: string): string {
  const own = squash(family);
  return noun.startsWith(own) && noun.length > own.length ? noun.slice(own.length) : noun;
}

function singulars(word: string): string[] {
  if (word.endsWith('ies')) return [word, `${word.slice(0, -3)}y`];
  if (/(ss|sh|ch|x)es$/.test(word)) return [word, word.slice(0, -1), word.slice(0, -2)];
  return word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
}

/** The values of the parameters that name the subject: its own noun first, then its last words, then bare `name` or `id`. */
function ownValues({ family, noun, isKnown }: Subject, request: JsonObject): Named[] {
  const ranks: [Named[], Named[], Named[], Named[]] = [[], [], [], []];
  for (const name of Object.keys(request)) {
    const rank = rankOf(name, noun, isKnown, family);
    // One by one: a spread of very many arguments overflows the stack.
    if (rank !== undefined) for (const value of valuesIn(name, request[name], noun)) ranks[rank].push(value);
  }
  return ranks.find((values) => values.length > 0) ?? [];
}

function rankOf(name: string, noun: string, isKnown: boolean, family: string): 0 | 1 | 2 | 3 | undefined {
  const bare = nounOf(name);
  if (bare === '') return isBare(name) ? 3 : undefined;
  if (bare === 'resource') return isKnown && noun !== 'resource' && !/arn/i.test(name) ? undefined : 2;
  // `desiredCapacity` of SetDesiredCapacity is a value, `cluster` of UpdateCluster a name: only known kinds go without `Name` or `Id`.
  if (!isKnown && bare.length === name.length) return undefined;
  if (bare === noun || unprefixed(bare, family) === noun) return 0;
  return isOwnIdentifier(name, noun) || (isKnown && isWrapped(bare, noun)) ? 1 : undefined;
}

/** `newBudget`, `SamplingRuleUpdate`, `terminateWorkspaceRequests`: an object around what names the subject. */
function isWrapped(bare: string, noun: string): boolean {
  const inner = bare.replace(/^(new|updated)/, '').replace(/(updates?|requests?|input)$/, '');
  return inner !== bare && (inner === noun || (bare.endsWith('requests') && inner.endsWith(noun)));
}

function isBare(name: string): boolean {
  return /^(name|id|arn|identifier|names|ids|arns|url)$/i.test(name);
}

/** Texts of a parameter; of objects in it, their own identifiers (`instancesSet.items[].instanceId`). A policy or another document is no name. */
function valuesIn(name: string, value: Json | undefined, noun: string): Named[] {
  const direct = scalars(value);
  if (direct.length > 0) return direct.filter(isName).map((one) => ({ name, value: one }));
  return elements(value)
    .filter(isObject)
    .flatMap((element) =>
      Object.keys(element)
        .filter((inner) => isOwnIdentifier(inner, noun) && (nounOf(inner) !== '' || isBare(inner)))
        .flatMap((inner) =>
          scalars(element[inner])
            .filter(isName)
            .map((one) => ({ name: inner, value: one })),
        ),
    );
}

function isName(value: string): boolean {
  return (
    value.length <= 2048 && !/^[\s]*[{[<]/.test(value) && !value.includes('\n') && value !== 'true' && value !== 'false'
  );
}

/** What a create call answers: `functionArn`, `cluster.arn`, `instancesSet.items[].instanceId`. */
function responseValues(subject: Subject, response: JsonObject): Named[] {
  return Object.entries(response)
    .filter(([name]) => isAnswer(name, subject))
    .flatMap(([name, value]) => valuesIn(name, value, subject.noun))
    .filter(({ value }) => !isHidden(value));
}

function isAnswer(name: string, { noun, family }: Subject): boolean {
  if (/^arn$/i.test(name)) return true;
  const bare = unprefixed(nounOf(name), family);
  const flat = singulars(squash(name)).at(-1) ?? '';
  const last = flat.length > 3 && noun.endsWith(flat);
  return bare === noun || flat === noun || last || (bare.length > 3 && noun.endsWith(bare) && /(id|arn)$/i.test(name));
}

function refsOf(subject: Subject, { name, value }: Named, request: JsonObject): string[] {
  if (value.startsWith('arn:')) return arnRefs(subject, value);
  if (subject.family === 'ec2' && /ids?$/i.test(name)) return [`id|${value}`];
  if (nounOf(name) === 'resource' && !subject.isKnown) return anyKindRefs(subject.family, value);
  const kind = `${subject.family}:${subject.noun}`;
  const plain = `${kind}|${/^https?:/.test(value) ? last(value) : normalOf(kind)(value)}`;
  const parents = parentsOf(subject, request);
  return [
    plain,
    ...parents.map(({ name: noun, value: above }) => `${plain}|${noun}=${last(above)}`),
    ...parents.filter(isSure(subject)).map((parent) => parentRef(subject.family, parent)),
  ];
}

/** `resourceId` of a tagging call: an id of any kind of the family. Names are too common to be tried so. */
function anyKindRefs(family: string, value: string): string[] {
  if (!/\d/.test(value)) return [];
  return [...nounsOf(family).keys()].map((noun) => `${family}:${noun}|${value}`);
}

function isSure({ family, noun }: Subject): (parent: Named) => boolean {
  const sure = nounsOf(family).get(noun)?.sureParents ?? [];
  return ({ name }) => sure.includes(name);
}

function parentRef(family: string, { name: noun, value }: Named): string {
  return value.startsWith('arn:') ? `^arn|${value}` : `^${family}:${noun}|${value}`;
}

/** The parameters that name a parent of the subject's kind, each under the parent's noun. */
function parentsOf({ family, noun }: Subject, request: JsonObject): Named[] {
  const wanted = nounsOf(family).get(noun)?.parents ?? [];
  if (wanted.length === 0) return [];
  return Object.keys(request).flatMap((name) => {
    const above = [nounOf(name), unprefixed(nounOf(name), family)].find((one) => wanted.includes(one));
    return above === undefined ? [] : scalars(request[name]).map((value) => ({ name: above, value }));
  });
}

/** An ARN, and the name inside it for states that have only that. */
function arnRefs(subject: Subject, value: string): string[] {
  return [`arn|${value}`, ...nameInArn(value, subject.noun).map((name) => `@${value} ${name}`)];
}

/** What has no name of its own is called by all that it joins; only a call that names them all means it. */
function joinedRefs({ family, noun }: Subject, request: JsonObject): string[] {
  return (nounsOf(family).get(noun)?.joined ?? []).flatMap((wanted) => {
    const parts = wanted.map((one) => {
      const name = Object.keys(request).find((key) => nounOf(key) === one || unprefixed(nounOf(key), family) === one);
      const value = name === undefined ? undefined : scalars(request[name])[0];
      return value === undefined ? undefined : `${one}=${last(value)}`;
    });
    return parts.includes(undefined) ? [] : [`${family}:${noun}|${parts.join('&')}`];
  });
}

/**
 * A call that names nothing of its own kind: of a known kind, its parents are told; of none, the one thing of the family that
 * it does name is what it touches (`SetDesiredCapacity` has an `autoScalingGroupName`).
 */
function around(subject: Subject, request: JsonObject): string[] {
  if (subject.isKnown) {
    const parents = parentsOf(subject, request)
      .filter(isSure(subject))
      .map((parent) => parentRef(subject.family, parent));
    return [...joinedRefs(subject, request), ...parents];
  }
  const nouns = nounsOf(subject.family);
  const found = Object.keys(request).flatMap((name) => {
    const noun = [nounOf(name), unprefixed(nounOf(name), subject.family)].find((one) => one !== '' && nouns.has(one));
    return noun === undefined ? [] : [{ name, noun }];
  });
  const mark = new Set(found.map(({ noun }) => noun)).size === 1 ? '' : '^';
  return found.flatMap(({ name, noun }) =>
    valuesIn(name, request[name], noun)
      .filter(({ value }) => !isHidden(value))
      .flatMap((named) => refsOf({ ...subject, noun }, named, request))
      .map((ref) => (ref.startsWith('^') ? ref : mark + ref)),
  );
}

/**
 * What is no kind of its own to Terraform is a part of the one thing beside it that is: a Firehose destination of its stream.
 * Not in EC2, where calls mention subnets and groups that they leave as they are.
 */
function holders(subject: Subject, request: JsonObject): string[] {
  if (subject.family === 'ec2') return [];
  return around(subject, request)
    .filter((ref) => !ref.startsWith('^'))
    .map((ref) => `~${ref}`);
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
  const kind = arnKind(arn.service, arn.resource.slice(0, cut));
  const rest = arn.resource.slice(cut + 1).replace(/:\*$/, '');
  if (kind === 'secretsmanager:secret') return [`${kind}|${rest.replace(/-[A-Za-z0-9]{6}$/, '')}`];
  if (family === 'iam') return [`${kind}|${last(value)}`];
  if (family === 'ec2') return [`id|${rest}`];
  return [`${kind}|${normalOf(kind)(rest)}`];
}

function last(value: string): string {
  return NORMALS.last?.(value) ?? value;
}
