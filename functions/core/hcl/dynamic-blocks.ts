import { isObject, type Json } from '../json.ts';
import { type HclBlock, hclBlocks } from './blocks.ts';

/**
 * The attributes that a file makes by `dynamic` blocks, as `aws_x.y attribute`: a plan's configuration does not show those, so
 * that its silence about them says nothing. A dynamic block within another block makes that one uncertain.
 */
export function dynamicBlocks(source: string): readonly string[] {
  return hclBlocks(source).flatMap((block) => {
    const [type, name] = block.type === 'resource' ? labelsOf(block) : [];
    if (type === undefined || name === undefined) return [];
    const attributes = hclBlocks(block.body).flatMap((inner) => dynamicIn(inner) ?? []);
    return attributes.map((attribute) => `${type}.${name} ${attribute}`);
  });
}

function dynamicIn(block: HclBlock): string | undefined {
  if (block.type === 'dynamic') return labelsOf(block)[0];
  return hclBlocks(block.body).some((inner) => dynamicIn(inner) !== undefined) ? block.type : undefined;
}

/** `resource "aws_x" "y" {` → `aws_x`, `y`; labels may stand without quotes. */
function labelsOf({ text }: HclBlock): readonly string[] {
  const [head = ''] = text.split('{');
  const [, ...labels] = [...head.matchAll(/"([^"]*)"|([A-Za-z_][\w-]*)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
  return labels;
}

/** The same of a `.tf.json` file, where `dynamic` is a member of the resource or of a block in it. */
export function dynamicBlocksJson(json: Json): readonly string[] {
  const types = isObject(json) && isObject(json.resource) ? Object.entries(json.resource) : [];
  return types.flatMap(([type, names]) =>
    Object.entries(isObject(names) ? names : {}).flatMap(([name, body]) =>
      bodiesOf(body).flatMap((one) => attributesOf(one).map((attribute) => `${type}.${name} ${attribute}`)),
    ),
  );
}

function attributesOf(body: Json): readonly string[] {
  if (!isObject(body)) return [];
  const own = bodiesOf(body.dynamic).flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  const inner = Object.entries(body).filter(([name, value]) => name !== 'dynamic' && hasDynamic(value ?? null));
  return [...own, ...inner.map(([name]) => name)];
}

function hasDynamic(value: Json): boolean {
  if (Array.isArray(value)) return value.some((one: Json) => hasDynamic(one));
  return isObject(value) && ('dynamic' in value || Object.values(value).some((one) => hasDynamic(one ?? null)));
}

function bodiesOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
