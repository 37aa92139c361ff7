import { expect, it } from 'vitest';
import { changedSince } from '../../../functions/core/take-back/changed-since.ts';
import { anIncident } from '../../fakes/incident.ts';

const began = (id: string, fence: number) =>
  anIncident({ id, applyBegan: { at: '2026-11-23T12:00:00.000Z', run: 'build-1', fence } });

it.each([
  ['another that began later', [began('own', 9), began('other', 6)], 5, 'other'],
  ['none that began before', [began('other', 4)], 5, undefined],
  ['none of the same lease', [began('other', 5)], 5, undefined],
  ['not itself', [began('own', 6)], 5, undefined],
  ['none that has not begun', [anIncident({ id: 'other' })], 5, undefined],
  ['any, where the run’s own lease is not known', [began('other', 1)], undefined, 'other'],
])('has changed a stack since a run: %s', (_, incidents, fence, changed) => {
  expect(changedSince(fence === undefined ? {} : { fence }, 'own', incidents)).toBe(changed);
});
