import { isObject, type Json } from '../json.ts';
import { type HclBlock, hclBlocks } from './blocks.ts';

/**
 * The attributes that a file makes by `dynamic` blocks, as `aws_x.y attribute`: a plan's configuration does not show those, so
 * that its silence about them says nothing. A dynamic block within another block makes that one uncertain.
 */
export function dynamicBlocks(source: string): readonly string[] {
  const resources = hclBlocks(source).filter(({ type }) => type === 'resource');
  return resources.flatMap((resource) => {
    const address = resource.labels.join('.');
    return hclBlocks(resource.body)
      .flatMap(dynamicIn)
      .map((attribute) => `${address} ${attribute}`);
  });
}

function dynamicIn(block: HclBlock): readonly string[] {
  if (block.type === 'dynamic') return block.labels;
  return hclBlocks(block.body).some((inner) => dynamicIn(inner).length > 0) ? [block.type] : [];
}

/** The same of a `.tf.json` file, where `dynamic` is a member of the resource or of a block in it. */
export function dynamicBlocksJson(json: Json): readonly string[] {
  return membersOf(json)
    .filter(([name]) => name === 'resource')
    .flatMap(([, types]) => membersOf(types))
    .flatMap(([type, names]) => membersOf(names).map(([name, body]) => [`${type}.${name}`, body] as const))
    .flatMap(([address, body]) => attributesOf(body).map((attribute) => `${address} ${attribute}`));
}

function attributesOf(body: Json | undefined): readonly string[] {
  return membersOf(body).flatMap(([name, value]) => {
    if (name === 'dynamic') return membersOf(value).map(([label]) => label);
    return hasDynamic(value) ? [name] : [];
  });
}

function hasDynamic(value: Json | undefined): boolean {
  return membersOf(value).some(([name, inner]) => name === 'dynamic' || hasDynamic(inner));
}

/**
 * The members of an object, or of each object in a list: JSON writes blocks of one type or label either way, at any level
 * (github.com/hashicorp/hcl/blob/main/json/spec.md).
 */
function membersOf(value: Json | undefined): readonly (readonly [string, Json | undefined])[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => membersOf(one));
  return isObject(value) ? Object.entries(value) : [];
}
