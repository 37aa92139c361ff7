import { describe, expect, it } from 'vitest';
import type { Click } from '../../../functions/core/click.ts';
import {
  coverOf,
  type Override,
  overlapping,
  stackOfOverride,
  stateOf,
} from '../../../functions/core/deciding/override.ts';
import { aClick } from '../../rig/click.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const before = '2026-11-23T11:59:59.999Z';
const after = '2026-11-23T12:00:00.001Z';

function anOverride(over: Partial<Override> = {}): Override {
  return {
    id: 'net-ov1',
    stack: 'net',
    scope: 'stack',
    seconds: 3600,
    reason: 'fire',
    requestedBy: 'Ana',
    requestedAt: before,
    lapsesAt: after,
    owner: [],
    until: after,
    ...over,
  };
}

describe('an override', () => {
  const { until: _, ...wish } = anOverride();
  it.each<[string, Override, string]>([
    ['that nobody has consented to is a request', wish, 'requested'],
    ['that nobody consented to in time has lapsed', { ...wish, lapsesAt: before }, 'lapsed'],
    ['lapses on the instant', { ...wish, lapsesAt: now.toISOString() }, 'lapsed'],
    ['stands until its end', anOverride(), 'standing'],
    ['stands though its wish would have lapsed', anOverride({ lapsesAt: before }), 'standing'],
    ['is over after its end', anOverride({ until: before }), 'ended'],
    ['is over on the instant', anOverride({ until: now.toISOString() }), 'ended'],
    ['that was ended early is over', anOverride({ endedAt: before }), 'ended'],
  ])('%s', (_what, override, state) => {
    expect(stateOf(override, now)).toBe(state);
  });

  it.each([
    ['net-ov1a', 'net'],
    ['net-ov-ov9', 'net-ov'],
    ['net-7', undefined],
    ['net-ov', undefined],
    ['net-ov1!', undefined],
    ['net web-ov1', undefined],
  ])('%s is one of the stack %s', (id, stack) => {
    expect(stackOfOverride(id)).toBe(stack);
  });
});

const web = 'aws_security_group.web';
const touching = (...addresses: string[]): Click =>
  aClick({
    eventID: 'e1',
    actor: {
      name: 'dana',
      email: 'dana@example.com',
      arn: 'arn:aws:sts::111122223333:assumed-role/Admin/dana',
      kind: 'role',
    },
    hits: addresses.map((address) => ({ stack: 'net', address, match: 'id' })),
  });

describe('a click stands under an override', () => {
  it.each<[string, Partial<Override>, Click, boolean]>([
    ['of its stack', {}, touching(web), true],
    ['of its address', { scope: [web] }, touching(web), true],
    ['of its module', { scope: ['aws_vpc.a', 'module.x'] }, touching(`module.x.${web}`), true],
    ['of another address: not', { scope: ['aws_vpc.main'] }, touching(web), false],
    ['of one of the two that it hit: not', { scope: [web] }, touching(web, 'aws_vpc.main'), false],
    ['of another stack: not', { stack: 'shop' }, touching(web), false],
    ['that is over: not', { until: before }, touching(web), false],
    ['that nobody consented to: not', { until: undefined as never }, touching(web), false],
    ['where it hit nothing: not', {}, touching(), false],
    ['of its actor’s name', { actor: 'Dana' }, touching(web), true],
    ['of its actor’s e-mail', { actor: 'DANA@example.com' }, touching(web), true],
    ['of its actor’s role', { actor: 'arn:aws:iam::111122223333:role/Admin' }, touching(web), true],
    ['of another actor: not', { actor: 'bo@example.com' }, touching(web), false],
    ['of another role: not', { actor: 'arn:aws:iam::111122223333:role/Other' }, touching(web), false],
    [
      'of an actor whom it does not know: not',
      { actor: 'bo' },
      { ...touching(web), actor: { name: 'dana', kind: 'unknown' } },
      false,
    ],
  ])('%s', (_, over, click, covers) => {
    const override = anOverride(over);
    expect(coverOf(click, 'net', [override], now, 'net-7')).toBe(covers ? override : undefined);
  });

  it('whatever it hit in other stacks', () => {
    const click = touching(web);
    const both = { ...click, hits: [...click.hits, { stack: 'shop', address: 'aws_vpc.main', match: 'id' as const }] };
    const override = anOverride({ scope: [web] });
    expect(coverOf(both, 'net', [override], now, 'net-7')).toBe(override);
    expect(coverOf(both, 'shop', [override], now, 'net-7')).toBeUndefined();
  });

  it('but not under the one that its own incident waits for', () => {
    const own = anOverride({ id: 'net-7', incident: 'net-7' });
    const other = anOverride();
    expect(coverOf(touching(web), 'net', [own], now, 'net-7')).toBeUndefined();
    expect(coverOf(touching(web), 'net', [own], now, 'net-8')).toBe(own);
    expect(coverOf(touching(web), 'net', [own, other], now, 'net-7')).toBe(other);
  });
});

describe('what overrides hold of addresses', () => {
  const mine = anOverride({ scope: [web] });
  it.each<[string, Override, string[], string[]]>([
    ['what is in scope', mine, [web, 'aws_vpc.main'], [web]],
    ['nothing of what is not', mine, ['aws_vpc.main'], []],
    ['nothing in another stack', { ...mine, stack: 'shop' }, [web], []],
    ['nothing once it is over', { ...mine, until: before }, [web], []],
    ['nothing for its own incident', { ...mine, incident: 'net-7' }, [web], []],
    ['all of a stack', anOverride(), [web, 'aws_vpc.main'], [web, 'aws_vpc.main']],
  ])('%s', (_, override, addresses, held) => {
    expect(overlapping(addresses, 'net', [override], now, 'net-7')).toEqual(
      held.map((address) => ({ address, override })),
    );
  });
});
