import { spoken } from '../duration.ts';
import type { Incident, Status } from '../incident.ts';
import { type Severity, severityOf } from '../severity.ts';
import { spokenTime } from '../spoken-time.ts';
import type { Stack } from '../stack.ts';
import { type Block, button, type Card, context, cut, header, limits, list, section } from './blocks.ts';
import { writeRef } from './card-ref.ts';
import { type AccountNames, changeLine, clickLine, reasonLine } from './lines.ts';
import { code, escaped, escapedLines, link, told, when } from './text.ts';
import { isUnexplained, knownClicks, unexplainedFacts } from './unexplained.ts';

export type { Card } from './blocks.ts';

/** Lines of each list on the card; the rest is behind Details and in the thread. */
const mostLines = 6;

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

const marks: Readonly<Record<Severity, string>> = { critical: '🔴 *critical*', warning: '🟠 warning', info: '🔵 info' };

/** One message an incident, updated in place: who did what where, what it changed, and what becomes of it. */
export function slackCard(incident: Incident, stack?: Stack, accounts: AccountNames = {}): Card {
  const headline = cut(`${headlineOf(incident)}: ${incident.stack}`, limits.header);
  const outcome = incident.outcome || expectation(incident, stack);
  return {
    text: `${headline}. ${escaped(spokenTime(outcome), 500)}`,
    blocks: [
      header(headline),
      ...[told(outcome, 500), severity(incident), ...facts(incident, accounts), wish(incident)]
        .filter((text) => text !== '')
        .map(section),
      { type: 'actions', elements: buttons(incident) },
      context(footer(incident)),
    ],
  };
}

function headlineOf(incident: Incident): string {
  return incident.status === 'open' && isUnexplained(incident)
    ? '🔎 Drift that no click explains'
    : headlines[incident.status];
}

/** What will happen, while nothing has. */
function expectation(incident: Incident, stack: Stack | undefined): string {
  if (isUnexplained(incident) && stack && stack.mode !== 'observe' && stack.policy.unexplained !== 'tell')
    return stack.mode === 'auto' && stack.policy.unexplained === 'auto'
      ? 'Terraform plans now; a pure revert is applied by itself.'
      : 'Terraform plans now; then a person decides: nobody knows whose work it is.';
  if (stack?.mode === 'auto')
    return `Terraform plans now; a pure revert is applied by itself, within a minute or two of the last click.`;
  if (stack?.mode === 'approve') return 'Terraform plans now; then a person decides.';
  return 'Nothing is reverted: it is told only.';
}

function severity(incident: Incident): string {
  const { severity: level, because } = severityOf(incident);
  return [marks[level], because.length > 0 ? escaped(because.join(', ')) : ''].filter(Boolean).join(': ');
}

function facts(incident: Incident, accounts: AccountNames): string[] {
  const { addresses, run, reasons } = incident;
  const clicks = knownClicks(incident);
  const changes = run?.changes ?? [];
  return [
    clicks.length > 0 ? `*Clicks*\n${list(clicks, clickLine(accounts), mostLines)}` : '',
    ...unexplainedFacts(incident, mostLines),
    addresses.length > 0 ? `*Addresses*\n${list(addresses, (address) => code(address), mostLines)}` : '',
    changes.length > 0 ? `*What it was → what it became*\n${list(changes, changeLine, mostLines)}` : '',
    reasons.length > 0 ? `*Why*\n${list(reasons, reasonLine, mostLines)}` : '',
    run?.error ? `*Terraform says*\n\`\`\`${escapedLines(run.error, 500)}\`\`\`` : '',
  ];
}

function wish({ request, status }: Incident): string {
  if (!request || status !== 'waiting') return '';
  const { by, seconds, reason, ticket } = request;
  const why = `${escaped(reason, 300)}${ticket ? ` [${escaped(ticket, 100)}]` : ''}`;
  return `*${escaped(by, 100)} asks to keep this for ${spoken(seconds)}*: ${why}. An approver must consent.`;
}

/** As many as the state allows. Each is bound to this card and this plan. */
function buttons({ id, card = 0, status, run, request, keeps = 0 }: Incident): Block[] {
  const digest = run?.plan?.digest;
  const ref = writeRef({ id, card, ...(digest !== undefined && { digest }) });
  const details = button('Details', 'details', ref);
  if (status === 'waiting')
    return [
      button('Revert now', 'revert', ref, 'primary'),
      button('Keep for…', 'keep', ref),
      ...(request ? [button(`Consent to ${spoken(request.seconds)}`, 'consent', ref, 'danger')] : []),
      details,
    ];
  if (status === 'overridden' && keeps > 0)
    return [button('End now', 'end', ref, 'primary'), button('Keep longer…', 'keep', ref), details];
  return [details];
}

function footer({ id, openedAt, closedAt, run, log, card = 0 }: Incident): string {
  const took = closedAt ? [`${Math.round((Date.parse(closedAt) - Date.parse(openedAt)) / 1000)} s in all`] : [];
  const phases = (run?.phases ?? []).map((phase) => `${escaped(phase.name, 20)} ${phase.seconds.toFixed(1)} s`);
  const proof = run?.outcome === 'reverted' ? ['proved by a second plan'] : [];
  const build = log?.startsWith('https://') ? [link(log, 'build log')] : [];
  const from = run ? [`planned from ${escaped(run.source, 150)}`] : [];
  const parts = [
    `incident ${code(id)}`,
    `since ${when(openedAt)}`,
    `card ${card}`,
    ...took,
    ...from,
    ...proof,
    ...build,
  ];
  return [...parts, ...phases.slice(0, 12)].join(' · ');
}
