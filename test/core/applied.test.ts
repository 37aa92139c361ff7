import { describe, expect, it } from 'vitest';
import { commitOf, nameOf } from '../../functions/core/applied.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('where the applied commit is written', () => {
  it('has a name for people', () => {
    expect(nameOf({ tag: 'applied/shop' })).toBe('tag applied/shop');
    expect(nameOf({ parameter: '/deploy/shop' })).toBe('parameter /deploy/shop');
  });

  it.each([commit, `${commit}\n`, `\n  ${commit}  \n`])('%j is a commit', (text) => {
    expect(commitOf(text)).toBe(commit);
  });

  it.each([
    '',
    'main',
    commit.slice(1),
    `${commit}0`,
    `x${commit}`,
    `${commit}x`,
    commit.toUpperCase(),
    'g'.repeat(40),
  ])('%j is none', (text) => {
    expect(commitOf(text)).toBeUndefined();
  });
});
