import { describe, expect, it } from 'vitest';
import type { Expressions } from '../../../functions/core/guard/expressions.ts';
import { goesBack, type Lights } from '../../../functions/core/guard/goes-back.ts';
import type { Json } from '../../../functions/core/json.ts';

interface Question extends Partial<Lights> {
  readonly asked?: Expressions;
  readonly type?: string;
  readonly path?: readonly string[];
  readonly isCreate?: boolean;
  /** The value that a re-created resource had. */
  readonly followed?: Json;
}

/** Whether a value goes back, of an update where the configuration is silent if nothing else is said. */
function isBack({ asked = [], type = 'aws_thing', path = ['rule'], ...question }: Question): boolean {
  const { after, mask, live, held, isCreate = false, followed } = question;
  const follows = (_expressions: Expressions, value: Json | undefined) => followed !== undefined && value === followed;
  return goesBack({ after, mask, live, held }, asked, { type, path }, { isCreate, follows });
}

const asks = [{ references: ['local.x'] }];

describe('a value that is known', () => {
  it.each<[string, Question, boolean]>([
    ['what the state held', { after: 1, held: 1, live: 2, asked: asks }, true],
    ['something else', { after: 3, held: 1, live: 2 }, false],
    ['what is there now, where it is an attribute of its own', { after: 2, held: 1, live: 2 }, false],
    ['what is there now, in a block that does not ask', { after: 2, held: 1, live: 2, path: ['a', 'b'] }, true],
    ['the same, asked for', { after: 2, held: 1, live: 2, path: ['a', 'b'], asked: asks }, false],
    ['the same, of a re-creation', { after: 2, held: 1, live: 2, path: ['a', 'b'], isCreate: true }, false],
    ['something else in a block that does not ask', { after: 3, held: 1, live: 2, path: ['a', 'b'] }, false],
    ['nothing for a zero, of a re-creation', { after: null, held: 0, isCreate: true }, true],
    ['nothing for a zero, of an update', { after: null, held: 0 }, false],
    ['a list for an object', { after: [1], held: { 0: 1 } }, false],
    ['an object for a text', { after: { a: null }, held: 'x' }, false],
    ['a text for an object', { after: 'x', held: { a: null } }, false],
    ['a length that a list happens to have', { after: { length: 1 }, held: { length: 2 }, live: ['x'] }, false],
    ['an object for a list', { after: { 0: 1 }, held: [1] }, false],
  ])('%s', (_what, question, back) => {
    expect(isBack(question)).toBe(back);
  });
});

describe('a value that is not known yet', () => {
  it.each<[string, Question, boolean]>([
    ['is the provider’s, where nothing is asked', { mask: true, held: 1 }, true],
    ['or null is', { mask: true, held: 1, asked: [{ constant_value: null }] }, true],
    ['and anybody’s where something is asked', { mask: true, held: 1, asked: asks }, false],
    ['even in a re-creation that held a zero', { mask: true, held: 0, asked: asks, isCreate: true }, false],
    ['or nothing', { mask: true, asked: asks }, false],
    ['but a re-created resource’s where that had it', { mask: true, held: 'x', asked: asks, followed: 'x' }, true],
    ['and not where another had it', { mask: true, held: 'x', asked: asks, followed: 'y' }, false],
  ])('%s', (_what, question, back) => {
    expect(isBack(question)).toBe(back);
  });
});

describe('blocks', () => {
  const held = [{ port: 1, id: 'x' }];
  const partly = { after: [{ port: 1 }], mask: [{ id: true }], held, live: held };

  it.each<[string, Expressions, boolean]>([
    ['is silent about the unknown member', [[{ port: { constant_value: 1 } }]], true],
    ['asks for it', [[{ port: { constant_value: 1 }, id: { references: ['local.x'] } }]], false],
    ['has null for it', [{ constant_value: [{ port: 1, id: null }] }], true],
    ['has a value for it', [{ constant_value: [{ port: 1, id: 'y' }] }], false],
    ['has a map without it, whose values may be of any key', [{ constant_value: { port: 1 } }], false],
    ['is a local that may hold anything', asks, false],
    ['has a block and an odd one', [['x', { port: { constant_value: 1 } }]], true],
  ])('whose configuration %s', (_what, asked, back) => {
    expect(isBack({ ...partly, asked })).toBe(back);
  });

  it('go back where each one does, in the order of a list and any order of a set', () => {
    const [one, two] = [
      { port: 1, id: 'x' },
      { port: 2, id: 'y' },
    ];
    const turned = { after: [{ port: 2 }, { port: 1 }], mask: [{ id: true }, { id: true }], held: [one, two] };
    expect(isBack(turned)).toBe(false);
    expect(isBack({ ...turned, held: [two, one] })).toBe(true);
    const set = { type: 'aws_security_group', path: ['ingress'] };
    expect(isBack({ ...turned, ...set })).toBe(true);
    expect(isBack({ ...turned, ...set, held: [one, one] })).toBe(false);
    expect(isBack({ ...turned, ...set, after: [{ port: 1 }, { port: 1 }] })).toBe(false);
  });

  it('go back only where there are as many as before', () => {
    expect(isBack({ ...partly, held: [...held, { port: 2, id: 'y' }] })).toBe(false);
    expect(isBack({ ...partly, after: [{ port: 1 }, { port: 1 }], mask: [{ id: true }, { id: true }] })).toBe(false);
  });

  it('carry over what nobody asked for from the block that was there', () => {
    const live = [{ port: 2, id: 'y' }];
    expect(isBack({ after: [{ port: 1, id: 'y' }], held, live })).toBe(true);
    expect(isBack({ after: [{ port: 1, id: 'z' }], held, live })).toBe(false);
  });

  it('know a map’s key that is missing from one that is empty, and from one that is null', () => {
    const inMap = (after: Json, before: Json) => isBack({ after, held: before, live: { a: 'live' } });
    expect(inMap({ a: '1', b: '' }, { a: '1' })).toBe(false);
    expect(inMap({ a: '1' }, { a: '1', b: '' })).toBe(false);
    expect(inMap({ a: '1', b: null }, { a: '1' })).toBe(true);
    expect(inMap({ a: '1' }, { a: '1', b: null })).toBe(true);
  });

  it('may say null or nothing of a member, beside one that is not known yet', () => {
    const computed = { mask: { c: true }, live: { a: '2' } };
    expect(isBack({ ...computed, after: { a: '1', b: null }, held: { a: '1' } })).toBe(true);
    expect(isBack({ ...computed, after: { a: '1' }, held: { a: '1', b: null } })).toBe(true);
    expect(isBack({ ...computed, after: { a: '1', b: '' }, held: { a: '1' } })).toBe(false);
  });

  it('may have a member that is not known yet, and that the state did not have', () => {
    expect(isBack({ after: { a: 1 }, mask: { b: true }, held: { a: 1 } })).toBe(true);
    expect(isBack({ after: { a: 1 }, mask: { b: true }, held: { a: 1 }, asked: asks })).toBe(false);
  });
});
