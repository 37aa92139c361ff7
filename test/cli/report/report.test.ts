import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../cli/report/account.ts';
import { accountCsv } from '../../../cli/report/account-csv.ts';
import { accountHtml } from '../../../cli/report/account-html.ts';
import { accountMarkdown } from '../../../cli/report/account-markdown.ts';
import { accountSections } from '../../../cli/report/account-sections.ts';
import { csv } from '../../../cli/report/csv.ts';
import { markdownTable } from '../../../cli/report/markdown.ts';
import { type ReplayLine, shadowOf } from '../../../cli/report/shadow.ts';
import { shadowReport } from '../../../cli/report/shadow-report.ts';
import type { Override } from '../../../functions/core/deciding/override.ts';
import { unexplainedCall } from '../../../functions/core/sweep/unexplained.ts';
import { manyIncidents } from '../../fakes/many-incidents.ts';

const incidents = manyIncidents(300, new Date('2026-06-01T12:00:00Z'));
const override: Override = {
  id: 'shop-ov1',
  stack: 'shop',
  scope: 'stack',
  seconds: 3600,
  reason: 'the <b>release</b>',
  requestedBy: 'ada@example.com',
  requestedAt: '2026-05-31T10:00:00.000Z',
  lapsesAt: '2026-05-31T11:00:00.000Z',
  owner: [],
  consentBy: 'grace@example.com',
  until: '2026-05-31T12:00:00.000Z',
};
const period = { from: '2026-05-25', to: '2026-06-01' };
const account = accountOf(
  incidents,
  [
    override,
    { ...override, id: 'shop-ov2', requestedAt: '2026-01-01T00:00:00.000Z' },
    { ...override, id: 'shop-ov3', requestedAt: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z' },
  ],
  period,
  0.005,
  new Date('2026-06-01T12:00:00Z'),
);

describe('the account of a period', () => {
  it('holds its incidents and overrides, and no others', () => {
    const days = account.incidents.map(({ clicks }) => clicks[0]?.eventTime.slice(0, 10) ?? '');
    expect(days.length).toBeGreaterThan(10);
    expect(days.every((day) => day >= period.from && day <= period.to)).toBe(true);
    expect(account.overrides.map(({ id }) => id)).toEqual(['shop-ov1', 'shop-ov2']);
  });

  it('counts what sweeps found as the loss of the bus', () => {
    const swept = incidents.map((one, index) =>
      index === 5 ? { ...one, clicks: one.clicks.map((click) => ({ ...click, swept: true as const })) } : one,
    );
    const { sweeps, statistics } = accountOf(swept, [], period, 0.005);
    expect(sweeps).toEqual({ found: 1, share: 1 / statistics.clicks, unexplained: 0, lost: 0 });
  });

  it('costs the minutes that the runs took, settling counted once beside init', () => {
    const [one] = incidents.filter(({ run }) => run);
    if (!one?.run) throw new Error('none has a run');
    const phases = [
      { name: 'init', seconds: 30 },
      { name: 'settle', seconds: 20 },
      { name: 'plan', seconds: 30 },
    ];
    const { cost } = accountOf(
      [{ ...one, run: { ...one.run, phases } }],
      [],
      { from: '2026-01-01', to: '2026-12-31' },
      0.01,
    );
    expect(cost).toEqual({ runs: 1, buildMinutes: 1, minutePrice: 0.01, dollars: 0.01 });
  });

  it('is empty of nothing', () => {
    const empty = accountOf([], [], period, 0.005);
    expect(empty.sweeps.share).toBe(0);
    expect(accountHtml(empty)).toContain('None.');
  });
});

describe('the report of an account', () => {
  it('is one HTML file that needs nothing else, and runs nothing', () => {
    const page = accountHtml(account);
    expect(page).toContain('<svg');
    expect(page).not.toMatch(/<script|<link|src=|url\(|@import/);
    expect(page).toContain('the &lt;b&gt;release&lt;/b&gt;');
  });

  it('says who asked for an override, why, with whose consent, and how it ended, in Markdown too', () => {
    const line = accountMarkdown(account)
      .split('\n')
      .find((one) => one.includes('release'));
    expect(line).toMatch(/ada@example\.com .*release.* all of shop .* ran out 2026-05-31 12:00:00/);
    const ended = { ...override, endedAt: '2026-05-31T11:30:00.000Z', endedBy: 'alan@example.com' };
    expect(accountMarkdown({ ...account, overrides: [ended] })).toContain(
      'ended 2026-05-31 11:30:00 UTC by alan@example.com',
    );
    const standing = { ...override, until: '2026-06-02T00:00:00.000Z' };
    expect(accountMarkdown({ ...account, overrides: [standing] })).toContain('stands until 2026-06-02');
  });

  it('lists what was not taken back, and why', () => {
    const failed = account.incidents.find(({ status }) => status === 'failed');
    const section = accountSections(account).find(({ title }) => title.startsWith('Not taken back'));
    expect(section?.rows.find(([, id]) => id === failed?.id)?.at(-1)).toContain('RequestLimitExceeded');
    expect(accountHtml(account)).toContain('RequestLimitExceeded');
  });

  it('lists what the bus lost, and what no click explains with who it may have been', () => {
    const [one, other] = account.incidents;
    if (!one || !other) throw new Error('too few incidents');
    const [click] = one.clicks;
    if (!click) throw new Error('no click');
    const origin = { kind: 'console', because: [] } as const;
    const suspect = { ...click, origin, address: 'aws_sqs_queue.jobs', eventName: 'SetQueueAttributes', lost: true };
    const unexplained = { sweep: 'sweep-1', changes: [], evidence: { suspects: [suspect] } };
    const found = accountOf(
      [
        { ...one, clicks: [{ ...click, swept: true as const }] },
        { ...other, clicks: [{ ...click, ...unexplainedCall, unexplained }] },
      ],
      [],
      period,
      0.005,
    );
    expect(found.sweeps).toEqual({ found: 1, share: 1, unexplained: 1, lost: 1 });
    const rows = accountSections(found).find(({ title }) => title.startsWith('Missed'))?.rows;
    expect(rows?.map(([, by]) => by)).toEqual([
      'a look into CloudTrail',
      'a plan of the whole stack: no click explains it',
    ]);
    expect(rows?.[1]?.[2]).toMatch(/^perhaps .* by SetQueueAttributes$/);
    expect(accountCsv(found)).toMatch(/,cloudtrail\r\n[\s\S]*,sweep\r\n/);
  });

  it('has a row a click as CSV', () => {
    const rows = accountCsv(account).trim().split('\r\n');
    expect(rows).toHaveLength(account.statistics.clicks + 1);
    expect(rows[0]).toContain(',plannedFrom,');
    expect(rows[1]).toContain(',main,');
    expect(new Set(rows.map((row) => row.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length))).toEqual(new Set([22]));
  });

  it('counts the same in all formats', () => {
    const { clicks } = account.statistics;
    expect(accountHtml(account)).toContain(`<b>${clicks}</b>`);
    expect(accountMarkdown(account)).toContain(`**${clicks}**`);
  });
});

describe('what others wrote', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"\r\n`],
    ['-1', "'-1\r\n"],
    ['a,b', '"a,b"\r\n'],
    ['plain', 'plain\r\n'],
  ])('is no formula in CSV: %s', (text, written) => {
    expect(csv([[text]])).toBe(written);
  });

  it('ends no cell in Markdown', () => {
    expect(markdownTable(['a'], [['x | y\n| z <img>']])).toBe('| a |\n|---|\n| x \\| y \\| z &lt;img> |');
  });
});

describe('the report of a replay', () => {
  const line = (fields: Partial<ReplayLine>): ReplayLine => ({
    eventID: 'e',
    eventTime: '2026-05-01T10:00:00Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'PutRolePolicy',
    actor: 'ada@example.com',
    verdict: 'drift',
    reason: 'managed',
    resources: [{ address: 'aws_iam_role.worker', state: 'shop' }],
    ...fields,
  });
  const shadow = shadowOf([
    line({}),
    line({ eventTime: '2026-05-03T10:00:00Z', verdict: 'unresolved', reason: 'ambiguous', resources: [] }),
    line({ verdict: 'ignored', reason: 'read-only' }),
    { verdict: 'unresolved', reason: 'malformed', resources: [] },
  ]);

  it('counts verdicts over all records, and lists only the clicks', () => {
    expect(shadow.records).toBe(4);
    expect(shadow.verdicts).toContainEqual({ name: 'ignored (read-only)', clicks: 1 });
    expect(shadow.clicks.map(({ verdict }) => verdict)).toEqual(['unresolved', 'drift', 'unresolved']);
    expect(shadow.days.map(({ counts }) => counts)).toEqual([{ drift: 1 }, {}, { unresolved: 1 }]);
  });

  it('is written in every format', () => {
    expect(shadowReport.html(shadow)).toContain('would be taken back');
    expect(shadowReport.md(shadow)).toContain('| drift (managed) | 1 |');
    expect(JSON.parse(shadowReport.json(shadow))).toMatchObject({ records: 4 });
    expect(shadowReport.csv(shadow).split('\r\n')).toHaveLength(5);
  });
});
