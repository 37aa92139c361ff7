import { describe, expect, it } from 'vitest';
import { requiredVersion } from '../../../functions/core/hcl/required-version.ts';
import { exactVersion, satisfies } from '../../../functions/core/hcl/version-constraint.ts';

describe('version constraints', () => {
  it.each([
    ['1.11.4', '', true],
    ['1.11.4', '>= 1.6', true],
    ['1.5.7', '>= 1.6', false],
    ['1.11.4', '>= 1.6, < 1.11.4', false],
    ['1.11.4', '~> 1.9', true],
    ['2.0.0', '~> 1.9', false],
    ['1.9.8', '~> 1.9.2', true],
    ['1.10.0', '~> 1.9.2', false],
    ['1.11.4', '1.11.4', true],
    ['1.11.4', '= 1.11.3', false],
    ['1.11.4', '!= 1.11.4', false],
    ['1.11.4', '<= 1.11', false],
    ['1.11.4', 'latest', false],
    ['1.12.0-beta1', '>= 1.6', false],
    ['v1.11.4', ' >=1.6 , <2 .0', false],
    ['v1.11.4', ' >= 1.6 ,  < 2.0 ', true],
    [' 1.11.4 ', '1.11.4', true],
    ['10.2.31', '10.2.31', true],
    ['x1.11.4', '>= 1.6', false],
    ['1.11', '1.11.0', true],
    ['1.11.4', '> 1.11.3', true],
    ['1.11.4', '> 1.11.4', false],
    ['1.11.4', '> 1.12', false],
    ['1.11.4', '>= 1.11.4', true],
    ['1.11.4', '< 1.11.4', false],
    ['1.11.4', '< 1.11.5', true],
    ['1.11.4', '<= 1.11.4', true],
    ['1.11.4', '<= 1.11.3', false],
    ['1.11.4', '<= 1.12', true],
    ['1.11.4', '!= 1.11.3', true],
    ['1.9.2', '~> 1.9.2', true],
    ['1.9.1', '~> 1.9.2', false],
    ['1.8.0', '~> 1.9', false],
    ['1.11.4', '=> 1.6', false],
    ['1.11.4', 'x 1.11.4', false],
    ['1.11.4', '1.11.4 x', false],
    ['1.11.4', '>=', false],
  ])('%s by "%s": %s', (version, constraint, allowed) => {
    expect(satisfies(version, constraint)).toBe(allowed);
  });

  it('names the one version of an exact pin, and the newest of a range', () => {
    expect([exactVersion('1.9.5'), exactVersion('= v1.9.5'), exactVersion('~> 1.9')]).toEqual([
      '1.9.5',
      '1.9.5',
      undefined,
    ]);
    expect(['10.20.30', ' =1.2.3 ', 'x1.2.3', '1.2.3x', '1.2', '1.2.3, 1.2.4'].map(exactVersion)).toEqual([
      '10.20.30',
      '1.2.3',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is read from the terraform block only', () => {
    const source =
      '# required_version = "1.0"\nlocals {\n  required_version = "2"\n}\nterraform {\n  required_version = ">= 1.6"\n}\n';
    expect(requiredVersion(source)).toBe('>= 1.6');
    for (const spaced of ['required_version="1"', 'a = 1\n\trequired_version  =  "1"'])
      expect(requiredVersion(`terraform {\n${spaced}\n}`)).toBe('1');
    expect(requiredVersion('terraform {}\nterraform {\nrequired_version = "2"\n}')).toBe('2');
    expect(requiredVersion('terraform {\n# not_required_version = "2"\nx_required_version = "2"\n}')).toBeUndefined();
    expect(requiredVersion('resource "x" "y" {}')).toBeUndefined();
  });
});
