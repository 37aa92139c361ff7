import { spokenTime } from '../../functions/core/spoken-time.ts';
import { serviceOf } from '../ledger/incident-query.ts';
import { html, type Markup } from '../markup/html.ts';
import { dailyBars } from '../plots/daily-bars.ts';
import { rankBars } from '../plots/rank-bars.ts';
import { csv } from './csv.ts';
import { markdownTable } from './markdown.ts';
import { figures, reportPage, table } from './page.ts';
import type { ReplayLine, Shadow } from './shadow.ts';

const title = 'What unclick would have done';
const kinds = [
  ['drift', 'would be taken back'],
  ['unresolved', 'would be told: not resolved to one resource'],
] as const;
const head = ['time', 'verdict', 'reason', 'who', 'service', 'call', 'addresses', 'state', 'critical'];

/** The pitch: a team's own records, judged before anything is deployed. */
export const shadowReport = {
  html: (shadow: Shadow): string => reportPage(title, spanOf(shadow), shadowBody(shadow)),
  md: shadowMarkdown,
  json: (shadow: Shadow): string => `${JSON.stringify(shadow, null, 2)}\n`,
  csv: (shadow: Shadow): string => csv([head, ...shadow.clicks.map(row)]),
};

function shadowBody(shadow: Shadow): Markup {
  const { days, actors, services, addresses, verdicts, clicks } = shadow;
  return html`${figures(headline(shadow))}<section class="plots">${days.length > 0 ? dailyBars(days, kinds, 'what would have been done') : ''}${rankBars('Verdicts', verdicts)}<div class="rankings">${rankBars('Who clicked most', actors)}${rankBars('Services', services)}${rankBars('Addresses', addresses)}</div></section>
${table('The clicks', head, clicks.map(written))}`;
}

function shadowMarkdown(shadow: Shadow): string {
  return `# ${title}

${spanOf(shadow)}

${headline(shadow)
  .map(([value, word]) => `- **${value}** ${word}`)
  .join('\n')}

${markdownTable(
  ['verdict', 'records'],
  shadow.verdicts.map(({ name, clicks }) => [name, clicks]),
)}

${markdownTable(head, shadow.clicks.map(written))}
`;
}

function headline({ records, clicks }: Shadow): readonly (readonly [number, string])[] {
  const unreadable = clicks.filter(({ reason }) => reason === 'malformed').length;
  const count = (wanted: ReplayLine['verdict']) => clicks.filter(({ verdict }) => verdict === wanted).length;
  return [
    [records, 'records read'],
    ...(unreadable > 0
      ? [[unreadable, 'of them are no CloudTrail records, or cut: nothing is known of these'] as const]
      : []),
    [count('drift'), 'clicks on what Terraform manages: they would have been taken back, or put before a person'],
    [count('unresolved') - unreadable, 'clicks that would only have been told'],
    [clicks.filter(({ critical = [] }) => critical.length > 0).length, 'of them critical'],
  ];
}

function spanOf({ clicks }: Shadow): string {
  const times = clicks.flatMap(({ eventTime }) => (eventTime ? [eventTime] : []));
  return times.length === 0 ? 'no times are known' : `${times[0]?.slice(0, 10)} to ${times.at(-1)?.slice(0, 10)}, UTC`;
}

/** A row for people. */
const written = (click: ReplayLine) => row(click).map(spokenTime);

function row(click: ReplayLine): readonly string[] {
  const { eventTime, verdict, reason, actor, eventSource, eventName, resources, critical } = click;
  const states = [...new Set(resources.map(({ state }) => state))];
  return [
    eventTime ?? '',
    verdict,
    reason,
    actor ?? '',
    eventSource ? serviceOf(eventSource) : '',
    eventName ?? '',
    resources.map(({ address }) => address).join(' '),
    states.join(' '),
    (critical ?? []).join('; '),
  ];
}
