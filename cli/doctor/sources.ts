import {
  type CodeBuildClient,
  ListSourceCredentialsCommand,
  type SourceCredentialsInfo,
} from '@aws-sdk/client-codebuild';
import { codeCommitRepository, sourceType } from '../../functions/core/repository.ts';
import type { Stack } from '../../functions/core/stack.ts';
import { askIam, type BuildRole } from './build-role.ts';
import { type Finding, finding } from './finding.ts';
import { lookAtRepository } from './public-repository.ts';
import { checkCredential } from './source-credential.ts';

const { ok, fail, unknown } = finding('build');

/** Whether a build could check out each stack's source, as far as that can be seen without starting one. */
export async function checkSources(
  client: CodeBuildClient,
  role: BuildRole,
  account: string,
  stacks: readonly Stack[],
): Promise<Finding[]> {
  const without = stacks.filter(({ source }) => !source.repository).map(({ name }) => name);
  const found =
    without.length > 0
      ? [fail(`no repository is named for ${without.join(', ')}`, 'set source.repository in unclick.yml')]
      : [];
  const repositories = Map.groupBy(stacks, ({ source }) => source.repository ?? '');
  repositories.delete('');
  const credentials = await credentialsFor(client, [...repositories.keys()]);
  for (const one of credentials) found.push(...(await checkCredential(role, one)));
  for (const [url, users] of repositories) found.push(...(await checkSource(role, account, url, users, credentials)));
  return found;
}

/** The credentials that builds of these would use; the build role itself reads what is in CodeCommit. */
async function credentialsFor(client: CodeBuildClient, urls: readonly string[]): Promise<SourceCredentialsInfo[]> {
  const used = new Set<string>(urls.map(sourceType).filter((type) => type !== 'CODECOMMIT'));
  if (used.size === 0) return [];
  const { sourceCredentialsInfos = [] } = await client.send(new ListSourceCredentialsCommand({}));
  return sourceCredentialsInfos.filter(({ serverType = '' }) => used.has(serverType));
}

async function checkSource(
  role: BuildRole,
  account: string,
  url: string,
  stacks: readonly Stack[],
  credentials: readonly SourceCredentialsInfo[],
): Promise<Finding[]> {
  const own = codeCommitRepository(url);
  if (own) return [await checkCodeCommit(role, `arn:aws:codecommit:${own.region}:${account}:${own.name}`)];
  const type = sourceType(url);
  const seen = await lookAtRepository(url);
  if (seen.is === 'public') return [ok(`anyone may read ${url}`), ...branches(url, stacks, seen.refs)];
  const credential = credentials.find(({ serverType }) => serverType === type);
  if (credential)
    return [
      unknown(
        `whether CodeBuild's credential for ${type} reaches ${url}: ${seen.because}`,
        'the first held click shows it; a repository that a token or an app was not given answers as if it were not there',
      ),
    ];
  if (seen.is === 'unreachable')
    return [unknown(`${url} did not answer here: ${seen.because}`, 'look whether it answers where the builds run')];
  return [
    fail(
      `${url} is not public (${seen.because}), and CodeBuild has no credential for ${type}`,
      `aws codebuild import-source-credentials --server-type ${type} …; is the address right?`,
    ),
  ];
}

async function checkCodeCommit(role: BuildRole, arn: string): Promise<Finding> {
  const asked = await role.may([{ actions: ['codecommit:GitPull'], resource: arn }]);
  if ('unasked' in asked) return unknown(`whether the build role may pull ${arn}: ${asked.unasked}`, askIam);
  return asked.denied.length === 0
    ? ok(`the build role may pull ${arn}`)
    : fail(`the build role may not ${asked.denied.join(', ')}`, 'deploy again after unclick.yml has changed');
}

/** What a stack names beside a branch or a tag is a commit, which a list of references does not have. */
const commit = /^[0-9a-f]{7,64}$/;

function branches(url: string, stacks: readonly Stack[], refs: ReadonlySet<string>): Finding[] {
  const named = new Set(stacks.map(({ source }) => source.branch ?? 'HEAD'));
  return [...named].flatMap((name) => {
    const isThere = ['', 'refs/heads/', 'refs/tags/'].some((prefix) => refs.has(prefix + name));
    if (isThere || commit.test(name)) return [];
    const what = name === 'HEAD' ? `${url} is empty` : `${url} has no branch or tag ${name}`;
    return [fail(what, 'push it, or set source.branch in unclick.yml')];
  });
}
