import { html, type Markup } from '../../markup/html.ts';

/** All that somebody without the cookie gets to see: it says nothing of what is behind. */
export function refusedPage(): Markup {
  return html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>unclick</title></head><body><main><h1>Not here</h1><p>Open the address that was printed in the terminal. It opens the page once.</p></main></body></html>`;
}

/** Goes on to the page from a page of ours: a Strict cookie is not sent with a redirect that another site began. */
export function enteringPage(): Markup {
  return html`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="/assets/icon.svg"><title>unclick</title></head><body><main><h1>unclick</h1><p><a href="/">Go on</a></p></main></body></html>`;
}
