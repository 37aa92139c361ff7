import { html, type Markup } from '../../markup/html.ts';
import type { ClickBoard } from '../sources.ts';

/** Buttons for clicks on the sandbox's live resources. */
export function clicksView({ clicks }: ClickBoard): Markup {
  return html`<h1>Click</h1><p>Each button makes the real API call under that person's name, as the console would. Then watch <a href="/">Now</a>.</p>
<ul class="board">${clicks.map(({ id, title, actor, note }) => html`<li data-row><form method="post" action="/clicks/${id}" id="click-${id}"><button><b>${title}</b><span>${actor}</span>${note ? html`<em>${note}</em>` : ''}</button></form></li>`)}</ul>`;
}
