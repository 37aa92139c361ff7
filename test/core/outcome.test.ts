import { describe, expect, it } from 'vitest';
import { type Ending, outcomeOf } from '../../functions/core/outcome.ts';
import type { RunOutcome, RunReport } from '../../functions/core/run.ts';

const aRun = (outcome: RunOutcome): RunReport => ({
  outcome,
  summary: `the run's own words: ${outcome}`,
  answers: [],
  addresses: [],
  reasons: [{ code: 'from-the-run' }],
  changes: [],
  phases: [],
  source: 'working copy',
});
const ending = (over: Partial<Ending>): Ending => ({ mode: 'auto', ...over });
const at = '2026-11-23T12:00:00Z';

describe('how an incident ends', () => {
  it.each(['reverted', 'clean', 'invisible', 'left', 'failed'] as const)('as its run did: %s', (outcome) => {
    expect(outcomeOf(ending({ run: aRun(outcome) }))).toEqual({
      status: outcome,
      outcome: `the run's own words: ${outcome}`,
      reasons: [{ code: 'from-the-run' }],
    });
  });

  it.each([
    ['observe mode tells', ending({ mode: 'observe' }), 'left', 'observe'],
    ['what could not be resolved is told', ending({ mode: 'observe', told: 'unresolved' }), 'left', 'unresolved'],
    [
      'a broken workflow failed, whatever else is known',
      ending({ error: { name: 'States.Timeout', cause: '' }, run: aRun('held') }),
      'failed',
      'run-broken',
    ],
    ['no report is a failure, not silence', ending({}), 'failed', 'run-broken'],
    [
      'a run that said why it failed is heard before the workflow',
      ending({ error: { name: 'States.TaskFailed', cause: '{}' }, run: aRun('failed') }),
      'failed',
      'from-the-run',
    ],
    [
      'kept by a decision',
      ending({ run: aRun('held'), decision: { verb: 'keep', by: 'U1', at, until: at } }),
      'overridden',
      'from-the-run',
    ],
    [
      'left by a decision',
      ending({ run: aRun('held'), decision: { verb: 'leave', by: 'the clock', at } }),
      'left',
      'from-the-run',
    ],
    [
      'decided to revert, and the run did',
      ending({ run: aRun('reverted'), decision: { verb: 'revert', by: 'U1', at } }),
      'reverted',
      'from-the-run',
    ],
    ['held for ever is no outcome', ending({ run: aRun('held') }), 'failed', 'from-the-run'],
  ] as const)('%s', (_, given, status, code) => {
    const { status: is, reasons } = outcomeOf(given);
    expect([is, reasons[0]?.code]).toEqual([status, code]);
  });
});
