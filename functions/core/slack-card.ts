import type { ClickSummary, Incident, Reason, Status } from './incident.ts';
import type { Change } from './run.ts';
import { code, escaped } from './slack-text.ts';

/** A Slack message: plain data, in Block Kit's shape. */
export interface Card {
  readonly text: string;
  readonly blocks: readonly Block[];
}
export type Block = Readonly<Record<string, unknown>>;

/** Block Kit's limits (docs.slack.dev, "Blocks"): a section's text has at most 3,000 characters, a header's 150. */
const longestSection = 3000;
const longestHeader = 150;
const mostLines = 8;

const headlines: Readonly<Record<Status, string>> = {
  open: '🖱️ Console click found',
  waiting: '✋ Waiting for a decision',
  reverted: '↩️ Taken back',
  clean: '✅ Nothing to take back',
  invisible: '👁️ Changed, and Terraform does not see it',
  overridden: '⏳ Kept for a while',
  left: '📋 Told, not taken back',
  failed: '🚨 Not taken back: the run failed',
};

/** One message an incident, updated in place: what happened, who did it, where, and what became of it. */
export function slackCard(incident: Incident): Card {
  const headline = `${headlines[incident.status]}: ${incident.stack}`.slice(0, longestHeader);
  const sections = [
    escaped(incident.outcome, 1000),
    incident.clicks.length > 0 ? `*Clicks*\n${lines(incident.clicks, clickLine)}` : '',
    incident.addresses.length > 0 ? `*Addresses*\n${lines(incident.addresses, (address) => code(address))}` : '',
    changes(incident.run?.changes ?? []),
    incident.reasons.length > 0 ? `*Why*\n${lines(incident.reasons, reasonLine)}` : '',
    incident.run?.error ? `*Terraform says*\n\`\`\`${escaped(incident.run.error, 1500)}\`\`\`` : '',
  ];
  return {
    text: `${headline}. ${escaped(incident.outcome, 300)}`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: headline } },
      ...sections.filter((text) => text !== '').map(section),
      { type: 'context', elements: [{ type: 'mrkdwn', text: footer(incident) }] },
    ],
  };
}

function section(text: string): Block {
  return { type: 'section', text: { type: 'mrkdwn', text: text.slice(0, longestSection) } };
}

/** The first few, and how many more there are. */
function lines<Item>(items: readonly Item[], line: (item: Item) => string): string {
  const shown = items.slice(0, mostLines).map((item) => `• ${line(item)}`);
  const more = items.length > mostLines ? [`… and ${items.length - mostLines} more`] : [];
  return [...shown, ...more].join('\n');
}

function clickLine(click: ClickSummary): string {
  const service = click.eventSource.replace('.amazonaws.com', '');
  const critical = click.critical.length > 0 ? ` — *critical*: ${escaped(click.critical.join(', '))}` : '';
  const where = `${code(click.account, 20)} ${code(click.region, 30)}`;
  return `*${escaped(click.actor.name, 120)}* ${code(`${service}:${click.eventName}`, 120)} in ${where} at ${escaped(click.eventTime, 40)}${critical}`;
}

function changes(all: readonly Change[]): string {
  if (all.length === 0) return '';
  return `*What it was, what it became*\n${lines(all, (change) => `${code(`${change.address}.${change.attribute}`, 150)}: ${code(change.was, 80)} → ${code(change.became, 80)}`)}`;
}

function reasonLine(reason: Reason): string {
  const where = [reason.address, reason.attribute].filter((part) => part !== undefined).join('.');
  return [code(reason.code), where && code(where, 120), reason.detail && escaped(reason.detail, 300)]
    .filter(Boolean)
    .join(' ');
}

function footer(incident: Incident): string {
  const seconds = (incident.run?.phases ?? []).map((phase) => `${phase.name} ${phase.seconds.toFixed(1)} s`);
  return [`incident ${code(incident.id)}`, `since ${escaped(incident.openedAt)}`, ...seconds]
    .join(' · ')
    .slice(0, longestSection);
}
