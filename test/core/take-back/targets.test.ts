import { describe, expect, it } from 'vitest';
import type { StateInstance } from '../../../functions/core/adopt/in-state.ts';
import { dependentsOf } from '../../../functions/core/take-back/dependents.ts';
import { targetsOf } from '../../../functions/core/take-back/targets.ts';
import { aClick } from '../../fakes/clicks.ts';

describe('what an incident is about', () => {
  it('are the stack’s own addresses, each once, and which of them were touched directly', () => {
    const clicks = [
      aClick({ addresses: ['aws_vpc.b', 'aws_vpc.a'] }),
      aClick({ addresses: ['aws_vpc.a', 'aws_vpc.parent'], match: 'parent' }),
      aClick({ addresses: ['aws_vpc.elsewhere'], stack: 'other' }),
    ];
    expect(targetsOf('shop', clicks)).toEqual({
      all: ['aws_vpc.a', 'aws_vpc.b', 'aws_vpc.parent'],
      direct: ['aws_vpc.a', 'aws_vpc.b'],
    });
    expect(targetsOf('shop', [])).toEqual({ all: [], direct: [] });
  });
});

describe('what depends on an address', () => {
  const instance = (address: string, ...dependencies: string[]): StateInstance => ({
    address,
    type: '',
    alias: undefined,
    foreign: false,
    attributes: {},
    dependencies,
  });
  const state = [
    instance('aws_subnet.b["x"]', 'aws_vpc.main'),
    instance('aws_subnet.a', 'aws_region.here', 'aws_vpc.main'),
    instance('module.m[0].aws_instance.web', 'aws_subnet.b'),
    instance('aws_vpc.main[0]'),
    instance('aws_vpc.main[1]'),
    instance('aws_vpc.other'),
    instance('aws_subnet.other', 'aws_vpc.other'),
  ];

  it('is found at any distance, whichever of its instances is meant', () => {
    const found = ['aws_subnet.a', 'aws_subnet.b["x"]', 'aws_vpc.main[1]', 'module.m[0].aws_instance.web'];
    expect(dependentsOf(['aws_vpc.main[0]'], state)).toEqual(found);
    expect(dependentsOf(['aws_vpc.main[0]'], state.toReversed())).toEqual(found);
  });

  it('is nothing of what stands alone', () => {
    expect(dependentsOf(['module.m[0].aws_instance.web'], state)).toEqual([]);
    expect(dependentsOf([], state)).toEqual([]);
  });
});
