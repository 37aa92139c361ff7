import { parseAddress } from '../address.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { own } from '../own.ts';

/** The configuration of one resource as the plan shows it: expressions by attribute, and the module that they stand in. */
export interface ConfiguredResource {
  readonly expressions: JsonObject;
  readonly module: ModuleScope;
  readonly hasProvisioners: boolean;
  /** The key of its provider's configuration. */
  readonly provider?: string;
}

/** A module's body, and how its parent calls it: where a `var.x` inside comes from. */
export interface ModuleScope {
  readonly body: JsonObject;
  /** The module's address without keys; `` for the root. */
  readonly path: string;
  readonly call?: JsonObject;
  readonly parent?: ModuleScope;
}

/** The resource's block in the plan's `configuration`; undefined where the plan does not show it. */
export function configurationOf(configuration: JsonObject, address: string): ConfiguredResource | undefined {
  const steps = parseAddress(address) ?? [];
  let scope = rootScope(configuration);
  for (const { name } of steps.slice(0, -1)) scope = scope && childScope(scope, name.slice('module.'.length));
  const name = steps.at(-1)?.name;
  const resources = scope?.body.resources;
  const found = Array.isArray(resources)
    ? resources.find((resource: Json) => isObject(resource) && resource.address === name)
    : undefined;
  if (!scope || !isObject(found)) return undefined;
  const { expressions, provisioners, provider_config_key: provider } = found;
  return {
    expressions: isObject(expressions) ? expressions : {},
    module: scope,
    ...(typeof provider === 'string' && { provider }),
    hasProvisioners: Array.isArray(provisioners) && provisioners.length > 0,
  };
}

/**
 * What the block of a resource's provider asks for: nothing, where there is no block. Undefined where the plan does not show
 * which block it is, or where that stands in a child module, whose variables are not the root's.
 */
export function providerBlock(
  { provider_config: providers }: JsonObject,
  { provider: key }: Pick<ConfiguredResource, 'provider'>,
): JsonObject | undefined {
  const provider = isObject(providers) && key !== undefined ? own(providers, key) : undefined;
  if (!isObject(provider) || provider.module_address !== undefined) return undefined;
  return isObject(provider.expressions) ? provider.expressions : {};
}

export function rootScope(configuration: JsonObject): ModuleScope | undefined {
  return isObject(configuration.root_module) ? { body: configuration.root_module, path: '' } : undefined;
}

/** The module that a scope calls by this name. */
export function childScope(parent: ModuleScope, name: string): ModuleScope | undefined {
  const call = isObject(parent.body.module_calls) ? own(parent.body.module_calls, name) : undefined;
  if (!isObject(call) || !isObject(call.module)) return undefined;
  return { body: call.module, path: [parent.path, `module.${name}`].filter(Boolean).join('.'), call, parent };
}

/** What the configuration says of one attribute; undefined where the plan does not show the resource's configuration. */
export function expressionsOf(
  resource: ConfiguredResource | undefined,
  attribute: string,
): readonly Json[] | undefined {
  if (!resource) return undefined;
  const expression = own(resource.expressions, attribute);
  return expression === undefined ? [] : [expression];
}
