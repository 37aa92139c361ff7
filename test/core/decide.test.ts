import { describe, expect, it } from 'vitest';
import { decide } from '../../functions/core/decide.ts';
import type { Identified, Identity, Relation } from '../../functions/core/identity.ts';
import { anything } from '../../functions/core/state/stale.ts';
import type { Claim } from '../../functions/core/state/state-index.ts';

const account = '111122223333';
const region = 'eu-central-1';
const origin = { kind: 'console', because: [] } as const;
const named = (key: string, relation: Relation = 'direct'): Identity => ({ key, relation, account, region });
const touched = (...identities: Identity[]): Identified => ({ identities, hidden: false, isCut: false });
const claim = (address: string, stack = 'main'): Claim => ({ stack, address, account, region });

function decided(found: Identified, rows: Readonly<Record<string, readonly Claim[]>>) {
  return decide(found, new Map(Object.entries(rows)), origin, undefined);
}

describe('the verdict', () => {
  it('is that people look, with what is known, where more is named than anybody looks up', () => {
    const found = { ...touched(named('sqs:queue|q')), isCut: true };
    expect(decided(found, { 'sqs:queue|q': [claim('aws_sqs_queue.q')] })).toEqual({
      verdict: 'unresolved',
      reason: 'too-large',
      origin,
      hits: [{ stack: 'main', address: 'aws_sqs_queue.q', match: 'name' }],
    });
  });

  it('is that people look where the index of a stack of that account lags, and says which and why', () => {
    const rows = {
      [anything]: [
        { stack: 'net', address: 'not read yet', account },
        { stack: 'far', address: 'not read yet', account: '444455556666' },
        { stack: 'nowhere', address: 'never read' },
      ],
    };
    expect(decided(touched(named('sqs:queue|q')), rows)).toEqual({
      verdict: 'unresolved',
      reason: 'stale-index',
      origin,
      hits: [],
      lagging: [
        { stack: 'net', why: 'not read yet' },
        { stack: 'nowhere', why: 'never read' },
      ],
    });
    expect(decided(touched(), rows)).toMatchObject({ reason: 'no-identity' });
  });

  const rows = { 'x:rule|r': [claim('aws_x_rule.r')], 'x:group|g': [claim('aws_x_group.g')] };
  it.each<[string, Relation, string[]]>([
    ['what is meant otherwise only where nothing is hit directly', 'otherwise', ['aws_x_rule.r name']],
    ['a container as the parent of what is hit in it', 'container', ['aws_x_rule.r name', 'aws_x_group.g parent']],
    ['a parent as that', 'parent', ['aws_x_rule.r name', 'aws_x_group.g parent']],
    ['two things as two', 'direct', ['aws_x_rule.r name', 'aws_x_group.g name']],
  ])('has %s', (_, relation, hits) => {
    const { hits: found } = decided(touched(named('x:rule|r'), named('x:group|g', relation)), rows);
    expect(found.map(({ address, match }) => `${address} ${match}`)).toEqual(hits);
  });

  it.each<[Relation, string]>([
    ['otherwise', 'name'],
    ['container', 'name'],
    ['parent', 'parent'],
  ])('has, alone, what is meant as %s by its %s', (relation, match) => {
    expect(decided(touched(named('x:group|g', relation)), rows).hits).toEqual([
      { stack: 'main', address: 'aws_x_group.g', match },
    ]);
  });

  it('has one hit an address, and the direct one', () => {
    const found = touched(named('x:rule|r'), named('id|r'), named('arn:aws:x:::r', 'parent'));
    const one = [claim('aws_x_rule.r')];
    expect(decided(found, { 'x:rule|r': one, 'id|r': one, 'arn:aws:x:::r': one }).hits).toEqual([
      { stack: 'main', address: 'aws_x_rule.r', match: 'name' },
    ]);
  });

  it.each([
    ['arn:aws:x:::r', 'arn'],
    ['id|r', 'id'],
    ['x:id|r', 'name'],
  ])('says of %s that it was found by its %s', (key, match) => {
    expect(decided(touched(named(key)), { [key]: [claim('aws_x_rule.r')] }).hits[0]?.match).toBe(match);
  });
});
