import { ec2 } from './adopt/ec2.ts';
import { edge } from './adopt/edge.ts';
import { eachOf, type Fields, filled, valueAt } from './adopt/fields.ts';
import { iam } from './adopt/iam.ts';
import type { AdoptionRow, AdoptionTable } from './adopt/row.ts';
import { storage } from './adopt/storage.ts';
import { work } from './adopt/work.ts';
import type { Click } from './click.ts';
import { scalar } from './identity/field.ts';
import { plainEventName } from './verb.ts';

/** Every creating call whose child can be imported and destroyed. */
export const adoptions: AdoptionTable = { ...ec2, ...iam, ...storage, ...work, ...edge };

/** A child that a click made, as the record tells it. */
export interface Child {
  readonly click: Click;
  readonly row: AdoptionRow;
  readonly type: string;
  readonly importId: string;
  /** What an import of it must read back. */
  readonly expected: Readonly<Record<string, string>>;
  /** How it is configured when it is switched off. */
  readonly off?: Readonly<Record<string, string>>;
}

/** The children that a click made, where the table knows the call and the record names them. */
export function childrenOf(click: Click): readonly Child[] {
  const service = click.eventSource.split('.')[0] ?? '';
  const fields = { request: click.record.request, response: click.record.response };
  const rows = adoptions[`${service}:${plainEventName(click.eventName)}`] ?? [];
  return rows.flatMap((row) => eachOf(row.each, fields).flatMap((scope) => childOf(click, row, scope) ?? []));
}

function childOf(click: Click, row: AdoptionRow, fields: Fields): Child | undefined {
  const applies = Object.entries(row.when ?? {}).every(([path, value]) => scalar(valueAt(path, fields)) === value);
  const importId = filled(row.id, fields);
  const expected = allFilled(row.expect, fields);
  const off = row.off && allFilled(row.off, fields);
  if (!applies || importId === undefined || !expected || (row.off && !off)) return undefined;
  return { click, row, type: row.type, importId, expected, ...(off && { off }) };
}

/** Undefined where a single field is missing: half a description names something else. */
function allFilled(templates: Readonly<Record<string, string>>, fields: Fields): Record<string, string> | undefined {
  const entries = Object.entries(templates).map(([name, template]) => [name, filled(template, fields)] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}
