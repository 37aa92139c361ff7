import { describe, expect, it } from 'vitest';
import { MOST_KEYS } from '../../../functions/core/identity/bounds.ts';
import { compile, fill, isThere } from '../../../functions/core/identity/template.ts';
import type { Json, JsonObject } from '../../../functions/core/json.ts';

describe('a template', () => {
  const filled = (template: string, fields: JsonObject) => fill(compile(template), fields);

  it('is filled, in any case, with what is there', () => {
    expect(filled('k|{a}|{b.c}', { A: 'x', b: { C: 7 } })).toEqual(['k|x|7']);
    expect(filled('k|{a,b}', { b: 'y' })).toEqual(['k|y']);
    expect(filled('k|{a}', {})).toEqual([]);
    expect(filled('k|{a?}', {})).toEqual(['k|']);
    expect(filled('k|{a:bus?}', {})).toEqual(['k|default']);
    expect(filled('k|-', {})).toEqual(['k|-']);
    expect(filled('k|{a.b}', { a: 'text' })).toEqual([]);
  });

  it('is filled once for each value, and by element where it says so', () => {
    expect(filled('{a}{b}', { a: ['x', 'y'], b: ['1', '2'] })).toEqual(['x1', 'x2', 'y1', 'y2']);
    expect(filled('{l.n}', { l: { items: [{ n: 'a' }, {}, { n: 'b' }] } })).toEqual(['a', 'b']);
    const pairs = { l: [{ n: 'a', t: 'A' }, { n: 'b', t: 'B' }, { n: 'c' }] };
    expect(filled('{p}|{l[].n}|{l[].t}', { p: 'p', ...pairs })).toEqual(['p|a|A', 'p|b|B']);
  });

  it('of an unknown normal form is a bug', () => {
    expect(() => compile('{a:nonsense}')).toThrow('{a:nonsense}: no normal form is called nonsense');
  });

  it.each<[string, JsonObject, string[]]>([
    ['k|{a}|x', { a: 'b' }, ['k|b|x']],
    ['{a:lower}', { a: 'B' }, ['b']],
    ['{a:lower}', { a: ['B', 'C'] }, ['b', 'c']],
    ['{a,b}', { a: '', b: 'y' }, ['y']],
    ['{a,b?}', { a: null, b: 'y' }, ['y']],
    ['{a,b?}', { a: 'x', b: 'y' }, ['x']],
    ['k|{a?}', { a: null }, ['k|']],
    ['k|{a?}|{b}', { a: '', b: 'x' }, ['k||x']],
    ['{a}', { a: null }, []],
    ['{a}{b}', { a: 'x' }, []],
    ['{a.b.c}', { a: { b: { c: 'x' } } }, ['x']],
    ['{a.b}', { a: { items: [{ B: 'x' }, 7] } }, ['x']],
    ['{a*}', { a: ['x', 'y'] }, ['x#y']],
    ['{a*}', { a: [] }, []],
    ['{a?*}', {}, ['']],
    ['{l[].n}', { l: [{ n: 'a' }, { n: ['b', 'c'] }] }, ['a', 'b', 'c']],
    ['{x.l[].n}', { x: { l: { items: [{ n: 'a' }] } } }, ['a']],
    ['{a,l[].n}|{l[].m}', { l: [{ n: 'a', m: 'b' }] }, ['a|b']],
    ['{l[]}', { l: ['a', 'b'] }, ['a', 'b']],
  ])('%s of %j is %j', (template, fields, keys) => {
    expect(filled(template, fields)).toEqual(keys);
  });

  it('makes no more keys than one more than are looked up', () => {
    const list = (length: number): Json => Array.from({ length }, (_, at) => `v${at}`);
    expect(filled('{a}{b}', { a: list(200), b: list(200) })).toHaveLength(MOST_KEYS + 1);
    expect(filled('{l[].n}', { l: [{ n: list(8000) }, { n: list(8000) }, { n: list(8000) }] })).toHaveLength(16_000);
    expect(filled('{a}{b}', { a: list(2), b: list(3) })).toHaveLength(6);
  });

  it('knows whether its field is there, whatever it holds', () => {
    const there = (fields: JsonObject) => isThere(compile('{a.b}'), fields);
    expect([{ a: { b: {} } }, { a: { b: '' } }, { a: { b: null } }, { a: {} }, {}].map(there)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isThere(compile('k'), { a: 1 })).toBe(false);
  });
});
