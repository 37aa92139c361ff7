import { isObject, type Json, type JsonObject, text } from '../../functions/core/json.ts';
import { configSchemaJson } from './schema-json.ts';

const head = `# unclick.yml

One file says what is watched and what may be done. \`cp unclick.example.yml unclick.yml\` is a start; \`unclick init --bucket your-terraform-states\` writes one from the
states that a bucket holds; \`unclick config check\` says every mistake with its line, and which states and accounts each
stack has (\`unclick config check --offline\` reads no state). Editors complete it by \`unclick.schema.json\`. Durations are written \`30s\`, \`10m\`, \`4h\`, \`2d\`.

This page is made from the schema by \`unclick config docs\`, the editors' schema by \`unclick config schema\`.

## Many stacks in one entry
A name and a state may have \`{places}\`: every state object that fits is a stack, and its values fill every text of the entry.
\`name\` and \`state\` must have the same places, since a name is turned back into its state; a state whose values could be read in
two ways from the name (\`prod-eu\` and \`web\`, or \`prod\` and \`eu-web\`?) is no stack, and \`config check\` lists it. A stack that is named
beats a pattern; of several patterns the first that fits counts, so put the stricter one first. Values are letters, digits, \`-\` and \`_\`.

## What is planned
A revert is planned from the configuration that the stack was last applied from: what was merged since, and not applied, would ride
along, and the guard would hold the revert for a person. Let the pipeline say it after each apply, in one of two ways:

\`\`\`sh
aws ssm put-parameter --overwrite --type String --name /deploy/prod/web/commit --value "$(git rev-parse HEAD)"
git tag --force applied/prod/web && git push --force origin refs/tags/applied/prod/web
\`\`\`

and name it in \`source.applied\`, as \`parameter: /deploy/{env}/{name}/commit\` or \`tag: applied/{env}/{name}\`. A value that is no commit, or a
commit that the branch's history does not hold (a pull request's, say), is told, and the branch is planned. The incident, its card and
its event say which it was.

## Access keys
Somebody makes an access key for a user whom the stack manages. By default it is switched off (\`policy.accessKeys: deactivate\`): from that
moment it opens nothing, whoever answers the incident can still ask when and where it was used (IAM's \`GetAccessKeyLastUsed\`), and if
it turns out that something needed it, switching it on again is one call, where a destroyed key can never be had again. It stays in
the user's list, as one of the two that a user may have, until somebody deletes it; whoever switches it on by a click meets the same
answer again. \`destroy\` deletes it: nothing is left to switch on, and nothing to look into.

## Ignoring
A rule's criteria must all hold, and for every address that a click hits. A critical click is never ignored by its actor alone.
\`tag\` holds for calls that change only that tag; a tag on a resource ignores nothing, or whoever clicks could set it first.

## Settings
| setting | default | what it is |
|---|---|---|
`;

/** docs/CONFIG.md: every setting of the schema in one table. */
export function configMarkdown(): string {
  const schema: Json = JSON.parse(configSchemaJson());
  return head + (isObject(schema) ? rows(schema, '').join('') : '');
}

function rows(schema: JsonObject, path: string): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).flatMap(([name, setting]) => {
    if (!isObject(setting)) return [];
    const items = isObject(setting.items) ? setting.items : undefined;
    const full = `${path}${name}${items?.properties ? '[]' : ''}`;
    const inner = rows(items?.properties ? items : setting, `${full}.`);
    return [row(full, setting, required.includes(name), inner.length > 0), ...inner];
  });
}

function row(path: string, setting: JsonObject, isRequired: boolean, isGroup: boolean): string {
  const fallback = isRequired
    ? '*required*'
    : isGroup || setting.default === undefined
      ? ''
      : `\`${written(setting.default)}\``;
  const choices = Array.isArray(setting.enum)
    ? ` One of ${setting.enum.map((one: Json) => `\`${String(one)}\``).join(', ')}.`
    : '';
  return `| \`${path}\` | ${fallback} | ${(text(setting.description) ?? '').replaceAll('|', '\\|')}${choices} |\n`;
}

/** Durations stand as seconds among the defaults: a person writes them otherwise. */
function written(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
