import { describe, expect, it } from 'vitest';
import { codeCommitRepository, sourceType } from '../../functions/core/repository.ts';

describe('who hosts a repository', () => {
  it.each([
    ['https://github.com/acme/infra', 'GITHUB'],
    ['https://github.com/acme/infra.git', 'GITHUB'],
    ['https://www.github.com/acme/infra', 'GITHUB'],
    ['https://gitlab.com/acme/group/infra', 'GITLAB'],
    ['https://gitlab.acme.example/infra', 'GITLAB_SELF_MANAGED'],
    ['https://bitbucket.org/acme/infra', 'BITBUCKET'],
    ['https://code.acme.example/infra', 'GITHUB_ENTERPRISE'],
    ['https://github.com.evil.example/acme/infra', 'GITHUB_ENTERPRISE'],
    ['https://gitlab.com.www.example/acme/infra', 'GITLAB_SELF_MANAGED'],
    ['https://github.www.com/acme/infra', 'GITHUB_ENTERPRISE'],
    ['not an address', 'GITHUB_ENTERPRISE'],
    ['https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra', 'CODECOMMIT'],
    ['https://git-codecommit.evil.example/v1/repos/infra', 'GITHUB_ENTERPRISE'],
  ])('%s: %s', (repository, type) => {
    expect(sourceType(repository)).toBe(type);
  });

  it('a CodeCommit repository has a Region and a name, and no other has', () => {
    const url = 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra';
    expect(codeCommitRepository(url)).toEqual({ region: 'eu-west-1', name: 'infra' });
    expect(codeCommitRepository('https://github.com/v1/repos/infra')).toBeUndefined();
  });
});
