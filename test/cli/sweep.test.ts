import { describe, expect, it } from 'vitest';
import { coverageView } from '../../cli/console/page/coverage.ts';
import { evidence } from '../../cli/console/page/evidence.ts';
import { accountOf } from '../../cli/report/account.ts';
import { headline } from '../../cli/report/headline.ts';
import { exitCode, sweepLine } from '../../cli/sweep/lines.ts';
import { summarise } from '../../functions/core/click-summary.ts';
import type { Incident } from '../../functions/core/incident.ts';
import type { Sweep } from '../../functions/core/sweep/sweep.ts';
import { aStack } from '../fakes/stack.ts';
import { aSweptStack } from '../fakes/sweeps.ts';
import { anUnexplainedClick, aSuspect } from '../fakes/unexplained.ts';

const click = anUnexplainedClick([aSuspect({ lost: true, actor: { name: '<b>mallory</b>', kind: 'user' } })]);
const incident: Incident = {
  ...{ id: 'shop-1', stack: 'shop', status: 'waiting', addresses: ['aws_sqs_queue.jobs'], outcome: '', reasons: [] },
  openedAt: '2026-01-01T00:02:00.000Z',
  clicks: [summarise(click)],
  steps: [],
};
const found = click.unexplained;
if (!found) throw new Error('the click is no unexplained one');

describe('what a sweep came to', () => {
  it.each<[string, Partial<Sweep>, string, 0 | 1 | 2]>([
    [
      'clean',
      { result: 'clean', waiting: 2 },
      'shop: no drift; configuration of 2 waits to be applied (seen whole 2026',
      0,
    ],
    ['known', { result: 'known', known: 3 }, 'shop: no drift but what a click explains (3)', 0],
    [
      'drift',
      { result: 'drift', known: 1, found },
      'shop: 1 drifted that no click explains, 1 that a click explains: shop-1',
      2,
    ],
    ['failed', { result: 'failed', detail: 'no\u001b[2J provider' }, 'shop: failed: no [2J provider', 1],
    ['yielded', { result: 'yielded' }, 'shop: put off: an incident came first', 1],
  ])('%s is a line and an exit code', (_name, last, line, code) => {
    const swept = { ...aSweptStack('shop', last), incident: 'shop-1' };
    expect(sweepLine(swept)).toContain(line);
    expect(exitCode(swept)).toBe(code);
  });

  it('is nothing yet for a stack that only had its turn', () => {
    const swept = { stack: 'shop', since: '2026-01-01T00:00:00.000Z' };
    expect(sweepLine(swept)).toBe('shop: not swept yet (never seen whole)');
    expect(exitCode(swept)).toBe(1);
  });
});

describe('on the page', () => {
  const now = new Date('2026-01-01T05:02:00.000Z');
  const coverage = (swept?: ReturnType<typeof aSweptStack> & { incident?: string }, fields = {}) =>
    coverageView([{ stack: aStack(fields), ...(swept && { swept }) }], [], now).text;

  it('coverage says when a stack was last swept and what came of it', () => {
    expect(coverage(aSweptStack('shop'))).toMatch(/data-ago>5 h ago<\/time> <span class="quiet">no drift</);
    expect(coverage()).toContain('none yet');
    expect(coverage(undefined, { sweep: false })).toContain('none is wanted');
    const drift = { ...aSweptStack('shop', { result: 'drift', found }), incident: 'shop-1' };
    expect(coverage(drift)).toContain('<a href="/incidents/shop-1">look</a>');
  });

  it('coverage says how many resources the index knows, of which state, and since when', () => {
    const one = { stack: aStack(), resources: 180, keys: 412, serial: 57, indexedAt: '2026-01-01T02:02:00.000Z' };
    const { text } = coverageView([one], [], now);
    expect(text).toContain('<td class="number" data-label="Resources">180</td>');
    expect(text).toMatch(/data-ago>3 h ago<\/time> <span class="quiet">serial 57, 412 keys</);
    expect(coverageView([{ stack: aStack() }], [], now).text).toContain('not indexed yet');
  });

  it('an incident shows the records as likely, not as the cause, and escapes them', () => {
    const page = evidence(incident).text;
    expect(page).toContain('None of them is proven to be the cause');
    expect(page).toContain('lost by the bus');
    expect(page).toContain('&lt;b&gt;mallory');
    expect(page).toContain('#/events/abcdef01-0000-4000-8000-000000000001');
  });
});

describe('in the report', () => {
  it('what sweeps found is counted, and is nobody’s click', () => {
    const account = accountOf([incident], [], { from: '2026-01-01', to: '2026-01-02' }, 0.005);
    expect(account.sweeps).toEqual({ found: 0, share: 0, unexplained: 1, lost: 1 });
    expect(account.statistics).toMatchObject({ incidents: 1, clicks: 0, actors: [] });
    expect(headline(account).map(([value, words]) => `${value} ${words}`)).toContain(
      '1 incidents of drift that no click explains, found by sweeps; 1 lost clicks among their evidence',
    );
  });
});
