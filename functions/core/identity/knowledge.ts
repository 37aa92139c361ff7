import { SERVICES } from './services.ts';
import { compile, type Template } from './template.ts';

/** A compiled row: a template, or the name of a function that reads what no template can. */
export type Row = { readonly template: Template; readonly kind: string } | { readonly computed: string };

/** The rows of one Terraform type; `exact` rows stand in the place of the generic ones. */
export interface TypeRows {
  readonly rows: readonly Row[];
  readonly exact: boolean;
}

const types = new Map<string, TypeRows>();
const events = new Map<string, readonly Row[]>();

for (const service of SERVICES) {
  for (const [type, rows] of Object.entries(service.also ?? {})) {
    types.set(type, { rows: rows.map((row) => compileRow(service.family, row)), exact: false });
  }
  for (const [type, rows] of Object.entries(service.types ?? {})) {
    types.set(type, { rows: rows.map((row) => compileRow(service.family, row)), exact: true });
  }
  for (const [name, rows] of Object.entries(service.events ?? {})) {
    events.set(
      `${service.family}/${name}`,
      rows.map((row) => compileRow(service.family, row)),
    );
  }
}

/** `^role|{roleName}` of family iam → `^iam:role|{roleName}`; `id|…` and `arn|…` are shared by all families. */
function compileRow(family: string, row: string): Row {
  if (row.startsWith('@')) return { computed: row.slice(1) };
  const [, mark = '', kind = '', rest = ''] = /^([~^]?)([^|]*)(\|.*)$/.exec(row) ?? [];
  const full = kind.includes(':') || kind === 'id' || kind === 'arn' ? kind : `${family}:${kind}`;
  return { template: compile(`${mark}${full}${rest}`), kind: full };
}

/** What is known of a Terraform type beyond the generic. */
export function typeRows(type: string): TypeRows | undefined {
  return types.get(type);
}

/** What is known of an event beyond the generic; the name without API version. */
export function eventRows(family: string, eventName: string): readonly Row[] | undefined {
  return events.get(`${family}/${eventName}`);
}
