import { join } from 'node:path';
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { DynamoIncidents } from '../../functions/adapters/dynamo/incidents.ts';
import type { Incident } from '../../functions/core/incident.ts';
import type { ClickBoard } from '../console/sources.ts';
import { answerTask, substitution } from './answer-task.ts';
import { readBuildspec } from './buildspec.ts';
import type { SandboxClients } from './clients.ts';
import { type BuildPlace, codeBuild, type StartBuild } from './codebuild.ts';
import { incidentsTable, inOrder, startSandboxConsole } from './console-api.ts';
import { type Deployed, deployed } from './deploy.ts';
import { startEventHistory } from './event-history.ts';
import { type AnswerTask, Executions } from './executions.ts';
import { type Functions, startFunctions } from './functions.ts';
import { startLambda } from './lambda-api.ts';
import { type PolledQueue, pollQueue } from './queue-poller.ts';
import { startReceiver } from './receiver.ts';
import { slackParameters } from './responder-config.ts';
import { responderEnvironment } from './responder-environment.ts';
import type { Shutdown } from './shutdown.ts';
import { type SlackMessage, startSlack } from './slack-server.ts';
import { watchStates } from './state-events.ts';
import { startStepFunctions } from './step-functions.ts';
import { TaskTokens } from './task-tokens.ts';
import { workflowDefinition } from './workflow-definition.ts';

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:unclick-sandbox-respond';

export interface ResponderParts {
  readonly project: string;
  readonly folder: string;
  readonly clients: SandboxClients;
  /** Where DynamoDB answers. */
  readonly dynamodb: string;
  readonly ids: Deployed;
  readonly home: string;
  readonly config: string;
  readonly checkout: string;
  /** Where a build gets its source, where not from the folder as it is; and how many may run at once. */
  readonly builds?: Pick<BuildPlace, 'download' | 'atOnce'>;
  readonly environment: NodeJS.ProcessEnv;
  /** Hears of batches that failed as a whole; standard error, where it is left out. */
  readonly onFailure?: PolledQueue['onFailure'];
  /** Clicks that can be made from the page. */
  readonly clicks: ClickBoard | undefined;
}

export interface Responder {
  readonly console: string;
  /** The page's address for a person: it opens once. */
  readonly page: string;
  readonly messages: readonly SlackMessage[];
  /** Where Slack would send what people press: the function URL of receive-decision. */
  readonly receiver: string;
  /** What the commands that decide need in their environment to find this sandbox. */
  readonly deployment: Readonly<Record<string, string>>;
  readonly functions: Functions;
  readonly queues: Queues;
  incidents(): Promise<readonly Incident[]>;
  /** Indexes the state, then listens to the queue. */
  begin(stateBucket: string): Promise<void>;
}

/** Starts the project's own functions and what AWS would be around them: Step Functions, CodeBuild, event sources, Slack. */
export async function startResponder(parts: ResponderParts, shutdown: Shutdown): Promise<Responder> {
  const { clients, ids, folder } = parts;
  const { deadLetters, clicks } = await queues(clients, ids);
  const slack = await startSlack();
  await shutdown.add('slack', slack.close);
  await Promise.all(Object.values(slackParameters).map((name) => keepSecret(clients, name)));
  const history = await startEventHistory();
  await shutdown.add('event history', history.close);
  const tasks = lateTasks();
  const stepFunctions = await startWorkflow(parts.project, tasks.answer, shutdown);
  const environment = responderEnvironment(parts.environment, {
    dynamodb: parts.dynamodb,
    config: parts.config,
    indexTable: deployed(ids, 'IndexTable'),
    incidentsTable: deployed(ids, 'IncidentsTable'),
    planBucket: deployed(ids, 'PlanBucket'),
    deadLetters,
    stateMachine: machine,
    stepFunctions,
    slack: slack.url,
    history: history.url,
    home: parts.home,
  });
  const lambda = await startLambda();
  await shutdown.add('lambda', lambda.close);
  const called = calling(environment, lambda.url, { history: history.url, clicks });
  const functions = await startFunctions(called, join(folder, 'functions.log'), shutdown);
  lambda.begin(functions);
  tasks.begin(functions, buildIn(parts, environment, shutdown));
  const table = incidentsTable(clients.dynamodb, deployed(ids, 'IncidentsTable'));
  const incidents = new DynamoIncidents(table);
  const console = await startSandboxConsole({
    table,
    functions,
    slack,
    s3: clients.s3,
    planBucket: deployed(ids, 'PlanBucket'),
    config: parts.config,
    logOf: (incident) => join(folder, `${incident}.log`),
    clicks: parts.clicks,
  });
  await shutdown.add('console', console.close);
  const receiver = await startReceiver(functions);
  await shutdown.add('receiver', receiver.close);
  await Promise.all(
    ['classify-click', 'tell-incident', 'claim-stack', 'report-outcome', 'index-state'].map(functions.load),
  );
  return {
    console: console.url,
    page: console.link(),
    messages: slack.messages,
    receiver: receiver.url,
    deployment: deploymentOf(environment),
    functions,
    queues: { deadLetters, clicks },
    incidents: () => inOrder(incidents),
    begin: (bucket) => begin(parts, functions, clicks, bucket, shutdown),
  };
}

/** Functions call one another here, and ask CloudTrail; a build's Terraform finds both where the rest of AWS is. */
function calling(environment: NodeJS.ProcessEnv, lambda: string, { history, clicks }: Backfilled): NodeJS.ProcessEnv {
  return {
    ...environment,
    AWS_ENDPOINT_URL_LAMBDA: lambda,
    AWS_ENDPOINT_URL_CLOUDTRAIL: history,
    UNCLICK_CLICK_QUEUE_URL: clicks,
    UNCLICK_BACKFILL_ROLE: 'arn:aws:iam::ACCOUNT:role/unclick-backfill',
    UNCLICK_RECEIVER: 'unclick-sandbox-receive-decision',
  };
}

/** Where the backfill finds what the bus lost, and where it puts it. */
interface Backfilled {
  readonly history: string;
  readonly clicks: string;
}

/** The names that `unclick decide` and its kin read, and where this sandbox's AWS is. */
function deploymentOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const wanted = Object.entries(environment).filter(([name]) =>
    /^(AWS_|UNCLICK_(CONFIG|TABLE_|STATE_|SLACK_|CLOUDTRAIL_))/.test(name),
  );
  return Object.fromEntries(wanted.map(([name, value = '']) => [name, value]));
}

/** Their URLs. */
export interface Queues {
  readonly clicks: string;
  readonly deadLetters: string;
}

async function queues(clients: SandboxClients, ids: Deployed): Promise<Queues> {
  const urlOf = async (logicalId: string) => {
    const QueueName = deployed(ids, logicalId).split('/').at(-1) ?? '';
    const { QueueUrl = '' } = await clients.sqs.send(new GetQueueUrlCommand({ QueueName }));
    return QueueUrl;
  };
  return { deadLetters: await urlOf('ClickDeadLetters'), clicks: await urlOf('ClickQueue') };
}

function keepSecret(clients: SandboxClients, Name: string) {
  return clients.ssm.send(new PutParameterCommand({ Name, Value: 'sandbox-only', Type: 'SecureString' }));
}

/** The workflow is there before the functions are, which need its address. */
function lateTasks() {
  let answer: AnswerTask | undefined;
  return {
    begin(functions: Functions, startBuild: StartBuild) {
      answer = answerTask(functions, startBuild);
    },
    answer(resource: string, parameters: unknown) {
      if (!answer) throw new Error('an execution was started before the functions were');
      return answer(resource, parameters);
    },
  };
}

async function startWorkflow(project: string, answer: AnswerTask, shutdown: Shutdown): Promise<string> {
  const tokens = new TaskTokens();
  const workflow = workflowDefinition(join(project, 'infra', 'workflow.asl.yml'), substitution);
  const executions = new Executions(machine, workflow, tokens, answer);
  const api = await startStepFunctions(executions, tokens);
  await shutdown.add('step functions', api.close);
  await shutdown.add('executions', () => executions.abort());
  return api.url;
}

function buildIn(parts: ResponderParts, environment: NodeJS.ProcessEnv, shutdown: Shutdown): StartBuild {
  const spec = readBuildspec(join(parts.project, 'infra', 'buildspec.yml'));
  const logFile = join(parts.folder, 'build.log');
  return codeBuild({ spec, directory: parts.checkout, environment, logFile, ...parts.builds }, shutdown);
}

async function begin(
  { clients, onFailure = complain }: ResponderParts,
  functions: Functions,
  url: string,
  stateBucket: string,
  shutdown: Shutdown,
): Promise<void> {
  const index = (event: unknown) => functions.invoke('index-state', event);
  await index({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} });
  await shutdown.add('states', await watchStates(clients, stateBucket, index, onFailure));
  const arn = `arn:aws:sqs:us-east-1:123456789012:${url.split('/').at(-1)}`;
  const handle = (batch: unknown) => functions.invoke('classify-click', batch);
  await shutdown.add('clicks', pollQueue({ client: clients.sqs, url, arn, handle, onFailure }));
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
}
