/** `DBInstanceId` → `dBInstanceId`: CloudTrail lowers the first letter of the API's member names and nothing else. */
export function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

/** A value of a request or response with CloudTrail's member names, at every depth; bytes are left out, dates become text. */
export function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (value instanceof Date) return value.toISOString();
  if (!isPlain(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined && !ArrayBuffer.isView(member));
  return Object.fromEntries(members.map(([name, member]) => [lowerFirst(name), camel(member)]));
}

export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
