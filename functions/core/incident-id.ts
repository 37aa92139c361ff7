/** `<stack>-<number>`: also the name of the workflow's execution, so it must stay deterministic. */
export function incidentId(stack: string, number: number): string {
  return `${stack}-${number}`;
}

/** The stack and the number of an incident's id; undefined for anything else. */
export function parseIncidentId(id: string): { readonly stack: string; readonly number: number } | undefined {
  const match = /^([A-Za-z0-9_-]+)-(\d{1,9})$/.exec(id);
  return match?.[1] && match[2] ? { stack: match[1], number: Number(match[2]) } : undefined;
}
