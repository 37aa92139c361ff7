/** One step of a Terraform address: `module.net["a"]`, or the resource itself. `index` is the bracket's text, quotes included. */
export interface AddressStep {
  readonly name: string;
  readonly index?: string;
}

const stepPattern =
  /(module\.[^.[\]]+|data\.[^.[\]]+\.[^.[\]]+|[^.[\]]+\.[^.[\]]+)(?:\[("(?:[^"\\]|\\.)*"|\d+)\])?(?:\.|$)/y;

/** The steps of an address, outermost module first; undefined for what is no Terraform address. */
export function parseAddress(address: string): readonly AddressStep[] | undefined {
  const steps: AddressStep[] = [];
  const pattern = new RegExp(stepPattern);
  while (pattern.lastIndex < address.length) {
    const match = pattern.exec(address);
    if (!match?.[1]) return undefined;
    steps.push(match[2] === undefined ? { name: match[1] } : { name: match[1], index: match[2] });
  }
  return steps.length > 0 && !address.endsWith('.') ? steps : undefined;
}

/**
 * Whether `-target=outer` would reach `address`: the same instance, any instance of a resource named without its key,
 * or anything below a module. What cannot be read covers nothing but itself.
 */
export function covers(outer: string, address: string): boolean {
  if (outer === address) return true;
  const wanted = parseAddress(outer);
  const steps = parseAddress(address);
  if (!wanted || !steps) return false;
  return wanted.every((step, at) => {
    const other = steps[at];
    return other?.name === step.name && (step.index === undefined || step.index === other.index);
  });
}

/** The address without the key of its last step: `aws_x.y["a"]` → `aws_x.y`. */
export function withoutIndex(address: string): string {
  const steps = parseAddress(address);
  const last = steps?.at(-1);
  if (last?.index === undefined) return address;
  return address.slice(0, address.length - last.index.length - 2);
}

/** The module's part of an address: `module.a["x"].aws_y.z` → `module.a["x"]`; `` for the root. */
export function moduleOf(address: string): string {
  const modules = (parseAddress(address) ?? []).filter(({ name }) => name.startsWith('module.'));
  return modules.map(({ name, index }) => (index === undefined ? name : `${name}[${index}]`)).join('.');
}

/** The resource type that an address names, a data source's without `data.`; undefined for a module. */
export function typeOf(address: string): string | undefined {
  const last = parseAddress(address)?.at(-1)?.name;
  if (last === undefined || last.startsWith('module.')) return undefined;
  return last.replace(/^data\./, '').split('.')[0];
}

/** The address as the configuration knows it: `module.a["x"].aws_y.z[0]` → `module.a.aws_y.z`. */
export function withoutKeys(address: string): string {
  const steps = parseAddress(address);
  return steps ? steps.map(({ name }) => name).join('.') : address;
}
