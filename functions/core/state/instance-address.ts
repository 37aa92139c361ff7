import type { Json } from '../json.ts';

/**
 * A resource instance's address, exactly as Terraform prints it.
 * `module` is the state's own text (`module.net["a"]`), already quoted by Terraform.
 */
export function instanceAddress(module: string | undefined, type: string, name: string, key: Json | undefined): string {
  const resource = module ? [module, type, name].join('.') : [type, name].join('.');
  if (typeof key === 'number') return `${resource}[${key}]`;
  return typeof key === 'string' ? `${resource}[${quoted(key)}]` : resource;
}

/** A string as HCL quotes it (terraform/internal/addrs/instance_key.go, toHCLQuotedString): `${` and `%{` are doubled. */
function quoted(key: string): string {
  if (/^[\w ./:@-]*$/.test(key)) return `"${key}"`;
  const escaped = key
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/\$\{/g, () => '$${')
    .replace(/%\{/g, '%%{');
  return `"${escaped}"`;
}
