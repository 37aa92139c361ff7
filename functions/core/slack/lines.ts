import type { ClickSummary } from '../click.ts';
import type { Reason } from '../incident.ts';
import type { Change } from '../run.ts';
import { consoleLink } from './console-link.ts';
import { plainWords } from './plain-words.ts';
import { code, escaped, link, told, when } from './text.ts';

/** Names that people use for accounts, by id. */
export type AccountNames = Readonly<Record<string, string>>;

/** Who, what, where and when, with the way to the record in the console. */
export function clickLine(accounts: AccountNames): (click: ClickSummary) => string {
  return (click) => {
    const { actor, account, region, eventSource, eventName, eventTime, eventID, critical } = click;
    const alias = accounts[account];
    const where = `${alias ? `${escaped(alias, 60)} ` : ''}${code(account, 20)} ${code(region || 'global', 30)}`;
    const record = consoleLink(region, eventID);
    const loud = critical.length > 0 ? ` — *critical: ${escaped(critical.join(', '))}*` : '';
    const what = `${escaped(plainWords(eventSource, eventName), 120)} (${code(eventName, 100)})`;
    const who = `*${escaped(actor.name, 120)}* (${actor.kind})`;
    return `${who} ${what} in ${where} ${when(eventTime)}${record ? ` ${link(record, 'record')}` : ''}${loud}`;
  };
}

/** What the state held, and what the click made of it: people read forwards, though the plan goes back. */
export function changeLine(change: Change): string {
  const what = change.attribute === '*' ? change.address : `${change.address}.${change.attribute}`;
  return `${code(what, 150)}: ${code(change.became, 80)} → ${code(change.was, 80)}`;
}

export function reasonLine({ code: name, address, attribute, detail }: Reason): string {
  const where = [address, attribute].filter((part) => part !== undefined).join('.');
  return [code(name), where && code(where, 120), detail && told(detail, 300)].filter(Boolean).join(' ');
}
