import type { JsonObject } from '../json.ts';
import { SERVICES } from './services.ts';
import { compile, fill, isThere, type Template } from './template.ts';

/** A compiled row: a template, or the name of a function that reads what no template can. */
export type Row = TemplateRow | { readonly computed: string };

interface TemplateRow {
  readonly template: Template;
  readonly when: Condition | undefined;
}

/** A row that counts only where a field is there, or has that value. */
interface Condition {
  readonly field: Template;
  readonly value: string | undefined;
}

/** The rows of one Terraform type; `exact` rows stand in the place of the generic ones. */
export interface TypeRows {
  readonly rows: readonly Row[];
  readonly exact: boolean;
}

/** `[path=value]^kind|rest` */
const ROW = /^(?:\[([^=\]]*)(?:=([^\]]*))?\])?([~^]?)([^|]*)(\|.*)$/;

interface Knowledge {
  readonly types: ReadonlyMap<string, () => TypeRows>;
  readonly events: ReadonlyMap<string, () => readonly Row[]>;
}

/** Read and compiled when it is asked for: a function meets a few services in its life, and all of it is felt at a cold start. */
const knowledge = once(readAll);

function readAll(): Knowledge {
  const types = new Map<string, () => TypeRows>();
  const events = new Map<string, () => readonly Row[]>();
  for (const service of SERVICES) {
    const { family, also = {}, types: exact = {}, events: named = {} } = service();
    for (const type in also)
      types.set(
        type,
        once(() => typeOf(family, also[type] ?? [], false)),
      );
    for (const type in exact)
      types.set(
        type,
        once(() => typeOf(family, exact[type] ?? [], true)),
      );
    for (const name in named) {
      events.set(
        `${family}/${name}`,
        once(() => (named[name] ?? []).map((row) => compileRow(family, row))),
      );
    }
  }
  return { types, events };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function typeOf(family: string, rows: readonly string[], exact: boolean): TypeRows {
  return { rows: rows.map((row) => compileRow(family, row)), exact };
}

/** `^role|{roleName}` of family iam → `^iam:role|{roleName}`; `id|…` and `arn|…` are shared by all families. */
function compileRow(family: string, row: string): Row {
  if (row.startsWith('@')) return { computed: row };
  const [, path, value, mark = '', kind = '', rest = ''] = ROW.exec(row) ?? [];
  const full = kind.includes(':') || kind === 'id' || kind === 'arn' ? kind : `${family}:${kind}`;
  const when = path === undefined ? undefined : { field: compile(`{${path}}`), value };
  return { template: compile(`${mark}${full}${rest}`), when };
}

/** The keys of a row; none where its condition does not hold. A condition's field may be a whole document. */
export function keysOf(row: TemplateRow, fields: JsonObject): readonly string[] {
  if (row.when && !holds(row.when, fields)) return [];
  return fill(row.template, fields);
}

function holds({ field, value }: Condition, fields: JsonObject): boolean {
  if (value === undefined) return isThere(field, fields);
  return fill(field, fields).some((found) => found.toLowerCase() === value.toLowerCase());
}

/** What is known of a Terraform type beyond the generic. */
export function typeRows(type: string): TypeRows | undefined {
  return knowledge().types.get(type)?.();
}

/** What is known of an event beyond the generic; the name without API version, its case aside. */
export function eventRows(family: string, eventName: string): readonly Row[] | undefined {
  return knowledge().events.get(`${family}/${eventName}`)?.();
}
