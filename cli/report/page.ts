import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, Markup } from '../markup/html.ts';

const style = readFileSync(join(import.meta.dirname, '..', 'console', 'browser', 'console.css'), 'utf8');

/** One file that needs nothing else: the page's own style, plots as inline SVG, no script. */
export function reportPage(title: string, period: string, body: Markup): string {
  const page = html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${new Markup(style)}</style></head>
<body><main id="main"><h1>${title}</h1><p class="quiet">${period}</p>${body}</main></body></html>`;
  return `<!doctype html>\n${page.text}\n`;
}

/** A number that matters, and what it is. */
export function figures(all: readonly (readonly [string | number, string])[]): Markup {
  return html`<ul class="figures">${all.map(([value, word]) => html`<li><b>${value}</b> ${word}</li>`)}</ul>`;
}

export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (string | number | Markup)[])[],
): Markup {
  if (rows.length === 0) return html`<section><h2>${caption}</h2><p class="quiet">None.</p></section>`;
  return html`<section><h2>${caption}</h2><table><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></section>`;
}
