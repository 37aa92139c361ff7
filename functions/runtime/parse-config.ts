import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { ConfigError } from './config-error.ts';
import { type ConfigFile, configSchema } from './config-schema.ts';

export { ConfigError };

/**
 * Reads `unclick.yml` (JSON is YAML too).
 * @throws ConfigError naming each mistake as `file:line: where: what`.
 */
export function parseConfig(source: string, file: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const faults = document.errors.map(
    (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`,
  );
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  const parsed = configSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    return `${file}:${lineOf(document, lines, path)}: ${path.join('.') || 'the file'}: ${issue.message}`;
  });
  throw new ConfigError(mistakes.join('\n'));
}

/** The line of the node at `path`, or of its nearest parent that is there. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** A map's entry starts at its key: `mode:` stands on the line a person looks for. */
function offsetOf(document: Document, path: readonly (string | number)[]): number | undefined {
  const last = path.at(-1);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap<Node>(parent)) return parent.items.find((pair) => String(pair.key) === String(last))?.key?.range?.[0];
  if (isSeq<Node>(parent) && typeof last === 'number') return parent.items[last]?.range?.[0];
  return undefined;
}
