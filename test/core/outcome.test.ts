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
      ending({ error: { Error: 'States.Timeout', Cause: '' }, run: aRun('held') }),
      'failed',
      'run-broken',
    ],
    ['no report is a failure, not silence', ending({}), 'failed', 'run-broken'],
    [
      'a run that said why it failed is heard before the workflow',
      ending({ error: { Error: 'States.TaskFailed', Cause: '{}' }, run: aRun('failed') }),
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
    [
      'a decision counts for what was held only',
      ending({ run: aRun('reverted'), decision: { verb: 'leave', by: 'the clock', at } }),
      'reverted',
      'from-the-run',
    ],
    [
      'decided to revert, and never run again',
      ending({ run: aRun('held'), decision: { verb: 'revert', by: 'U1', at } }),
      'failed',
      'from-the-run',
    ],
    [
      'a decision without a run is no outcome',
      ending({ decision: { verb: 'keep', by: 'U1', at } }),
      'failed',
      'run-broken',
    ],
    ['a call on the responder is told', ending({ mode: 'observe', told: 'tampering' }), 'left', 'tampering'],
    ['held for ever is no outcome', ending({ run: aRun('held') }), 'failed', 'from-the-run'],
  ] as const)('%s', (_, given, status, code) => {
    const { status: is, reasons } = outcomeOf(given);
    expect([is, reasons[0]?.code]).toEqual([status, code]);
  });
});

describe('how an incident ends is said in one sentence', () => {
  const decided = (decision: Ending['decision']) => ending({ run: aRun('held'), ...(decision && { decision }) });
  it.each([
    [ending({ mode: 'observe' }), 'Told, not reverted: the stack is in observe mode.'],
    [ending({ told: 'unresolved' }), 'Told, not reverted: what was clicked could not be resolved to one resource.'],
    [
      ending({
        told: 'unresolved',
        unresolved: [{ reason: 'no-identity' }, { reason: 'no-identity' }, { reason: 'ambiguous' }],
      }),
      'Told, not reverted: what was clicked could not be resolved to one resource: the record names nothing that could be looked up; more than one stack claims it.',
    ],
    [
      ending({
        told: 'unresolved',
        unresolved: [{ reason: 'stale-index', lagging: [{ stack: 'net', why: 'encrypted by OpenTofu' }] }],
      }),
      'Told, not reverted: what was clicked could not be resolved to one resource: no state that is indexed holds it, but the index lags behind net (encrypted by OpenTofu).',
    ],
    [ending({ told: 'tampering' }), 'Somebody changed the responder itself, or what it lives on: look at once.'],
    [ending({}), 'The run did not finish: the build ended without a report'],
    [decided(undefined), "Held, and not decided: the run's own words: held"],
    [decided({ verb: 'keep', by: 'Ana', at, until: at }), `Kept until ${at} by Ana`],
    [decided({ verb: 'keep', by: 'Ana', at, reason: 'fire' }), 'Kept until further notice by Ana: fire'],
    [decided({ verb: 'leave', by: 'the clock', at }), 'Left as it is, decided by the clock'],
  ])('%#', (given, outcome) => {
    expect(outcomeOf(given).outcome).toBe(outcome);
  });

  it('a long cause is cut', () => {
    const { outcome, reasons } = outcomeOf(ending({ error: { Error: 'States.TaskFailed', Cause: 'x'.repeat(600) } }));
    const detail = `States.TaskFailed: ${'x'.repeat(481)}`;
    expect([outcome, reasons]).toEqual([`The run did not finish: ${detail}`, [{ code: 'run-broken', detail }]]);
  });
});
