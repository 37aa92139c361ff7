import { describe, expect, it } from 'vitest';
import { incidentId, parseIncidentId } from '../../functions/core/incident-id.ts';

describe('an incident’s id', () => {
  it.each([
    ['net', 1],
    ['net-web_2', 123_456_789],
    ['net-7', 7],
  ])('of %s and %i is read back', (stack, number) => {
    expect(parseIncidentId(incidentId(stack, number))).toEqual({ stack, number });
  });

  it.each(['net', 'net-', '-7', 'net-x', 'net-7x', 'net.web-7', ' net-7', 'net-1234567890'])('%s is none', (id) => {
    expect(parseIncidentId(id)).toBeUndefined();
  });

  it('names the execution', () => expect(incidentId('net', 7)).toBe('net-7'));
});
