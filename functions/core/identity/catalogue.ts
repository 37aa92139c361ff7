import { TYPES } from '../catalogue.generated.ts';
import { lineTable } from '../line-table.ts';
import { own } from '../own.ts';
import { asNew } from './event-nouns.ts';
import { familyOf } from './families.ts';
import { isOwnIdentifier, nounOf } from './identifier.ts';
import { kindByRule } from './kinds.ts';
import { NORMALS } from './normal.ts';

/** Every type of the provider, with its line. */
export const catalogue = lineTable(TYPES);

/** What is known of one Terraform type without reading an instance of it. */
export interface TypeDescription {
  readonly family: string;
  /** `family:noun`. */
  readonly kind: string;
  readonly noun: string;
  /** The attributes that say which one it is; undefined for a type that the catalogue lacks: then `owns` decides. */
  readonly identifiers: readonly string[] | undefined;
  readonly owns: (attribute: string) => boolean;
  /** Where names are unique only within another resource: the attribute that names it, and its noun. */
  readonly parent: (Reference & { readonly isSure: boolean }) | undefined;
  /** What else it lies in: the integration of a response, beside their API. */
  readonly holders: readonly Reference[];
  /** What names are unique in beside those, and that is no thing to be told: a space, a locale. */
  readonly scopes: readonly Reference[];
  readonly normal: (value: string) => string;
  /** References that together name what has no name of its own, by noun. */
  readonly joined: readonly Reference[];
  /** One an account and Region: a setting that has no name. */
  readonly isSingle: boolean;
}

/** An attribute that names another resource, and the noun in its name. */
export interface Reference {
  readonly attribute: string;
  readonly noun: string;
}

const KIND_NORMALS: Readonly<Record<string, string>> = {
  'ssm:parameter': 'slash',
  'lambda:function': 'fn',
  'route53:hostedzone': 'zone',
};
const same = (value: string) => value;

/** How values of a kind are written in one way. */
export function normalOf(kind: string): (value: string) => string {
  return NORMALS[own(KIND_NORMALS, kind) ?? ''] ?? same;
}

/** `^attribute=noun`, or with `?` where it is not sure that more than a reference is meant. */
const PARENT = /^([\^?])(.*)=(.*)$/;

const described = new Map<string, TypeDescription>();

/** A type's description: the catalogue's line `family:noun attribute… [^attribute=noun or ?attribute=noun] [^attribute=noun…] [&attribute…] [+attribute or +attribute=noun…] [!]`, or the naming rules where it has none. */
export function describe(type: string): TypeDescription {
  const known = described.get(type);
  if (known) return known;
  const line = catalogue().get(type);
  const [kind = '', ...words] = (line ?? asNew(kindByRule(type))).split(' ');
  const [family = '', noun = ''] = kind.split(':');
  const [parent, ...holders] = words.map((word) => PARENT.exec(word)).filter((match) => match !== null);
  const description: TypeDescription = {
    family,
    kind,
    noun,
    identifiers: line === undefined ? undefined : identifiersIn(words),
    joined: referencesIn('+', words).sort((a, b) => (a.noun < b.noun ? -1 : 1)),
    holders: holders.map(([, , attribute = '', noun = '']) => ({ attribute, noun })),
    scopes: referencesIn('&', words),
    isSingle: words.includes('!'),
    owns: (attribute) => isOwnIdentifier(attribute, noun) || (line === undefined && nounOf(attribute) === `${noun}s`),
    parent: parent ? { isSure: parent[1] === '^', attribute: parent[2] ?? '', noun: parent[3] ?? '' } : undefined,
    normal: normalOf(kind),
  };
  described.set(type, description);
  return description;
}

/** `id` comes last: it says nothing new where another attribute has said the same. */
function identifiersIn(words: readonly string[]): string[] {
  const names = words.filter((word) => !/^[\^?!+&]/.test(word));
  return names.includes('id') ? [...names.filter((name) => name !== 'id'), 'id'] : names;
}

function referencesIn(mark: string, words: readonly string[]): Reference[] {
  return words
    .filter((word) => word.startsWith(mark))
    .map((word) => word.slice(1).split('='))
    .map(([attribute = '', noun = nounOf(attribute)]) => ({ attribute, noun }));
}

/** What a family's event names can mean. */
export interface Noun {
  /** Nouns of the parents that names of this kind may be unique in. */
  readonly parents: readonly string[];
  /** Those that are told as parents, too: of the others it is not sure that they are more than references. */
  readonly sureParents: readonly string[];
  /** Sets of nouns in all of which, together, names of this kind may be unique: parents and scopes. */
  readonly within: readonly (readonly string[])[];
  /** Sets of nouns that together name one of this kind. */
  readonly joined: readonly (readonly string[])[];
  readonly isSingle: boolean;
}

let families: Map<string, Map<string, Noun>> | undefined;

/** The nouns of a family. */
export function nounsOf(family: string): ReadonlyMap<string, Noun> {
  if (!families) {
    families = new Map();
    for (const type of catalogue().keys()) addNoun(families, describe(type));
  }
  return families.get(familyOf(family)) ?? new Map();
}

/** What is known of one noun of a family: of a word that is none, nothing. */
export function nounIn(family: string, noun: string): Noun {
  return nounsOf(family).get(noun) ?? NEW_NOUN;
}

const NEW_NOUN: Noun = { parents: [], sureParents: [], within: [], joined: [], isSingle: false };

/** Whether a parent that is not sure counts, each instance's ARN says: a call is looked up both ways. */
function withinOf({ parent, holders, scopes }: TypeDescription): string[][] {
  const nouns = [...holders, ...scopes].map(({ noun }) => noun);
  const all = parent ? [[parent.noun, ...nouns]] : [];
  return nouns.length > 0 && !parent?.isSure ? [...all, nouns] : all;
}

function addNoun(into: Map<string, Map<string, Noun>>, type: TypeDescription): void {
  const nouns = into.get(type.family) ?? new Map<string, Noun>();
  const { parents, sureParents, within, joined, isSingle } = nouns.get(type.noun) ?? NEW_NOUN;
  const above = type.holders.map(({ noun }) => noun);
  nouns.set(type.noun, {
    parents: [...parents, ...(type.parent ? [type.parent.noun] : []), ...above],
    sureParents: [...sureParents, ...(type.parent?.isSure ? [type.parent.noun] : []), ...above],
    within: [...within, ...withinOf(type)],
    joined: type.joined.length > 0 ? [...joined, type.joined.map(({ noun }) => noun)] : joined,
    isSingle: isSingle || type.isSingle,
  });
  into.set(type.family, nouns);
}
