import { isObject, type Json } from './json.ts';

/** Shorter values would blot out half of every message, and are no secrets worth the name. */
const shortestSecret = 4;

/** A text without any of these values. Longest first, so that no part of a longer secret is left. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const values = [...new Set(secrets)].filter(({ length }) => length >= shortestSecret);
  return values
    .sort((a, b) => b.length - a.length)
    .reduce((masked, secret) => masked.replaceAll(secret, '(sensitive)'), text);
}

const secretNames = /SECRET|TOKEN|PASSW|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_KEY/i;

/** The values of an environment whose names say that they are secret. */
export function secretsOfEnvironment(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(environment).flatMap(([name, value]) => (value && secretNames.test(name) ? [value] : []));
}

/** Every text inside a value that its mask marks as sensitive. */
export function sensitiveTexts(value: Json | undefined, mask: Json | undefined): readonly string[] {
  if (mask === true) return textsIn(value);
  if (Array.isArray(mask) && Array.isArray(value))
    return mask.flatMap((inner: Json, index) => sensitiveTexts(value[index], inner));
  if (!isObject(mask) || !isObject(value)) return [];
  return Object.entries(mask).flatMap(([name, inner]) => sensitiveTexts(value[name], inner));
}

/** JSON and quoted forms too: an error message may print a value as Terraform would write it. */
function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value, JSON.stringify(value).slice(1, -1)];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap((inner: Json) => textsIn(inner));
  return isObject(value) ? Object.values(value).flatMap((inner) => textsIn(inner)) : [];
}

/** The texts of a state (version 4) that it marks sensitive: `sensitive_attributes` are paths of steps. */
export function secretsOfState(state: Json): readonly string[] {
  const resources = isObject(state) && Array.isArray(state.resources) ? state.resources : [];
  const instances = resources.flatMap((resource: Json) =>
    isObject(resource) && Array.isArray(resource.instances) ? resource.instances : [],
  );
  const outputs = isObject(state) && isObject(state.outputs) ? Object.values(state.outputs) : [];
  const hidden = outputs.flatMap((output) =>
    isObject(output) && output.sensitive === true ? textsIn(output.value) : [],
  );
  return instances.flatMap(secretsOfInstance).concat(hidden);
}

function secretsOfInstance(instance: Json): readonly string[] {
  if (!isObject(instance) || !Array.isArray(instance.sensitive_attributes)) return [];
  return instance.sensitive_attributes.flatMap((path: Json) =>
    Array.isArray(path) ? textsIn(path.reduce(step, instance.attributes ?? null)) : [],
  );
}

function step(value: Json, part: Json): Json {
  if (!isObject(part)) return null;
  const key = isObject(part.value) ? part.value.value : part.value;
  if (Array.isArray(value) && typeof key === 'number') return value[key] ?? null;
  return isObject(value) && typeof key === 'string' ? (value[key] ?? null) : null;
}
