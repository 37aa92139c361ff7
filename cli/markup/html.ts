/** Markup that is safe to send: made by `html`, or by what calls it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | boolean | undefined | null | Markup | readonly Part[];

/**
 * A template of HTML or SVG. Every value is escaped unless it is Markup itself, so that what a record says (a role named
 * `<script>`) stays text. Lists are joined; false, null and undefined are nothing. Attributes must stand in double quotes.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const rest = parts.map((part, index) => written(part) + (strings[index + 1] ?? ''));
  return new Markup((strings[0] ?? '') + rest.join(''));
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (part === undefined || part === null || typeof part === 'boolean') return '';
  if (typeof part === 'object') return part.map(written).join('');
  return escapeHtml(String(part));
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? character);
}
