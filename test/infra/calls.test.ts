import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundled } from './bundled.ts';
import { may } from './may.ts';
import { packaged } from './packaged.ts';
import { account, region, resolver } from './resolved.ts';

const root = join(import.meta.dirname, '..', '..');

/** What the SDK's commands are called in a policy. A transaction has no action of its own: its members have (below). */
const actions: Readonly<Record<string, string>> = {
  GetCommand: 'dynamodb:GetItem',
  BatchGetCommand: 'dynamodb:BatchGetItem',
  PutCommand: 'dynamodb:PutItem',
  UpdateCommand: 'dynamodb:UpdateItem',
  QueryCommand: 'dynamodb:Query',
  AssumeRoleCommand: 'sts:AssumeRole',
  LookupEventsCommand: 'cloudtrail:LookupEvents',
  DescribeTrailsCommand: 'cloudtrail:DescribeTrails',
  GetTrailStatusCommand: 'cloudtrail:GetTrailStatus',
  PutEventsCommand: 'events:PutEvents',
  InvokeCommand: 'lambda:InvokeFunction',
  GetObjectCommand: 's3:GetObject',
  PutObjectCommand: 's3:PutObject',
  ListObjectsV2Command: 's3:ListBucket',
  DescribeExecutionCommand: 'states:DescribeExecution',
  SendTaskSuccessCommand: 'states:SendTaskSuccess',
  StartExecutionCommand: 'states:StartExecution',
  PublishCommand: 'sns:Publish',
  SendMessageCommand: 'sqs:SendMessage',
  GetParameterCommand: 'ssm:GetParameter',
  DescribeKeyCommand: 'kms:DescribeKey',
  CancelKeyDeletionCommand: 'kms:CancelKeyDeletion',
  EnableKeyCommand: 'kms:EnableKey',
  DescribeSecretCommand: 'secretsmanager:DescribeSecret',
  RestoreSecretCommand: 'secretsmanager:RestoreSecret',
};
const ofTransactions: Readonly<Record<string, string>> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

const local = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const incidents = local('dynamodb', 'table/unclick-prod-incidents');
const plans = 'arn:aws:s3:::unclick-prod-planbucket';
const states = 'arn:aws:s3:::acme-terraform-states';

const unnamed = 'no-topic-is-named-in-unclick.yml';

/** On what the calls of an adapter are made, and where one call differs, or one function. Tables and queries are below. */
const resources: Readonly<Record<string, string>> = {
  'adapters/dynamo/state-index.ts': local('dynamodb', 'table/unclick-prod-index'),
  'adapters/s3/manifests.ts': `${plans}/index/network.json.gz`,
  'adapters/s3/plans.ts': `${plans}/plans/network-1/abc.tfplan`,
  'adapters/s3/states.ts': `${states}/live/prod/web/terraform.tfstate`,
  'report-outcome adapters/s3/states.ts': `${states}/live/prod/web/terraform.tfstate.tflock`,
  'adapters/s3/list.ts': plans,
  'report-outcome adapters/s3/list.ts': states,
  'adapters/assumed-role.ts': `arn:aws:iam::${account}:role/no-account-is-named-in-unclick.yml`,
  'run-terraform adapters/assumed-role.ts': 'arn:aws:iam::444455556666:role/terraform',
  'adapters/cloudtrail-trail.ts': '*',
  'cloudtrail:GetTrailStatus': local('cloudtrail', 'trail/main'),
  'adapters/cloudtrail-records.ts': '*',
  'adapters/event-bus.ts': local('events', 'event-bus/unclick-prod-incidents'),
  'adapters/lambda-receiver.ts': local('lambda', 'function:unclick-prod-receive-decision'),
  'adapters/sfn-workflow.ts': local('states', 'stateMachine:unclick-prod-respond'),
  'states:DescribeExecution': local('states', 'execution:unclick-prod-respond:network-1'),
  'states:SendTaskSuccess': '*',
  'adapters/sns-announcements.ts': local('sns', unnamed),
  'adapters/sqs-click-queue.ts': local('sqs', 'unclick-prod-clicks'),
  'adapters/sqs-dead-letters.ts': local('sqs', 'unclick-prod-clicks-dead'),
  'adapters/restore-secret.ts': local('secretsmanager', 'secret:db-AbCdEf'),
  'adapters/undo-calls.ts': local('kms', 'key/11112222-3333-4444-5555-666677778888'),
  'adapters/ssm-parameters.ts': local('ssm', 'parameter/deploy/prod/web/commit'),
  'runtime/secret.ts': local('ssm', 'parameter/unclick/slack/token'),
};

/** The overrides' adapter covers clicks for the run alone. */
const coversNoClick = 'adapters/dynamo/overrides.ts dynamodb:ConditionCheckItem';
/** The workflow's adapter starts it for many, and answers it for receive-decision alone. */
const answersNoToken = 'adapters/sfn-workflow.ts states:SendTaskSuccess';

/** Calls that a program's files can make and the program never does, so that its role may not: by file, and why. */
const neverMade: Readonly<Record<string, readonly string[]>> = {
  // Claims a lease, reads an incident, writes a step: mail is put in, gathered and listed by others.
  'claim-stack': [
    'adapters/dynamo/mailbox.ts dynamodb:BatchGetItem',
    'adapters/dynamo/incidents.ts dynamodb:Query',
    'adapters/dynamo/mailbox.ts dynamodb:PutItem',
    'adapters/dynamo/mailbox.ts dynamodb:Query',
  ],
  // Looks up in the index and never writes there; the mail that it puts in, the run gathers.
  'classify-click': [
    'adapters/dynamo/mailbox.ts dynamodb:BatchGetItem',
    'adapters/dynamo/state-index.ts dynamodb:UpdateItem',
    answersNoToken,
  ],
  'decide-by-clock': [coversNoClick],
  'finish-decisions': [coversNoClick, answersNoToken],
  // Writes the index and never looks up in it.
  'index-state': ['adapters/dynamo/state-index.ts dynamodb:BatchGetItem'],
  'receive-decision': [coversNoClick],
  'report-outcome': [coversNoClick, answersNoToken],
  'request-approval': [coversNoClick],
  // Undoing a deletion needs what Terraform needs to make the thing: the stacks' own policies and roles allow it (`build` of unclick.yml).
  'run-terraform': [
    'adapters/restore-secret.ts secretsmanager:DescribeSecret',
    'adapters/restore-secret.ts secretsmanager:RestoreSecret',
    'adapters/undo-calls.ts kms:CancelKeyDeletion',
    'adapters/undo-calls.ts kms:DescribeKey',
    'adapters/undo-calls.ts kms:EnableKey',
  ],
  // Lists the manifests' names; of incidents and sweeps it reads the lists.
  'sweep-stacks': [
    'adapters/dynamo/incidents.ts dynamodb:GetItem',
    'adapters/dynamo/sweeps.ts dynamodb:GetItem',
    'adapters/s3/manifests.ts s3:GetObject',
    'adapters/s3/manifests.ts s3:PutObject',
    answersNoToken,
  ],
  'tell-incident': [coversNoClick],
};

/** Files that make a call for whoever imports them, and on what, the importer says: it is the importer's call. */
const madeFor: Readonly<Record<string, string>> = {
  queryAll: 'dynamodb:Query',
  updateIf: 'dynamodb:UpdateItem',
  batchGet: 'dynamodb:BatchGetItem',
};
const makesForOthers = /\/(query-all|update-if|batch-get|transact)\.ts$/;

interface Made {
  readonly file: string;
  readonly action: string;
  readonly resource: string;
}

/** Every call of the SDK in the files that a program is bundled from. */
async function callsOf(program: string): Promise<readonly Made[]> {
  const { outputs } = await bundled(join(root, 'functions', `${program}.ts`));
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const files = inputs.filter(
    ([file, { bytesInOutput }]) => file.startsWith('functions/') && !makesForOthers.test(file) && bytesInOutput > 0,
  );
  return files.flatMap(([path]) => {
    const file = path.slice('functions/'.length);
    const text = readFileSync(join(root, path), 'utf8');
    return actionsIn(text).map((action) => ({ file, action, resource: resourceOf(program, file, action, text) }));
  });
}

function actionsIn(text: string): readonly string[] {
  const commands = [...text.matchAll(/new (\w+Command)\(/g)].map(([, name = '']) => actions[name] ?? name);
  const helped = Object.entries(madeFor).flatMap(([name, action]) => (text.includes(`${name}(`) ? [action] : []));
  const members = /import .*\btransact\b/.test(text)
    ? [...text.matchAll(/\b(Put|Update|Delete|ConditionCheck): \{/g)].map(
        ([, name = '']) => ofTransactions[name] ?? name,
      )
    : [];
  const secrets = /\bgetParameter\(/.test(text) ? ['ssm:GetParameter'] : [];
  return [...new Set([...commands, ...helped, ...members, ...secrets])];
}

function resourceOf(program: string, file: string, action: string, text: string): string {
  const named = resources[`${program} ${file}`] ?? resources[action] ?? resources[file];
  if (named !== undefined) return named;
  const index = /IndexName: (\w+)Index\b/.exec(text)?.[1];
  return action === 'dynamodb:Query' && index !== undefined ? `${incidents}/index/${index}` : incidents;
}

describe('every call of the SDK in a program', () => {
  let resolve: ReturnType<typeof resolver>;
  let roleOf: (program: string) => string;
  beforeAll(() => {
    const pack = packaged();
    resolve = resolver(pack);
    roleOf = (program) => {
      if (program === 'run-terraform') return 'RunRole';
      const name = `unclick-prod-${program}`;
      const functions = Object.values(pack.template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
      const role = functions.find(({ Properties }) => Properties.FunctionName === name)?.Properties.Role;
      return JSON.stringify(role).match(/"(\w+Role)"/)?.[1] ?? '';
    };
  }, 240_000);

  it('asks for an object that may not be there only where it hears that it is not: S3 says so to whom it lets list', async () => {
    for (const [role, bucket] of [
      ['IndexStateRole', plans],
      ['IndexStateRole', states],
      ['ReportOutcomeRole', states],
      ['RunRole', plans],
    ] as const)
      expect(await may(resolve, role, 's3:ListBucket', bucket), `${role} on ${bucket}`).toBe(true);
  });

  const programs = readdirSync(join(root, 'functions')).flatMap((file) => /^(.+)\.ts$/.exec(file)?.[1] ?? []);

  it.each(programs)('may be made by the role of %s', async (program) => {
    const refused: string[] = [];
    for (const { file, action, resource } of await callsOf(program)) {
      expect(action, 'a command that this test does not know').toMatch(/^[a-z0-9]+:/);
      const list = { 's3:prefix': resource === plans ? 'index/' : '' };
      if (!(await may(resolve, roleOf(program), action, resource, list))) refused.push(`${file} ${action}`);
    }
    expect(refused.sort()).toEqual([...(neverMade[program] ?? [])].sort());
  });
});
