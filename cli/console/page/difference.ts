import { html, type Markup } from '../../markup/html.ts';

/** Two texts with what differs marked: all between what they have in common at the start and at the end; nothing, where they have nothing in common. */
export function difference(one: string, other: string): readonly [Markup, Markup] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  if (start + end === 0) return [html`${one}`, html`${other}`];
  return [mark(one, start, end), mark(other, start, end)];
}

function mark(text: string, start: number, end: number): Markup {
  const until = text.length - end;
  const middle = text.slice(start, until);
  return html`${text.slice(0, start)}${middle === '' ? '' : html`<mark>${middle}</mark>`}${text.slice(until)}`;
}
