import { describe, expect, it } from 'vitest';
import { requiredVersion } from '../../functions/core/required-version.ts';
import { exactVersion, newestAllowed, satisfies } from '../../functions/core/version-constraint.ts';

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
  ])('%s by "%s": %s', (version, constraint, allowed) => {
    expect(satisfies(version, constraint)).toBe(allowed);
  });

  it('names the one version of an exact pin, and the newest of a range', () => {
    expect([exactVersion('1.9.5'), exactVersion('= v1.9.5'), exactVersion('~> 1.9')]).toEqual([
      '1.9.5',
      '1.9.5',
      undefined,
    ]);
    expect(newestAllowed(['1.9.5', '1.10.2', '1.9.12', '2.0.0'], '~> 1.9')).toBe('1.10.2');
  });

  it('is read from the terraform block only', () => {
    const source =
      '# required_version = "1.0"\nlocals {\n  required_version = "2"\n}\nterraform {\n  required_version = ">= 1.6"\n}\n';
    expect(requiredVersion(source)).toBe('>= 1.6');
    expect(requiredVersion('resource "x" "y" {}')).toBeUndefined();
  });
});
