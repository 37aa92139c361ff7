import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Digests a provider's schema into what the guard needs of it: which attributes are sets, and which no
 * configuration can set. Names stand for paths where every attribute of that name in the type agrees.
 *   terraform providers schema -json > schema.json && node bench/loop/digest-schema.ts schema.json
 */
interface Attribute {
  type?: unknown;
  optional?: boolean;
  required?: boolean;
  nested_type?: Nested;
}
interface Nested {
  nesting_mode: string;
  attributes?: Record<string, Attribute>;
}
interface Block {
  attributes?: Record<string, Attribute>;
  block_types?: Record<string, { nesting_mode: string; block: Block }>;
}
interface Found {
  path: string;
  isSet: boolean;
}

function ofType(type: unknown, path: string): Found[] {
  if (!Array.isArray(type)) return [{ path, isSet: false }];
  const [kind, inner]: unknown[] = type;
  if (kind === 'object')
    return Object.entries(inner ?? {}).flatMap(([name, member]) => ofType(member, `${path}.${name}`));
  return [
    { path, isSet: kind === 'set' },
    ...(Array.isArray(inner) && inner[0] === 'object' ? ofType(inner, path) : []),
  ];
}

function ofAttributes(attributes: Record<string, Attribute> = {}, above = ''): Found[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const path = above + name;
    const nested = attribute.nested_type;
    if (!nested) return ofType(attribute.type, path);
    return [{ path, isSet: nested.nesting_mode === 'set' }, ...ofAttributes(nested.attributes, `${path}.`)];
  });
}

function ofBlock(block: Block, above = ''): Found[] {
  const nested = Object.entries(block.block_types ?? {}).flatMap(([name, { nesting_mode, block: inner }]) => [
    { path: above + name, isSet: nesting_mode === 'set' },
    ...ofBlock(inner, `${above}${name}.`),
  ]);
  return [...ofAttributes(block.attributes, above), ...nested];
}

/** `*.leaf` where all of that name are sets, else the full path. */
function shorten(found: readonly Found[]): string[] {
  const leaf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
  const lists = new Set(found.filter(({ isSet }) => !isSet).map(({ path }) => leaf(path)));
  const sets = found.filter(({ isSet }) => isSet).map(({ path }) => path);
  return [...new Set(sets.map((path) => (lists.has(leaf(path)) ? path : `*.${leaf(path)}`)))].sort();
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: digest-schema.ts SCHEMA.json');
const schema: { provider_schemas: Record<string, { resource_schemas: Record<string, { block: Block }> }> } = JSON.parse(
  readFileSync(file, 'utf8'),
);
const types = Object.values(schema.provider_schemas).flatMap(({ resource_schemas }) =>
  Object.entries(resource_schemas),
);
const sets: Record<string, string[]> = {};
const readOnly: Record<string, string[]> = {};
for (const [type, { block }] of types) {
  const names = shorten(ofBlock(block));
  if (names.length > 0) sets[type] = names;
  const fixed = Object.entries(block.attributes ?? {}).filter(([, { optional, required }]) => !optional && !required);
  readOnly[type] = fixed.map(([name]) => name).filter((name) => name !== 'id' && name !== 'tags_all');
}
const folder = new URL('../../functions/core/', import.meta.url);
const print = (table: Record<string, string[]>) =>
  `{\n${Object.entries(table)
    .map(([type, names]) => `${JSON.stringify(type)}:${JSON.stringify(names)}`)
    .join(',\n')}\n}\n`;
writeFileSync(new URL('guard/sets.generated.json', folder), print(sets));
writeFileSync(new URL('pin/read-only.generated.json', folder), print(readOnly));
