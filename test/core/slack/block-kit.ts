/** Every string in a value, and every text object. */
export function walk(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const inner of value) walk(inner, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Record<string, unknown>);
    for (const inner of Object.values(value)) walk(inner, visit);
  }
}

/** Block Kit's limits, as docs.slack.dev states them. */
export function faults(blocks: readonly unknown[], most: number): string[] {
  const found: string[] = [];
  if (blocks.length > most || blocks.length < 1) found.push(`${blocks.length} blocks`);
  walk(blocks, (object) => {
    const inner = object.text as { text?: string } | undefined;
    const length = typeof inner?.text === 'string' ? inner.text.length : undefined;
    if (object.type === 'header' && length !== undefined && (length > 150 || length < 1))
      found.push(`header ${length}`);
    if (object.type === 'section' && length !== undefined && (length > 3000 || length < 1))
      found.push(`section ${length}`);
    if (object.type === 'button' && length !== undefined && length > 75) found.push(`button ${length}`);
    if (object.type === 'button' && String(object.value).length > 2000) found.push('value');
    if (object.type === 'mrkdwn' && String(object.text).length > 3000) found.push('mrkdwn');
    if (object.type === 'actions' && Array.isArray(object.elements) && object.elements.length > 25)
      found.push('actions');
    if (typeof object.private_metadata === 'string' && object.private_metadata.length > 3000) found.push('metadata');
  });
  return found;
}
