import { describe, expect, it } from 'vitest';
import {
  buildLog,
  buildStatus,
  failedPhase,
  hadBegun,
  lockWords,
  mayLiveOn,
  mayRunAgain,
} from '../../functions/core/broken-run.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { readLock } from '../../functions/core/lock-object.ts';
import { outcomeOf } from '../../functions/core/outcome.ts';
import type { RunReport } from '../../functions/core/run.ts';

const at = '2026-11-23T12:00:00.000Z';

function incident(fence?: number): Incident {
  const lists = { clicks: [], addresses: [], reasons: [], steps: [] };
  const began = fence === undefined ? {} : { applyBegan: { fence, run: 'a', at } };
  return { id: 'net-1', stack: 'net', status: 'open', outcome: '', openedAt: at, ...lists, ...began };
}

const failed = (BuildStatus: unknown) => ({ Error: 'States.TaskFailed', Cause: JSON.stringify({ BuildStatus }) });

describe('a broken run', () => {
  it.each([
    ['a build that failed', { Cause: '{"BuildStatus":"FAILED"}' }, 'FAILED'],
    ['no cause', {}, undefined],
    ['a cause in words', { Cause: 'Rate exceeded' }, undefined],
    ['a cause that is no object', { Cause: '["FAILED"]' }, undefined],
    ['a status that is no text', { Cause: '{"BuildStatus":1}' }, undefined],
  ])('says how its build ended: %s', (_what, error, status) => {
    expect(buildStatus(error)).toBe(status);
  });

  it.each<[string, Incident, number, unknown, boolean]>([
    ['it died, and nothing had begun', incident(), 3, 'FAILED', true],
    ['CodeBuild lost it', incident(), 3, 'FAULT', true],
    ['an earlier run had applied', incident(2), 3, 'FAILED', true],
    ['it had begun', incident(3), 3, 'FAILED', false],
    ['a newer one has begun', incident(4), 3, 'FAULT', false],
    ['somebody stopped it', incident(), 3, 'STOPPED', false],
    ['its time was over', incident(), 3, 'TIMED_OUT', false],
    ['nobody knows how it ended', incident(), 3, undefined, false],
  ])('is made again? %s', (_what, record, fence, status, again) => {
    expect(mayRunAgain(record, fence, failed(status))).toBe(again);
  });

  it('is made again where nobody knows whether its build was started: the new number shuts that one out', () => {
    const unanswered = { Error: 'CodeBuild.SdkClientException', Cause: 'Read timed out' };
    expect(mayRunAgain(incident(), 3, unanswered)).toBe(true);
    expect(mayRunAgain(incident(3), 3, unanswered)).toBe(false);
    expect(mayRunAgain(incident(), 3, { Error: 'CodeBuild.AccountLimitExceededException' })).toBe(false);
  });

  it.each([
    ['a build that failed', failed('FAILED'), false],
    ['a quota, before any build', { Error: 'CodeBuild.AccountLimitExceededException', Cause: '' }, false],
    ['no answer to its start', { Error: 'CodeBuild.SdkClientException', Cause: '' }, true],
    ['the end of the workflow’s patience', { Error: 'States.Timeout' }, true],
  ])('may live on unheard? %s', (_what, error, lives) => {
    expect(mayLiveOn(error)).toBe(lives);
  });

  it('had begun where the record says so under its number or a newer one', () => {
    expect([undefined, 2, 3, 4].map((fence) => hadBegun(incident(fence), 3))).toEqual([false, false, true, true]);
  });
});

describe('a failed build', () => {
  const cause = (build: unknown) => ({ Cause: JSON.stringify(build) });
  const message = 'Error while executing command. Reason: exit status 1';
  const install = {
    PhaseType: 'INSTALL',
    PhaseStatus: 'FAILED',
    Contexts: [{ StatusCode: 'COMMAND_EXECUTION_ERROR', Message: message }],
  };

  it('says which phase failed, and why', () => {
    const Phases = [{ PhaseType: 'SUBMITTED', PhaseStatus: 'SUCCEEDED' }, install, { PhaseType: 'COMPLETED' }];
    expect(failedPhase(cause({ Phases }))).toBe(`INSTALL: COMMAND_EXECUTION_ERROR ${message}`);
    const broken = { error: { ...cause({ BuildStatus: 'FAILED', Phases }) }, ranAgain: true };
    expect(outcomeOf({ mode: 'auto', broken }).outcome).toContain(
      `for the second time: its build ended as FAILED (INSTALL: COMMAND_EXECUTION_ERROR ${message}). Nothing was changed`,
    );
  });

  it.each([
    ['nothing', {}, undefined],
    ['no list', { Phases: 'x' }, undefined],
    ['no failed phase', { Phases: [null, { PhaseType: 'BUILD', PhaseStatus: 'SUCCEEDED' }] }, undefined],
    ['a phase that is no object', { Phases: [1, { PhaseType: 'BUILD', PhaseStatus: 'FAILED' }] }, 'BUILD'],
    ['a word that nobody knows', { Phases: [{ PhaseType: 'BUILD', PhaseStatus: 'NOT_FAILED' }] }, undefined],
    ['no name', { Phases: [{ PhaseStatus: 'FAILED', Contexts: [{ Message: 'no disk' }] }] }, 'no disk'],
    [
      'much',
      { Phases: [{ PhaseType: 'BUILD', PhaseStatus: 'FAILED', Contexts: [{ Message: 'x'.repeat(301) }] }] },
      `BUILD: ${'x'.repeat(300)}`,
    ],
    ['no reason', { Phases: [{ PhaseType: 'BUILD', PhaseStatus: 'FAULT' }] }, 'BUILD'],
    [
      'an empty reason',
      { Phases: [{ PhaseType: 'BUILD', PhaseStatus: 'TIMED_OUT', Contexts: [{ StatusCode: '' }, 1] }] },
      'BUILD',
    ],
  ])('says what it can of %s', (_what, build, phase) => {
    expect(failedPhase(cause(build))).toBe(phase);
  });

  it('says where its log is', () => {
    expect(buildLog(cause({ Logs: { DeepLink: 'https://logs.example' } }))).toBe('https://logs.example');
    expect([buildLog(cause({})), buildLog({ Cause: 'x' })]).toEqual([undefined, undefined]);
  });
});

describe('the lock', () => {
  it.each<[string, string, ReturnType<typeof readLock>]>([
    [
      'whole',
      '{"ID":"5f1a","Who":"me@here","Operation":"OperationTypePlan","Created":"now"}',
      { id: '5f1a', who: 'me@here', operation: 'OperationTypePlan', created: 'now' },
    ],
    [
      'with nothing but its id',
      '{"ID":"5f1a"}',
      { id: '5f1a', who: 'unknown', operation: 'unknown', created: 'unknown' },
    ],
    ['without an id', '{"Who":"me@here"}', undefined],
    ['no object', '[]', undefined],
    ['no JSON', 'locked', undefined],
  ])('is read: %s', (_what, body, holder) => {
    expect(readLock(body)).toEqual(holder);
  });

  it('is said in a sentence', () => {
    const holder = { id: '5f1a', who: 'me@here', operation: 'OperationTypePlan', created: 'now' };
    expect(lockWords('free')).toBe('No lock is left beside the state.');
    expect(lockWords('unknown')).toBe('Whether the state is still locked could not be read.');
    expect(lockWords({ holder })).toBe(
      'The state is locked by me@here (OperationTypePlan since now, lock 5f1a): once nothing works on it any more, `terraform force-unlock 5f1a`.',
    );
  });
});

describe('the outcome of an incident whose run broke', () => {
  const ending = { mode: 'auto' as const };
  const error = failed('FAULT');
  const aRun = (outcome: RunReport['outcome']): RunReport => {
    const lists = { answers: [], addresses: [], reasons: [{ code: 'own' }], changes: [], phases: [] };
    return { outcome, summary: `own words: ${outcome}`, source: 'main', ...lists };
  };

  it.each(['failed', 'reverted'] as const)('is the run’s own where it could still say so: %s', (outcome) => {
    const broken = { error, ranAgain: false, beganAt: at };
    expect(outcomeOf({ ...ending, broken, run: aRun(outcome) })).toEqual({
      status: outcome,
      outcome: `own words: ${outcome}`,
      reasons: [{ code: 'own' }],
    });
  });

  it('is no earlier run’s', () => {
    const outcome = 'The run did not finish: its build ended as FAULT. Nothing was changed: it had not begun to apply.';
    expect(outcomeOf({ ...ending, broken: { error, ranAgain: false }, run: aRun('held') })).toEqual({
      status: 'failed',
      outcome,
      reasons: [{ code: 'run-broken', detail: outcome }],
    });
  });

  it('says that people must look where it had begun', () => {
    const broken = { error: { Error: 'States.Timeout' }, ranAgain: true, beganAt: at, lock: 'No lock.' };
    expect(outcomeOf({ ...ending, broken })).toMatchObject({
      status: 'failed',
      outcome: `The run did not finish, for the second time: States.Timeout. It had begun to apply at ${at}: a part, or all of it, may be done, and it is not applied again. Look with a plan. No lock.`,
      reasons: [{ code: 'apply-broken' }],
    });
  });
});
