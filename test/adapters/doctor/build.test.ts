import { BatchGetProjectsCommand, ListSourceCredentialsCommand } from '@aws-sdk/client-codebuild';
import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkBuild } from '../../../cli/doctor/build.ts';
import { json, type Listener, listen } from '../../../cli/sandbox/listen.ts';
import { containing, freshMocks, graded, mocks, patient, stacksOf } from './patient.ts';

freshMocks();

let server: Listener | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('build', () => {
  const web = (source: string, more = '') =>
    stacksOf(`{ name: web, state: 's3://states/web.tfstate', mode: auto, source: { ${source} }${more} }`);
  const codeCommit = web('repository: https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra');
  const hosted = async (status: number, refs = 'HEAD') => {
    const type = 'application/x-git-upload-pack-advertisement';
    server = await listen(() => ({ status, type, body: `003f${'a'.repeat(40)} ${refs}\n0000` }));
    return `${server.url}/acme/infra`;
  };
  const project = () => mocks.build.on(BatchGetProjectsCommand).resolves({ projects: [{ name: 'unclick-prod-run' }] });
  /** IAM allows all but these; it answers for each action apart. */
  const denying = (...denied: readonly string[]) =>
    mocks.iam.on(SimulatePrincipalPolicyCommand).callsFake(({ ActionNames, ResourceArns }) => ({
      EvaluationResults: ActionNames.map((EvalActionName: string) => ({
        EvalActionName,
        EvalResourceName: ResourceArns[0],
        EvalDecision: denied.includes(`${EvalActionName} ${ResourceArns[0]}`) ? 'implicitDeny' : 'allowed',
      })),
    }));
  const credentials = (...infos: readonly object[]) =>
    mocks.build.on(ListSourceCredentialsCommand).resolves({ sourceCredentialsInfos: [...infos] });
  const wanting = async (stacks: Parameters<typeof checkBuild>[1]) =>
    graded(await checkBuild(patient, stacks)).filter(
      ([grade, what]) => grade !== 'ok' && !what.startsWith('not looked at'),
    );

  it('says all is well, and what nobody can see without a build', async () => {
    project();
    denying();
    credentials();
    const stacks = web(`repository: ${await hosted(200)}`);
    expect(graded(await checkBuild(patient, stacks))).toEqual([
      containing('ok', 'the project unclick-prod-run is there'),
      containing('ok', 'anyone may read'),
      containing('ok', 'the build role may write and lock the state of web'),
      containing('unknown', 'not looked at: bucket and key policies'),
    ]);
  });

  it.each([
    ['its project', 'RunProject', 'the project unclick-prod-run is missing'],
    ['its role', 'RunRole', 'the build role is missing'],
  ])('lacks %s', async (_what, id, what) => {
    mocks.build.on(BatchGetProjectsCommand).resolves({ projects: id === 'RunProject' ? [] : [{ name: 'x' }] });
    const ids = new Map([...patient.ids].filter(([name]) => name !== id));
    expect(graded(await checkBuild({ ...patient, ids }, codeCommit))).toEqual([containing('fail', what)]);
  });

  it.each([
    's3:ListBucket arn:aws:s3:::states',
    's3:PutObject arn:aws:s3:::states/web.tfstate',
    's3:DeleteObject arn:aws:s3:::states/web.tfstate.tflock',
    'dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/locks',
    'ssm:GetParameter arn:aws:ssm:eu-west-1:111122223333:parameter/deploy/web',
  ])('may not %s', async (denied) => {
    project();
    denying(denied);
    credentials();
    const locks = ', terraform: { backendConfig: { dynamodb_table: locks } }';
    const applied = 'applied: { parameter: /deploy/web }';
    const repository = 'repository: https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra';
    const stacks = web(`${repository}, ${applied}`, locks);
    expect(await wanting(stacks)).toEqual([containing('fail', `may not ${denied.replace(' ', ' on ')} (web)`)]);
  });

  it('looks at the first state of a pattern, and at none that is only observed', async () => {
    project();
    denying();
    credentials();
    const keys = ['live/readme.txt', 'live/a.tfstate', 'live/b.tfstate'];
    mocks.s3.on(ListObjectsV2Command).resolves({ Contents: keys.map((Key) => ({ Key })) });
    const source = 'source: { repository: https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra }';
    const pattern = `{ name: 'p-{name}', state: 's3://states/live/{name}.tfstate', mode: auto, ${source} }`;
    await checkBuild(patient, stacksOf(`{ name: web, state: 's3://states/web.tfstate' }, ${pattern}`));
    const asked = mocks.iam.commandCalls(SimulatePrincipalPolicyCommand).map(({ args }) => args[0].input.ResourceArns);
    expect(asked.flat().filter((arn) => arn?.endsWith('.tfstate'))).toEqual(['arn:aws:s3:::states/live/a.tfstate']);
  });

  it('does not know where it may not ask', async () => {
    project();
    credentials();
    mocks.iam.on(SimulatePrincipalPolicyCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    expect(await wanting(codeCommit)).toEqual([
      containing('unknown', 'whether the build role may pull arn:aws:codecommit:eu-west-1:111122223333:infra'),
      containing('unknown', 'whether the build role may lock the state of web: AccessDenied'),
    ]);
  });

  it('may not pull from CodeCommit', async () => {
    project();
    credentials();
    denying('codecommit:GitPull arn:aws:codecommit:eu-west-1:111122223333:infra');
    expect(await wanting(codeCommit)).toEqual([containing('fail', 'may not codecommit:GitPull')]);
  });

  it('has no repository to check out', async () => {
    project();
    denying();
    expect(await wanting(web('directory: live'))).toEqual([containing('fail', 'no repository is named for web')]);
  });

  it.each([
    ['is private, and there is no credential', 404, [], 'fail', 'is not public (it answers 404), and CodeBuild has no'],
    [
      'is private, and there is one',
      401,
      [{ serverType: 'GITHUB_ENTERPRISE', authType: 'PERSONAL_ACCESS_TOKEN' }],
      'unknown',
      "whether CodeBuild's credential for GITHUB_ENTERPRISE reaches",
    ],
    ['is private, and the credential is for another host', 401, [{ serverType: 'GITLAB' }], 'fail', 'is not public'],
    ['does not answer', 500, [], 'unknown', 'did not answer here'],
  ] as const)('whose repository %s', async (_what, status, infos, grade, what) => {
    project();
    denying();
    credentials(...infos);
    expect(await wanting(web(`repository: ${await hosted(status)}`))).toEqual([containing(grade, what)]);
  });

  it.each([
    ['a branch that is there', 'refs/heads/live', 'branch: live', []],
    ['a tag that is there', 'refs/tags/v1', 'branch: v1', []],
    ['a commit', 'HEAD', `branch: ${'b'.repeat(40)}`, []],
    ['a branch that is not there', 'refs/heads/main', 'branch: live', [containing('fail', 'no branch or tag live')]],
    ['nothing, of an empty repository', 'capabilities^{}', '', [containing('fail', 'is empty')]],
  ])('names %s', async (_what, refs, branch, expected) => {
    project();
    denying();
    credentials();
    const repository = `repository: ${await hosted(200, refs)}`;
    expect(await wanting(web(branch ? `${repository}, ${branch}` : repository))).toEqual(expected);
  });

  const connection = 'arn:aws:codeconnections:eu-west-1:111122223333:connection/abc';
  it.each([
    ['AVAILABLE', [], []],
    ['PENDING', [], [containing('fail', 'is pending')]],
    ['ERROR', [], [containing('fail', 'is broken')]],
    ['LATER', [], [containing('warn', 'was not told: LATER')]],
    [
      'AVAILABLE',
      [`codeconnections:GetConnectionToken ${connection}`],
      [containing('fail', 'may not codeconnections:GetConnectionToken')],
    ],
  ])('checks out with a connection that is %s, and denied %s', async (ConnectionStatus, denied, expected) => {
    project();
    denying(...denied);
    credentials({ serverType: 'GITHUB_ENTERPRISE', authType: 'CODECONNECTIONS', resource: connection });
    const api = await listen(() => json(200, { Connection: { ConnectionStatus } }));
    vi.stubEnv('AWS_ENDPOINT_URL_CODECONNECTIONS', api.url);
    const found = await wanting(web(`repository: ${await hosted(200)}`));
    await api.close();
    expect(found).toEqual(expected);
  });

  it.each([
    ['may', [], []],
    ['may not', ['secretsmanager:GetSecretValue arn:secret'], [containing('fail', 'secretsmanager:GetSecretValue')]],
  ])('%s read the secret that it checks out with', async (_what, denied, expected) => {
    project();
    denying(...denied);
    credentials({ serverType: 'GITHUB_ENTERPRISE', authType: 'SECRETS_MANAGER', resource: 'arn:secret' });
    expect(await wanting(web(`repository: ${await hosted(200)}`))).toEqual(expected);
  });
});
