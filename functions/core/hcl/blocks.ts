/** One block of an HCL body: `provider "aws" {…}` has the head `provider "aws"`. */
export interface HclBlock {
  readonly type: string;
  /** Without their quotes, which they need not have. */
  readonly labels: readonly string[];
  /** The block as written, head and braces included. */
  readonly text: string;
  /** What stands between its braces. */
  readonly body: string;
}

const comment = String.raw`/\*(?:[^*]|\*(?!/))*\*/`;
const gap = String.raw`(?:[ \t]|${comment})`;
const word = String.raw`[A-Za-z_][\w-]*`;
const head = String.raw`(?<=^|\n)${gap}*(${word})((?:${gap}*"[^"\n]*"|${gap}+${word})*)${gap}*\{`;

/**
 * The blocks of a body in the order written, and nothing of its attributes. Knows comments, strings with templates and
 * heredocs, so that no brace in a text is taken for a block's.
 */
export function hclBlocks(source: string): readonly HclBlock[] {
  const blocks: HclBlock[] = [];
  const heads = new RegExp(head, 'y');
  let at = 0;
  while (at < source.length) {
    heads.lastIndex = at;
    const match = heads.exec(source);
    if (match) {
      const [, type = '', said = ''] = match;
      const open = heads.lastIndex;
      const close = endOfBraces(source, open);
      const labels = said.replace(new RegExp(comment, 'g'), ' ').match(/[\w-]+/g) ?? [];
      blocks.push({ type, labels, text: source.slice(at, close), body: source.slice(open, close - 1) });
      at = close;
    } else at = skip(source, at);
  }
  return blocks;
}

/** Just after the brace that closes what was opened before `from`. */
function endOfBraces(source: string, from: number): number {
  let at = from;
  for (let depth = 1; at < source.length; ) {
    if (source[at] === '{') depth += 1;
    if (source[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
    at = skip(source, at);
  }
  return source.length;
}

/** Just after the token at this place: a comment, a string, a heredoc, or one character. */
function skip(source: string, at: number): number {
  const rest = source.slice(at, at + 2);
  if (source[at] === '#' || rest === '//') return endOrAll(source, source.indexOf('\n', at));
  if (rest === '/*') return endOrAll(source, source.indexOf('*/', at), 2);
  if (rest === '<<') return afterHeredoc(source, at);
  return source[at] === '"' ? afterString(source, at + 1) : at + 1;
}

function endOrAll(source: string, found: number, length = 0): number {
  return found < 0 ? source.length : found + length;
}

function afterString(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== '"') {
    const template = source[at] === '$' || source[at] === '%';
    if (source[at] === '\\') at += 2;
    else if (template && source[at + 1] === '{') at = endOfBraces(source, at + 2);
    else at += 1;
  }
  return at + 1;
}

function afterHeredoc(source: string, at: number): number {
  const opening = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
  opening.lastIndex = at;
  const word = opening.exec(source)?.[1];
  if (!word) return at + 2;
  const closing = new RegExp(`^[ \\t]*${word}[ \\t]*$`, 'gm');
  closing.lastIndex = opening.lastIndex;
  return closing.exec(source) ? closing.lastIndex : source.length;
}
