import { describe, expect, it } from 'vitest';
import { isSuperseded, supersededBy } from '../../functions/core/superseded.ts';

describe('an incident that another answers for', () => {
  it('is left, says which one answers, and is known by that', () => {
    const outcome = supersededBy('net-8');
    expect(outcome).toEqual({
      status: 'left',
      outcome: 'This incident did not take its clicks: net-8 answers them.',
      reasons: [{ code: 'superseded', detail: 'net-8' }],
    });
    expect(isSuperseded({ reasons: [{ code: 'held' }, ...outcome.reasons] })).toBe(true);
    expect(isSuperseded({ reasons: [{ code: 'held' }] })).toBe(false);
    expect(isSuperseded({ reasons: [] })).toBe(false);
  });
});
