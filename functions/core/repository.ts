/** Who hosts a repository, in CodeBuild's words (`sourceTypeOverride` of StartBuild). */
export type SourceType = 'GITHUB' | 'GITHUB_ENTERPRISE' | 'GITLAB' | 'GITLAB_SELF_MANAGED' | 'BITBUCKET' | 'CODECOMMIT';

const hosts: Readonly<Record<string, SourceType>> = {
  'github.com': 'GITHUB',
  'gitlab.com': 'GITLAB',
  'bitbucket.org': 'BITBUCKET',
};

const codeCommit = /^https:\/\/git-codecommit(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/v1\/repos\/([^/]+)$/;

/** What CodeBuild must be told of a repository's address. Hosts that nobody knows are somebody's own GitHub or GitLab. */
export function sourceType(repository: string): SourceType {
  if (codeCommit.test(repository)) return 'CODECOMMIT';
  const host = URL.canParse(repository) ? new URL(repository).hostname.replace(/^www\./, '') : '';
  return hosts[host] ?? (host.includes('gitlab') ? 'GITLAB_SELF_MANAGED' : 'GITHUB_ENTERPRISE');
}

/** The Region and name of a CodeCommit repository, which the build role itself reads; undefined for all others. */
export function codeCommitRepository(
  repository: string,
): { readonly region: string; readonly name: string } | undefined {
  const found = codeCommit.exec(repository);
  return found ? { region: String(found[1]), name: String(found[2]) } : undefined;
}
