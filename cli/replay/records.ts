import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isEnvelope, recordFromEnvelope } from '../../functions/core/envelope.ts';
import { isObject } from '../../functions/core/json.ts';
import { type ParsedRecord, parseRecord } from '../../functions/core/record.ts';

/** A folder in which no file could hold records. */
export class NoRecords extends Error {}

/** One record of an input, and the line it stands on (the line where its JSON begins). */
export interface InputRecord {
  readonly parsed: ParsedRecord;
  readonly line: number;
  readonly file: string;
}

/**
 * Records of files and of the folders' files, or of stdin where none is given, in order; gzip is recognised by its first
 * bytes. @throws where one cannot be read, or a folder has none
 */
export function* readRecords(paths: readonly string[]): Generator<InputRecord> {
  const files = paths.length > 0 ? paths.flatMap((path) => (path === '-' ? path : recordFiles(path))) : ['-'];
  for (const file of files) {
    const bytes = readFileSync(file === '-' ? 0 : file);
    const content = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    yield* recordsIn(content, file === '-' ? 'stdin' : file);
  }
}

/** A trail's bucket, as it was copied, holds digests beside its records: they prove that nothing was altered, and are no records. */
function recordFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|ndjson|jsonl)(?:\.gz)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.split(sep).includes('CloudTrail-Digest'))
    .sort();
  if (found.length === 0)
    throw new NoRecords(`${path}: no *.json, *.ndjson or *.jsonl in this folder, plain or as .gz`);
  return found;
}

/** The records of one text: one JSON document, or one a line, or several documents one after another over several lines. */
export function* recordsIn(content: string, file: string): Generator<InputRecord> {
  const text = content.replace(/^\uFEFF/, '');
  const whole = /^\s*[[{]/.test(text) && !isOneALine(text) ? parse(text) : undefined;
  if (whole?.ok) {
    for (const parsed of records(whole.value)) yield { parsed, line: 1, file };
    return;
  }
  yield* lines(text, file);
}

/** Most inputs are NDJSON: a first line that is a document by itself settles it without reading the whole twice. */
function isOneALine(text: string): boolean {
  const end = text.indexOf('\n');
  return end > 0 && text.slice(end).trim() !== '' && parse(text.slice(0, end)).ok;
}

function* lines(text: string, file: string): Generator<InputRecord> {
  let pending = '';
  let start = 0;
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    if (pending === '' && line.trim() === '') continue;
    if (pending === '') start = number;
    const one = parse(pending === '' ? line : `${pending}\n${line}`);
    if (one.ok) {
      for (const parsed of records(one.value)) yield { parsed, line: start, file };
      pending = '';
    } else if (pending === '' && /^\s*[[{]\s*$/.test(line)) {
      // A document that opens on a line of its own goes on until it is complete.
      pending = line;
    } else if (pending !== '') {
      pending = `${pending}\n${line}`;
    } else {
      yield { parsed: { ok: false, reason: `not JSON: ${one.why}` }, line: number, file };
    }
  }
  if (pending !== '') yield { parsed: { ok: false, reason: 'not JSON: the document does not end' }, line: start, file };
}

/** What one document holds: a record, an envelope, a list of either, or a trail's `{"Records":[…]}`. */
export function* records(value: unknown): Generator<ParsedRecord> {
  if (Array.isArray(value)) for (const element of value) yield* records(element);
  else if (isObject(value) && Array.isArray(value.Records)) yield* records(value.Records);
  else yield isEnvelope(value) ? recordFromEnvelope(value) : parseRecord(value);
}

function parse(content: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(content) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
