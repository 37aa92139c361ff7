import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { familyOf } from '../functions/core/identity/families.ts';
import { isObject, type Json, type JsonObject, text } from '../functions/core/json.ts';

/** One API call that changes something, and the parameters that it cannot do without. */
export interface Call {
  readonly name: string;
  /** Texts, numbers and lists of texts; structures and documents name nothing. */
  readonly required: readonly Parameter[];
  /** Every parameter's name. */
  readonly all: readonly string[];
}

export interface Parameter {
  readonly name: string;
  /** It takes one of a few words: a setting's new value, or which of a few things is meant. */
  readonly isChoice: boolean;
}

/** Calls by the family of their service, out of the models that AWS publishes with its SDKs (`botocore/data`). */
export function sdkCalls(folder: string): ReadonlyMap<string, readonly Call[]> {
  const calls = new Map<string, Call[]>();
  const services = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const service of services.map(({ name }) => name).sort()) {
    const model = readModel(join(folder, service));
    if (!model) continue;
    const { endpointPrefix, signingName } = object(model.metadata);
    const names = [service, text(endpointPrefix), text(signingName)].filter((name) => name !== undefined);
    const found = Object.entries(object(model.operations)).map(([name, one]) => callOf(model, name, object(one)));
    for (const family of new Set(names.map(familyOf))) calls.set(family, [...(calls.get(family) ?? []), ...found]);
  }
  return calls;
}

/** The newest version of a service's model. */
function readModel(folder: string): JsonObject | undefined {
  const version = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{4}-/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  const file = version === undefined ? undefined : join(folder, version, 'service-2.json');
  if (file === undefined) return undefined;
  const bytes = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
  const model: Json = JSON.parse(bytes.toString('utf8'));
  return object(model);
}

function callOf(model: JsonObject, name: string, operation: JsonObject): Call {
  const shapes = object(model.shapes);
  const input = object(shapes[text(object(operation.input).shape) ?? '']);
  const members = object(input.members);
  const required = Array.isArray(input.required) ? input.required.filter((one) => typeof one === 'string') : [];
  const shapeOf = (reference: Json | undefined) => object(shapes[text(object(reference).shape) ?? '']);
  return {
    name,
    all: Object.keys(members),
    required: required
      .filter((member) => isNaming(shapeOf(members[member]), shapeOf))
      .map((member) => ({ name: member, isChoice: isChoice(shapeOf(members[member]), shapeOf) })),
  };
}

/** One of a few words, or some of them. */
function isChoice(shape: JsonObject, shapeOf: (reference: Json | undefined) => JsonObject): boolean {
  return Array.isArray((shape.type === 'list' ? shapeOf(shape.member) : shape).enum);
}

function isNaming(shape: JsonObject, shapeOf: (reference: Json | undefined) => JsonObject): boolean {
  const { type } = shape.type === 'list' ? shapeOf(shape.member) : shape;
  return type === 'string' || type === 'integer' || type === 'long';
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
