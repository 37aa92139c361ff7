import { describe, expect, it } from 'vitest';
import { wayOf } from '../../../cli/console/page/way.ts';
import type { Incident } from '../../../functions/core/incident.ts';

const openedAt = '2026-01-01T00:00:02.500Z';
const at = (seconds: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + seconds * 1000).toISOString();

function incident(fields: Partial<Incident>): Incident {
  const click = {
    eventID: 'e',
    eventTime: '2026-01-01T00:00:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'ModifyThing',
    account: '111122223333',
    region: 'us-east-1',
    actor: { name: 'ada@example.com', kind: 'sso' },
    hits: [],
    critical: [],
  } as const;
  return {
    id: 'shop-1',
    stack: 'shop',
    status: 'open',
    clicks: [click],
    addresses: [],
    outcome: '',
    reasons: [],
    openedAt,
    steps: [],
    ...fields,
  };
}

const told = (fields: Partial<Incident>) =>
  wayOf(incident(fields)).map(({ name, state, seconds }) => [name, state, ...(seconds === undefined ? [] : [seconds])]);

const phases = [
  { name: 'init', seconds: 2 },
  { name: 'settle', seconds: 3 },
  { name: 'plan', seconds: 4 },
  { name: 'show', seconds: 1 },
];
const run = {
  outcome: 'reverted',
  summary: '',
  answers: [],
  addresses: [],
  reasons: [],
  changes: [],
  phases,
  source: 'main',
} as const;

describe('the way of an incident', () => {
  it('has its verdict, and waits for a build, when it was just opened', () => {
    expect(told({})).toEqual([
      ['click', 'done'],
      ['verdict', 'done', 2.5],
      ['build', 'now'],
      ['settle', 'ahead'],
      ['plan', 'ahead'],
      ['guard', 'ahead'],
      ['apply', 'ahead'],
      ['proof', 'ahead'],
    ]);
  });

  it('tells the queue from the verdict, where it is known when the queue handed the click over', () => {
    const [click] = incident({}).clicks;
    if (!click) throw new Error('no click');
    const stages = told({ clicks: [{ ...click, heardAt: at(2.1) }] });
    expect(stages.slice(0, 3)).toEqual([
      ['click', 'done'],
      ['queue', 'done', 2.1],
      ['verdict', 'done', 0.4],
    ]);
  });

  it('is lit as far as the steps have come', () => {
    const steps = [
      { name: 'init', startedAt: at(4.5) },
      { name: 'settle', startedAt: at(4.5) },
      { name: 'plan', startedAt: at(7) },
    ];
    expect(told({ steps })).toEqual([
      ['click', 'done'],
      ['verdict', 'done', 2.5],
      ['build', 'done', 2],
      ['settle', 'done', 2.5],
      ['plan', 'now'],
      ['guard', 'ahead'],
      ['apply', 'ahead'],
      ['proof', 'ahead'],
    ]);
  });

  it('has the report of the run when it is over; what ran side by side counts once', () => {
    expect(told({ status: 'clean', closedAt: at(12), run })).toEqual([
      ['click', 'done'],
      ['verdict', 'done', 2.5],
      ['settle', 'done', 3],
      ['plan', 'done', 4],
      ['guard', 'done', 1],
    ]);
  });

  it('adds up what ran twice in a row', () => {
    const twice = { ...run, phases: [...phases, { name: 'show', seconds: 2 }] };
    expect(told({ status: 'clean', run: twice }).at(-1)).toEqual(['guard', 'done', 3]);
  });

  it('waits for a decision', () => {
    const held = { ...run, phases: [...phases, { name: 'keep', seconds: 1 }] };
    expect(told({ status: 'waiting', run: held }).slice(-2)).toEqual([
      ['hold', 'done', 1],
      ['decision', 'now'],
    ]);
  });

  it('shows the second run, after the decision, from its own start', () => {
    const steps = [
      { name: 'init', startedAt: at(4) },
      { name: 'plan', startedAt: at(6) },
      { name: 'init', startedAt: at(60) },
      { name: 'apply', startedAt: at(62) },
    ];
    expect(told({ run, steps }).slice(2, 4)).toEqual([
      ['settle', 'done', 2],
      ['apply', 'now'],
    ]);
  });

  it('says where a run failed', () => {
    expect(told({ status: 'failed', run: { ...run, phases: phases.slice(0, 3) } }).at(-1)).toEqual([
      'plan',
      'failed',
      4,
    ]);
  });
});
