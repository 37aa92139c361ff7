import { describe, expect, it } from 'vitest';
import { lagging, laggingIn } from '../../../functions/core/state/stale.ts';

describe('a stack whose rows lag behind its state', () => {
  const here = lagging('here', 'not read yet', '111122223333');
  const there = lagging('there', 'encrypted', '444455556666');
  const anywhere = lagging('anywhere', 'not read yet', undefined);

  it('claims what it may hold, with the reason in an address’s place, and its account where that is known', () => {
    expect(here).toEqual({ stack: 'here', address: 'not read yet', account: '111122223333' });
    expect(anywhere).toEqual({ stack: 'anywhere', address: 'not read yet' });
    expect(Object.keys(anywhere)).not.toContain('account');
  });

  it('may hold what lives in its account; where either is not known, anything', () => {
    expect(laggingIn([here, there, anywhere], '111122223333')).toEqual([here, anywhere]);
    expect(laggingIn([here, there, anywhere], undefined)).toEqual([here, there, anywhere]);
    expect(laggingIn(undefined, '111122223333')).toEqual([]);
  });
});
