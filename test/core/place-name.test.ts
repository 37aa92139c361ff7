import { expect, it } from 'vitest';
import { placeName } from '../../functions/core/place-name.ts';

it('a place is named by its Region, and by its account where that is not the hub’s own', () => {
  expect(placeName({ region: 'eu-west-1' })).toBe('eu-west-1');
  expect(placeName({ region: 'eu-west-1', account: '444455556666' })).toBe('444455556666/eu-west-1');
});
