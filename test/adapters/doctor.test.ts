import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { BatchGetProjectsCommand, CodeBuildClient, ListSourceCredentialsCommand } from '@aws-sdk/client-codebuild';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  ResourceNotFoundException,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import {
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
} from '@aws-sdk/client-s3';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkAlarms, checkConcurrency } from '../../cli/doctor/account.ts';
import { checkBuild } from '../../cli/doctor/build.ts';
import { examine } from '../../cli/doctor/examine.ts';
import type { Finding, Grade, Patient } from '../../cli/doctor/finding.ts';
import { checkIndex } from '../../cli/doctor/index-freshness.ts';
import { checkQueues } from '../../cli/doctor/queues.ts';
import { checkRules } from '../../cli/doctor/rules.ts';
import { checkSlack } from '../../cli/doctor/slack.ts';
import { checkStateBuckets } from '../../cli/doctor/state-buckets.ts';
import { checkTrail } from '../../cli/doctor/trail.ts';
import { json, type Listener, listen } from '../../cli/sandbox/listen.ts';
import { configFrom } from '../../functions/runtime/config.ts';
import { parseConfig } from '../../functions/runtime/parse-config.ts';

const mocks = {
  trail: mockClient(CloudTrailClient),
  build: mockClient(CodeBuildClient),
  formation: mockClient(CloudFormationClient),
  bus: mockClient(EventBridgeClient),
  iam: mockClient(IAMClient),
  lambda: mockClient(LambdaClient),
  s3: mockClient(S3Client),
  sns: mockClient(SNSClient),
  sqs: mockClient(SQSClient),
  ssm: mockClient(SSMClient),
};
const patient: Patient = {
  deployment: 'unclick-prod',
  region: 'eu-west-1',
  account: '111122223333',
  ids: new Map([
    ['RunProject', 'unclick-prod-run'],
    ['RunRole', 'run-role'],
    ['PlanBucket', 'plans'],
    ['ClickQueue', 'https://queue'],
    ['ClickDeadLetters', 'https://dead'],
    ['AlarmTopic', 'arn:topic'],
  ]),
};

/** What was found, each with its grade; and that everything that is not well comes with a remedy that says something. */
function graded(found: readonly Finding[]): [Grade, string][] {
  for (const { grade, what, remedy } of found) if (grade !== 'ok') expect(remedy ?? '', what).toMatch(/\w+ \w+/);
  return found.map(({ grade, what }) => [grade, what]);
}
const containing = (grade: Grade, text: string) => [grade, expect.stringContaining(text)];
const configOf = (yaml: string) => configFrom(parseConfig(yaml, 'unclick.yml'));
const stacksOf = (yaml: string) => configOf(`stacks: [${yaml}]`).stacks;

let server: Listener | undefined;
beforeEach(() => {
  for (const mock of Object.values(mocks)) mock.reset();
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

describe('trail', () => {
  const trail = { Name: 'main', TrailARN: 'arn:trail', IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true };
  const management = { Field: 'eventCategory', Equals: ['Management'] };
  it.each([
    ['logs every Region', trail, true, {}, containing('ok', 'main logs every Region')],
    ['has stopped', trail, false, {}, containing('fail', 'no trail logs')],
    ['is not there', undefined, true, {}, containing('fail', 'no trail logs')],
    [
      'logs reads only',
      trail,
      true,
      { EventSelectors: [{ ReadWriteType: 'ReadOnly' as const, IncludeManagementEvents: true }] },
      containing('fail', 'no trail logs'),
    ],
    [
      'logs data events only',
      trail,
      true,
      { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }] },
      containing('fail', 'no trail logs'),
    ],
    [
      'logs management reads only',
      trail,
      true,
      { AdvancedEventSelectors: [{ FieldSelectors: [management, { Field: 'readOnly', Equals: ['true'] }] }] },
      containing('fail', 'no trail logs'),
    ],
    [
      'logs management events by advanced selectors',
      trail,
      true,
      { AdvancedEventSelectors: [{ FieldSelectors: [management] }] },
      containing('ok', 'logs every Region'),
    ],
    ['is of one Region', { ...trail, IsMultiRegionTrail: false }, true, {}, containing('warn', 'this Region only')],
    [
      'leaves out IAM',
      { ...trail, IncludeGlobalServiceEvents: false },
      true,
      {},
      containing('warn', 'global services'),
    ],
  ])('that %s', async (_what, described, IsLogging, selectors, expected) => {
    mocks.trail.on(DescribeTrailsCommand).resolves({ trailList: described ? [described] : [] });
    mocks.trail.on(GetTrailStatusCommand).resolves({ IsLogging });
    mocks.trail.on(GetEventSelectorsCommand).resolves(selectors);
    expect(graded(await checkTrail())).toEqual([expected]);
  });
});

describe('rules', () => {
  const on = { State: 'ENABLED' as const, EventPattern: '{}' };
  const leads = { Targets: [{ Id: 'q', Arn: 'arn:aws:sqs:eu-west-1:111122223333:unclick-prod-clicks' }] };
  it('that are on, lead to the queue and match are four, the hub’s on a bus of its own', async () => {
    mocks.bus.on(DescribeRuleCommand).resolves(on);
    mocks.bus.on(ListTargetsByRuleCommand).resolves(leads);
    mocks.bus.on(TestEventPatternCommand).resolves({ Result: true });
    expect(graded(await checkRules(patient))).toEqual([
      containing('ok', 'unclick-prod-clicks'),
      containing('ok', 'unclick-prod-tampering'),
      containing('ok', 'unclick-prod-root-sign-in'),
      containing('ok', 'unclick-prod-hub'),
    ]);
    const buses = mocks.bus.commandCalls(DescribeRuleCommand).map(({ args }) => args[0].input.EventBusName);
    expect(buses).toEqual(['default', 'default', 'default', 'unclick-prod-hub']);
  });

  it.each([
    ['are off', { ...on, State: 'DISABLED' as const }, leads, true, containing('fail', 'DISABLED')],
    ['lead nowhere', on, { Targets: [] }, true, containing('fail', 'does not lead to the queue')],
    ['lead elsewhere', on, { Targets: [{ Id: 'x', Arn: 'arn:x' }] }, true, containing('fail', 'does not lead')],
    ['match nothing', on, leads, false, containing('fail', 'drops an event')],
    ['are not told of', on, leads, undefined, containing('warn', 'did not say')],
  ])('that %s', async (_what, rule, targets, Result, expected) => {
    mocks.bus.on(DescribeRuleCommand).resolves(rule);
    mocks.bus.on(ListTargetsByRuleCommand).resolves(targets);
    mocks.bus.on(TestEventPatternCommand).resolves({ ...(Result !== undefined && { Result }) });
    expect(new Set(graded(await checkRules(patient)).map((one) => JSON.stringify(one))).size).toBe(4);
    expect(graded(await checkRules(patient))[0]).toEqual(expected);
  });

  it('that are gone are missing, and such that may not be seen are not', async () => {
    mocks.bus.on(DescribeRuleCommand).rejects(new ResourceNotFoundException({ message: 'no', $metadata: {} }));
    expect(graded(await checkRules(patient))[0]).toEqual(containing('fail', 'is missing'));
    mocks.bus.on(DescribeRuleCommand).rejects(new Error('AccessDenied'));
    await expect(checkRules(patient)).rejects.toThrow('AccessDenied');
  });
});

describe('queues', () => {
  const arrange = (waiting: number, lost: number, State?: string, RedrivePolicy = '{}') => {
    const attributes = (count: number) => ({
      Attributes: { ApproximateNumberOfMessages: String(count), RedrivePolicy },
    });
    mocks.sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://queue' }).resolves(attributes(waiting));
    mocks.sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://dead' }).resolves(attributes(lost));
    mocks.lambda.on(ListEventSourceMappingsCommand).resolves({ EventSourceMappings: State ? [{ State }] : [] });
  };
  it('that drain', async () => {
    arrange(3, 0, 'Enabled');
    expect(graded(await checkQueues(patient)).map(([grade]) => grade)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });
  it.each([
    [101, 0, 'Enabled', '{}', containing('warn', '101 clicks wait')],
    [0, 2, 'Enabled', '{}', containing('fail', '2 clicks lie in the dead-letter queue')],
    [0, 0, 'Enabled', '', containing('fail', 'has no dead-letter queue')],
    [0, 0, 'Disabled', '{}', containing('fail', 'its mapping is Disabled')],
    [0, 0, undefined, '{}', containing('fail', 'its mapping is gone')],
  ])('with %s waiting, %s dead, mapping %s, redrive "%s"', async (waiting, lost, state, redrive, expected) => {
    arrange(waiting, lost, state, redrive);
    const found = graded(await checkQueues(patient)).filter(([grade]) => grade !== 'ok');
    expect(found).toEqual([expected]);
  });
});

const body = (text: string | Uint8Array) =>
  ({ transformToString: async () => text, transformToByteArray: async () => text }) as never;
const gone = new NoSuchKey({ message: 'no', $metadata: {} });

describe('index', () => {
  const stacks = stacksOf("{ name: web, state: 's3://states/web.tfstate' }");
  const arrange = (serial: number, indexed: number | undefined) => {
    const state = JSON.stringify({ version: 4, serial, lineage: 'l', resources: [] });
    const manifest = JSON.stringify({ etag: 'e', made: 'm', lineage: 'l', serial: indexed, keys: {} });
    mocks.s3.on(GetObjectCommand, { Bucket: 'states' }).resolves({ Body: body(state), ETag: 'e' });
    const read = mocks.s3.on(GetObjectCommand, { Bucket: 'plans', Key: 'index/web.json.gz' });
    if (indexed === undefined) read.rejects(gone);
    else read.resolves({ Body: body(gzipSync(manifest)) });
  };
  it.each([
    [7, 7, containing('ok', '1 states are indexed at their newest serial')],
    [7, 6, containing('fail', 'web is indexed at serial 6, its state is at 7')],
    [7, undefined, containing('fail', 'web is not indexed')],
  ])('of a state at serial %s, made at %s', async (serial, indexed, expected) => {
    arrange(serial, indexed);
    expect(graded(await checkIndex(patient, stacks))).toEqual([expected]);
  });
  it('of a state that is not there', async () => {
    mocks.s3.on(GetObjectCommand).rejects(gone);
    expect(graded(await checkIndex(patient, stacks))).toEqual([containing('warn', 'there is no such state')]);
  });
});

describe('state buckets', () => {
  const stacks = stacksOf("{ name: web, state: 's3://states/web.tfstate' }");
  it('that tell of changes and keep versions', async () => {
    mocks.s3.on(GetBucketNotificationConfigurationCommand).resolves({ EventBridgeConfiguration: {} });
    mocks.s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
    expect(graded(await checkStateBuckets(stacks))).toEqual([containing('ok', 'states tells EventBridge')]);
  });
  it('that do neither', async () => {
    mocks.s3.on(GetBucketNotificationConfigurationCommand).resolves({});
    mocks.s3.on(GetBucketVersioningCommand).resolves({ Status: 'Suspended' });
    expect(graded(await checkStateBuckets(stacks))).toEqual([
      containing('warn', 'does not tell EventBridge'),
      containing('warn', 'keeps no versions'),
    ]);
  });
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

describe('slack', () => {
  const stack = "stacks: [{ name: web, state: 's3://states/web.tfstate' }]";
  const named = configOf(`${stack}\nslack: { channel: C1, tokenParameter: /t, signingSecretParameter: /s }`);
  const scopes = 'chat:write,users:read,users:read.email,usergroups:read';
  const answering = async (answer: object, granted: string) => {
    // Slack tells a token's scopes in a header.
    const headers = { 'content-type': 'application/json', 'x-oauth-scopes': granted };
    const slack = createServer((_request, response) => response.writeHead(200, headers).end(JSON.stringify(answer)));
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
    const address = slack.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return { api: `http://127.0.0.1:${port}/api/`, close: () => slack.close() };
  };

  it.each([
    ['knows the token', { ok: true, team: 'acme' }, scopes, containing('ok', 'Slack knows the token (acme)')],
    ['gave it too few scopes', { ok: true }, 'chat:write,users:read', containing('fail', 'lacks users:read.email')],
    ['refuses it', { ok: false, error: 'invalid_auth' }, scopes, containing('fail', 'refused the token')],
  ])('that %s', async (_what, answer, granted, expected) => {
    mocks.ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'sandbox-only' } });
    const slack = await answering(answer, granted);
    const found = await checkSlack(named, slack.api);
    slack.close();
    expect(graded(found)).toEqual([expected]);
  });

  it('that is not named, and one whose token is not there', async () => {
    expect(graded(await checkSlack(configOf(stack)))).toEqual([containing('warn', 'no Slack is named')]);
    const missing = new ParameterNotFound({ message: 'no', $metadata: {} });
    mocks.ssm.on(GetParameterCommand).rejects(missing);
    const elsewhere = configOf(`${stack}\nslack: { channel: C1, tokenParameter: /gone }`);
    expect(graded(await checkSlack(elsewhere))).toEqual([containing('unknown', '/gone could not be read')]);
  });
});

describe('account', () => {
  it.each([
    [1000, 'arn:aws:sns:eu-west-1:111122223333:alarms:1', 'ok', 'ok'],
    [10, 'arn:aws:sns:eu-west-1:111122223333:alarms:1', 'warn', 'ok'],
    [1000, 'PendingConfirmation', 'ok', 'fail'],
    [1000, undefined, 'ok', 'fail'],
  ])('with room for %s, and %s hearing the alarms', async (ConcurrentExecutions, SubscriptionArn, room, heard) => {
    mocks.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions } });
    const Subscriptions = SubscriptionArn ? [{ SubscriptionArn }] : [];
    mocks.sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions });
    const found = graded([...(await checkConcurrency()), ...(await checkAlarms(patient))]);
    expect(found.map(([grade]) => grade)).toEqual([room, heard]);
  });
});

describe('the whole examination', () => {
  const config = configOf(
    "stacks: [{ name: web, state: 's3://states/web.tfstate', mode: auto }]\nslack: { channel: C1, tokenParameter: /hidden }",
  );
  const areas = ['trail', 'rules', 'queues', 'index', 'state buckets', 'build', 'slack', 'account', 'account'];
  const about = { config, deployment: 'unclick-prod', region: 'eu-west-1', account: '111122223333' };

  it('looks at every area, whatever it may not look at, and says of each that it could not', async () => {
    mocks.formation.on(ListStackResourcesCommand).resolves({});
    const denied = new Error('AccessDenied');
    mocks.trail.onAnyCommand().rejects(denied);
    mocks.build.onAnyCommand().rejects(denied);
    mocks.bus.onAnyCommand().rejects(denied);
    mocks.iam.onAnyCommand().rejects(denied);
    mocks.lambda.onAnyCommand().rejects(denied);
    mocks.s3.onAnyCommand().rejects(denied);
    mocks.sns.onAnyCommand().rejects(denied);
    mocks.sqs.onAnyCommand().rejects(denied);
    mocks.ssm.onAnyCommand().rejects(denied);
    const seen: string[] = [];
    const found = await examine({ ...about, progress: (area) => void seen.push(area) });
    expect(seen).toEqual(areas);
    expect(found.map(({ area }) => area)).toEqual(areas);
    expect(graded(found).every(([grade]) => grade === 'unknown' || grade === 'warn')).toBe(true);
    expect(found.every(({ what }) => /could not (look|be read)|AccessDenied|cannot read/.test(what))).toBe(true);
  });

  it('does not begin where there is no such deployment', async () => {
    mocks.formation.on(ListStackResourcesCommand).rejects(new Error('Stack with id unclick-prod does not exist'));
    await expect(examine(about)).rejects.toThrow('does not exist');
  });
});
