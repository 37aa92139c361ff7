import type { Status } from '../../functions/core/incident.ts';
import { html, type Markup } from './html.ts';

/** What a status is called; never told by colour alone. */
export const statusWords: Readonly<Record<Status, string>> = {
  open: 'at work',
  waiting: 'waiting for you',
  reverted: 'taken back',
  clean: 'nothing to take back',
  invisible: 'not seen by Terraform',
  overridden: 'may stand for now',
  left: 'told, left as it is',
  failed: 'run failed',
};

export function chip(status: Status): Markup {
  return html`<span class="chip ${status}">${statusWords[status]}</span>`;
}
