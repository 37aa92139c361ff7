import { beforeAll, describe, expect, it } from 'vitest';
import { may as mayIn } from './may.ts';
import { packaged } from './packaged.ts';
import { account, region, resolver } from './resolved.ts';

let roles: string[];
let resolve: ReturnType<typeof resolver>;

beforeAll(() => {
  const pack = packaged();
  resolve = resolver(pack);
  roles = Object.entries(pack.template.Resources).flatMap(([id, { Type }]) => (Type === 'AWS::IAM::Role' ? [id] : []));
}, 240_000);

const local = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const index = local('dynamodb', 'table/unclick-prod-index');
const incidents = local('dynamodb', 'table/unclick-prod-incidents');
const plans = 'arn:aws:s3:::unclick-prod-planbucket';
const state = 'arn:aws:s3:::acme-terraform-states/network/terraform.tfstate';
const patternState = 'arn:aws:s3:::acme-terraform-states/live/prod/web/terraform.tfstate';
const otherObject = 'arn:aws:s3:::acme-terraform-states/payroll.csv';
const machine = local('states', 'stateMachine:unclick-prod-respond');
const execution = local('states', 'execution:unclick-prod-respond:network-1');
const project = local('codebuild', 'project/unclick-prod-run');
const queue = local('sqs', 'unclick-prod-clicks');
const dead = local('sqs', 'unclick-prod-clicks-dead');
const bus = local('events', 'event-bus/unclick-prod-incidents');
const token = local('ssm', 'parameter/unclick/slack/token');
const signing = local('ssm', 'parameter/unclick/slack/signing-secret');
const step = (name: string) => local('lambda', `function:unclick-prod-${name}`);

/** Manifests are looked up one by one; where the policy asks for a prefix, this is it. */
const may = (role: string, action: string, resource: string) =>
  mayIn(resolve, role, action, resource, { 's3:prefix': 'index/network.json.gz' });

const telling = [
  'TellIncident',
  'RequestApproval',
  'DecideByClock',
  'ReceiveDecision',
  'FinishDecisions',
  'ReportOutcome',
];

const starting = ['ClassifyClick', 'SweepStacks', 'ReportOutcome', 'ReceiveDecision', 'FinishDecisions'];

/** What may be done, on what, and every role that may: all others may not. */
const powers: readonly [string, string, readonly string[]][] = [
  ['codebuild:StartBuild', project, ['Respond']],
  ['codebuild:StartBuild', local('codebuild', 'project/other'), []],
  ['states:SendTaskSuccess', '*', ['ReceiveDecision']],
  ['states:SendTaskFailure', '*', []],
  ['states:SendTaskHeartbeat', '*', []],
  ['states:GetActivityTask', '*', []],
  ['states:StartExecution', machine, starting],
  ['states:StartExecution', local('states', 'stateMachine:other'), []],
  ['states:DescribeExecution', execution, starting],
  ['states:StopExecution', execution, []],
  ['states:UpdateStateMachine', machine, []],
  ['s3:GetObject', state, ['IndexState', 'Run']],
  ['s3:PutObject', state, ['Run']],
  ['s3:GetObject', otherObject, []],
  ['s3:DeleteObject', `${state}.tflock`, ['Run']],
  ['s3:DeleteObject', state, []],
  ['s3:GetObject', `${state}.tflock`, ['ReportOutcome', 'Run']],
  ['s3:GetObject', patternState, ['IndexState', 'Run']],
  ['s3:GetObject', `${patternState}.tflock`, ['IndexState', 'ReportOutcome', 'Run']],
  ['s3:DeleteObject', `${patternState}.tflock`, ['Run']],
  ['s3:DeleteObject', patternState, []],
  ['s3:GetObject', `${plans}/plans/network-1/abc.tfplan`, ['Run']],
  ['s3:PutObject', `${plans}/plans/network-1/abc.tfplan`, ['Run']],
  ['s3:PutObject', `${plans}/index/network.json.gz`, ['IndexState']],
  ['s3:PutObject', `${plans}/run/program.tar.gz`, []],
  ['s3:GetObject', `${plans}/run/program.tar.gz`, ['Run']],
  ['dynamodb:UpdateItem', index, ['IndexState']],
  ['dynamodb:BatchGetItem', index, ['ClassifyClick', 'Run']],
  ['dynamodb:DeleteItem', incidents, []],
  ['dynamodb:DeleteTable', incidents, []],
  ['dynamodb:Scan', incidents, []],
  ['sqs:ReceiveMessage', queue, ['ClassifyClick']],
  ['sqs:SendMessage', queue, ['BackfillClicks']],
  ['sqs:SendMessage', dead, ['ClassifyClick']],
  ['sqs:PurgeQueue', queue, []],
  ['events:PutEvents', bus, telling],
  ['events:PutEvents', local('events', 'event-bus/default'), []],
  ['events:DisableRule', local('events', 'rule/unclick-prod-clicks'), []],
  ['ssm:GetParameter', token, telling],
  ['ssm:GetParameter', signing, ['ReceiveDecision']],
  ['ssm:GetParameter', local('ssm', 'parameter/deploy/prod/web/commit'), ['Run']],
  ['ssm:GetParameter', local('ssm', 'parameter/other'), []],
  ['cloudtrail:LookupEvents', '*', ['BackfillClicks', 'Run']],
  ['cloudtrail:StopLogging', local('cloudtrail', 'trail/main'), []],
  ['lambda:InvokeFunction', step('report-outcome'), ['Respond']],
  ['lambda:InvokeFunction', step('classify-click'), []],
  ['lambda:InvokeFunction', step('receive-decision'), ['RequestApproval', 'FinishDecisions']],
  ['lambda:UpdateFunctionCode', step('classify-click'), []],
  ['iam:PassRole', `arn:aws:iam::${account}:role/any`, []],
  ['sts:AssumeRole', 'arn:aws:iam::444455556666:role/terraform', ['Run']],
  ['sts:AssumeRole', 'arn:aws:iam::444455556666:role/admin', []],
  ['sts:AssumeRole', 'arn:aws:iam::444455556666:role/unclick-backfill', []],
];

describe('who may do what', () => {
  it('knows every role of the template', () => {
    const functions = ['ClassifyClick', 'IndexState', 'BackfillClicks', 'SweepStacks', 'ClaimStack', ...telling];
    expect([...roles].sort()).toEqual([...functions, 'Respond', 'Run'].map((name) => `${name}Role`).sort());
  });

  it.each(powers)('%s on %s', async (action, resource, holders) => {
    const answers = await Promise.all(roles.map(async (role) => ((await may(role, action, resource)) ? [role] : [])));
    expect(answers.flat().sort()).toEqual(holders.map((name) => `${name}Role`).sort());
  });

  it('lets each function read and write what its adapters do', async () => {
    const needs: readonly [string, string, string][] = [
      ['ClaimStackRole', 'dynamodb:UpdateItem', incidents],
      ['ClaimStackRole', 'dynamodb:GetItem', incidents],
      ['ClassifyClickRole', 'dynamodb:PutItem', incidents],
      ['ClassifyClickRole', 'dynamodb:UpdateItem', incidents],
      ['ClassifyClickRole', 'dynamodb:Query', `${incidents}/index/waiting`],
      ['BackfillClicksRole', 'cloudtrail:GetTrailStatus', 'arn:aws:cloudtrail:eu-west-1:444455556666:trail/org'],
      ['IndexStateRole', 's3:ListBucket', 'arn:aws:s3:::acme-terraform-states'],
      ['IndexStateRole', 's3:ListBucket', plans],
      ['SweepStacksRole', 's3:ListBucket', plans],
      ['SweepStacksRole', 'dynamodb:Query', `${incidents}/index/byTime`],
      ['SweepStacksRole', 'dynamodb:UpdateItem', incidents],
      ['RunRole', 'dynamodb:Query', `${incidents}/index/waiting`],
      ['RunRole', 's3:PutObject', `${state}.tflock`],
      ...telling.map((name): [string, string, string] => [`${name}Role`, 'dynamodb:UpdateItem', incidents]),
    ];
    for (const [role, action, resource] of needs)
      expect(await may(role, action, resource), `${role} ${action}`).toBe(true);
  });

  it('has no action with a star, and no managed policy of its own', () => {
    const documents = roles.flatMap((role) => resolve.policiesOf(role).map(({ policy }) => JSON.stringify(policy)));
    expect(documents.length).toBeGreaterThanOrEqual(roles.length);
    const actions = documents.flatMap((document) =>
      [...document.matchAll(/"Action":(\[[^\]]*\]|"[^"]*")/g)].map(([, text]) => text),
    );
    expect(actions.filter((text) => text?.includes('*'))).toEqual([]);
  });
});
