import { describe, expect, it } from 'vitest';
import { workflowAnswer } from '../../../functions/core/deciding/workflow-answer.ts';
import type { Decision } from '../../../functions/core/incident.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const decision = (over: Partial<Decision>): Decision => ({ verb: 'keep', by: 'Ana', at: 'then', ...over });
const common = { by: 'Ana', at: 'then' };

describe('what the workflow is told of a decision', () => {
  it.each<[string, Decision, { quietSeconds: number; seconds: number }]>([
    ['a keep waits until the notice, then to the end', decision({ until: '2026-11-23T13:00:00.000Z' }), q(2700, 900)],
    ['one second more than the notice', decision({ until: '2026-11-23T12:15:01.000Z' }), q(1, 900)],
    ['too near for a notice', decision({ until: '2026-11-23T12:15:00.000Z' }), q(0, 900)],
    ['a part of a second is a whole one', decision({ until: '2026-11-23T12:00:01.100Z' }), q(0, 2)],
    ['an answer after the end waits the shortest time', decision({ until: '2026-11-23T11:00:00.000Z' }), q(0, 1)],
    ['a keep without an end', decision({}), q(0, 0)],
    ['a revert', decision({ verb: 'revert', until: '2026-11-23T13:00:00.000Z' }), q(0, 0)],
    ['a leave', decision({ verb: 'leave' }), q(0, 0)],
  ])('%s', (_, given, times) => {
    expect(workflowAnswer(given, now)).toEqual({ verb: given.verb, ...common, ...times });
  });
});

function q(quietSeconds: number, seconds: number) {
  return { quietSeconds, seconds };
}
