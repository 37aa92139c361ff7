import type { Rank } from '../ledger/counting.ts';
import { html, type Markup } from '../markup/html.ts';

/** Who or what comes first: a table whose rows have bars. `href` makes the names links. */
export function rankBars(title: string, ranks: readonly Rank[], href?: (name: string) => string): Markup {
  const most = Math.max(1, ...ranks.map(({ clicks }) => clicks));
  const rows = ranks.map(({ name, clicks }) => {
    const label = href ? html`<a href="${href(name)}">${name}</a>` : name;
    return html`<tr><th scope="row">${label}</th><td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${((clicks / most) * 100).toFixed(1)}" height="10"/></svg></td><td class="number">${clicks}</td></tr>`;
  });
  const none = html`<tr><td colspan="3" class="quiet">none</td></tr>`;
  return html`<table class="ranks"><caption>${title}</caption><tbody>${rows.length > 0 ? rows : none}</tbody></table>`;
}
