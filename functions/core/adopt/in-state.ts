import { scalar } from '../identity/field.ts';
import { isObject, type Json, type JsonObject, text } from '../json.ts';
import { instanceAddress } from '../state/instance-address.ts';

/** One instance of a state (version 4), with what adoption needs of it. */
export interface StateInstance {
  readonly address: string;
  readonly type: string;
  /** The provider's alias in the root module; undefined for the default configuration. */
  readonly alias: string | undefined;
  /** True where the provider configuration belongs to a child module, which a scratch directory does not have. */
  readonly foreign: boolean;
  readonly attributes: JsonObject;
  readonly dependencies: readonly string[];
}

/** The managed instances of a state, as `state pull` prints it. */
export function instancesOf(state: Json): readonly StateInstance[] {
  const resources = isObject(state) && Array.isArray(state.resources) ? state.resources : [];
  return resources.flatMap((resource: Json) =>
    isObject(resource) && resource.mode === 'managed' && Array.isArray(resource.instances)
      ? resource.instances.flatMap((instance: Json) => instanceOf(resource, instance))
      : [],
  );
}

function instanceOf(resource: JsonObject, instance: Json): readonly StateInstance[] {
  if (!isObject(instance) || instance.deposed !== undefined || !isObject(instance.attributes)) return [];
  const type = String(resource.type);
  const provided = String(resource.provider);
  const dependencies = Array.isArray(instance.dependencies) ? instance.dependencies.map(String) : [];
  const alias = /\]\.([\w-]+)$/.exec(provided)?.[1];
  return [
    {
      address: instanceAddress(text(resource.module), type, String(resource.name), instance.index_key),
      type,
      alias,
      foreign: provided.startsWith('module.'),
      attributes: instance.attributes,
      dependencies,
    },
  ];
}

/** Types that stand for the same child as another. */
const sameKind: Readonly<Record<string, readonly string[]>> = {
  aws_vpc_security_group_ingress_rule: ['aws_security_group_rule'],
  aws_vpc_security_group_egress_rule: ['aws_security_group_rule'],
  aws_lb_listener: ['aws_alb_listener'],
  aws_lb_listener_rule: ['aws_alb_listener_rule'],
};

/** Whether the state holds a child by now: then it is no longer rogue. */
export function isHeld(
  child: { readonly type: string; readonly importId: string; readonly expected: Readonly<Record<string, string>> },
  instances: readonly StateInstance[],
): boolean {
  const types = [child.type, ...(sameKind[child.type] ?? [])];
  return instances
    .filter(({ type }) => types.includes(type))
    .some(({ attributes }) => attributes.id === child.importId || readsAs(attributes, child.expected));
}

/** Whether attributes hold every expected value, numbers and booleans as text. */
export function readsAs(attributes: JsonObject, expected: Readonly<Record<string, string>>): boolean {
  return Object.entries(expected).every(([name, value]) => scalar(attributes[name]) === value);
}
