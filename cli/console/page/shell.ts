import { html, type Markup } from '../../markup/html.ts';
import { withTimes } from '../../markup/times.ts';

export interface View {
  readonly path: string;
  readonly name: string;
  /** How many wait there for somebody; 0 shows nothing. */
  readonly waiting?: number;
}

export interface Shell {
  readonly title: string;
  readonly place: string;
  readonly views: readonly View[];
  readonly path: string;
  /** What the last form did, said once. */
  readonly notice?: string | undefined;
  readonly body: Markup;
}

/** The whole page: head, views, and one `main`, which the script keeps current. */
export function shell({ title, place, views, path, notice, body }: Shell): Markup {
  return html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · unclick</title><link rel="stylesheet" href="/assets/console.css"><link rel="icon" href="/assets/icon.svg"><script type="module" src="/assets/console.js"></script></head>
<body><a class="skip" href="#main">Skip to the content</a>
<header><a class="brand" href="/"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4l6 15 2.4-6.2L19 10z"/><path class="back" d="M20 20a6 6 0 0 0-8-5m-1.5 3.5L12 15l3.4 2"/></svg>unclick</a><span class="place">${place}</span>
<nav aria-label="Views"><ul>${views.map((view, index) => link(view, index, path))}</ul></nav></header>
<main id="main" tabindex="-1">${notice ? html`<p class="notice" role="status">${withTimes(notice)}</p>` : ''}${body}</main>
<footer><p>Keys: <kbd>1</kbd>–<kbd>${views.length}</kbd> views, <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>Enter</kbd> open, <kbd>/</kbd> search. All times are UTC.</p><p class="link" data-link hidden>Not connected: what you see may be old.</p></footer>
</body></html>`;
}

function link({ path, name, waiting }: View, index: number, current: string): Markup {
  const isHere = path === '/' ? current === '/' : current.startsWith(path);
  const here = isHere ? html` aria-current="page"` : '';
  return html`<li><a href="${path}" data-key="${index + 1}"${here}>${name}${waiting ? html` <b class="count">${waiting}</b>` : ''}</a></li>`;
}
