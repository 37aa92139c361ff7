import { parseArn } from '../arn.ts';

/** Ways to write one thing in one way, named in templates as `{path:normal}`. Applied to the record and to the state alike. */
export const NORMALS: Readonly<Record<string, (value: string) => string>> = {
  above: (value) => value.slice(0, Math.max(0, value.lastIndexOf(':'))),
  bus: (value) => lastPart(value) || 'default',
  cluster: (value) => lastPart(value) || 'default',
  dns: dnsName,
  fn: (value) => inFunction(value)[0] ?? '',
  group: (value) => value.replace(/^arn:.*:log-group:/, '').replace(/:\*$/, ''),
  last: lastPart,
  hex: (value) => value.replaceAll(':', '').toLowerCase(),
  lower: (value) => value.toLowerCase(),
  method: methodPath,
  path: (value) => value.slice(value.lastIndexOf('/') + 1),
  qualifier: (value) => inFunction(value)[1] ?? '',
  revision: (value) => lastPart(value.replace(/:\d+$/, '')),
  secret: (value) => value.replace(/^arn:.*:secret:(.*?)(-[A-Za-z0-9]{6})?$/, '$1'),
  set: (value) => value.replace(/:[0-9a-f-]{36}$/, ''),
  slash: (value) => value.replace(/^\/+/, ''),
  slashes: (value) => value.replaceAll('/', '|'),
  zone: (value) => value.replace(/^\/?hostedzone\//, ''),
};

/** `\052.Example.com.` → `*.example.com`: Route 53 escapes what is no letter, digit or hyphen, and ends names with a dot. */
function dnsName(value: string): string {
  const plain = value.includes('\\') ? value.replace(/\\(\d{3})/g, (_, octal: string) => fromOctal(octal)) : value;
  const name = plain.toLowerCase();
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

function fromOctal(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 8));
}

/**
 * `/~1pets~1{id}/GET/logging/loglevel`, a patch of a stage's settings, → `pets/{id}/GET`, the method that it is for (API Gateway
 * API reference, MethodSetting; the provider wants no slash in front).
 */
function methodPath(value: string): string {
  return value
    .replaceAll('~1', '/')
    .replace(/^\/+/, '')
    .replace(/\/(logging|metrics|throttling|caching)\/[a-z][A-Za-z]*$/, '');
}

/** A function's name, and the version or alias behind it, out of its name, ARN or partial ARN (Lambda API reference, FunctionName). */
function inFunction(value: string): readonly string[] {
  const marker = value.indexOf('function:');
  return (marker < 0 ? value : value.slice(marker + 'function:'.length)).split(':', 2);
}

/** The last part of an ARN's or a URL's path; anything else as it is. */
export function lastPart(value: string): string {
  const resource = parseArn(value)?.resource ?? (/^https?:\/\//.test(value) ? value : undefined);
  return resource === undefined
    ? value
    : resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
}
