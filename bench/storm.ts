import { performance } from 'node:perf_hooks';
import { MemoryStateIndex } from '../functions/adapters/memory-state-index.ts';
import { systemClock } from '../functions/adapters/system-clock.ts';
import { indexState } from '../functions/core/state/index-state.ts';
import { readState } from '../functions/core/state/state.ts';
import { type AnswerPorts, answerClick } from '../functions/flows/answer-click.ts';
import { FakeMailbox } from '../test/fakes/mailbox.ts';
import { FakeWorkflow } from '../test/fakes/workflow.ts';
import { generatedState } from './generated-state.ts';

const resources = 20_000;
const burst = 1000;
const sustained = 20_000;
const batch = 10;

/** A storm of clicks on managed queues through the whole flow, its ports in memory: what one core of classifier sustains, and how long a click of a burst waits for its verdict. */
export async function run(isJson: boolean): Promise<void> {
  const index = filledIndex();
  await answerAll(portsOf(index), messages(2000));
  const bursts = await answerAll(portsOf(index), messages(burst));
  const latencies = bursts.latencies.sort((a, b) => a - b);
  const long = await answerAll(portsOf(index), messages(sustained));
  const result = {
    bench: 'storm',
    clicksPerSecond: Math.round(sustained / long.seconds),
    burst,
    burstSeconds: Number(bursts.seconds.toFixed(3)),
    p50Milliseconds: Number((latencies[Math.floor(burst * 0.5)] ?? 0).toFixed(1)),
    p99Milliseconds: Number((latencies[Math.floor(burst * 0.99)] ?? 0).toFixed(1)),
    drift: bursts.drift,
  };
  const text = `${result.clicksPerSecond} clicks/s sustained; ${burst} clicks at once: verdict after ${result.p50Milliseconds} ms (p50), ${result.p99Milliseconds} ms (p99); ${result.drift} of ${burst} drift`;
  process.stdout.write(`${isJson ? JSON.stringify(result) : text}\n`);
}

/** Answers batches one after another, as one concurrent Lambda would; a click's latency counts from the start of the storm. */
async function answerAll(ports: AnswerPorts, bodies: readonly string[]) {
  const latencies: number[] = [];
  let drift = 0;
  const start = performance.now();
  for (let from = 0; from < bodies.length; from += batch) {
    const answers = bodies.slice(from, from + batch).map(async (body) => {
      const answered = await answerClick(ports, body);
      if ('record' in answered && answered.verdict.verdict === 'drift') drift += 1;
      latencies.push(performance.now() - start);
    });
    await Promise.all(answers);
  }
  return { latencies, drift, seconds: (performance.now() - start) / 1000 };
}

/** A fresh mailbox each time; stacks are many, so that no mailbox is a list of twenty thousand. */
function portsOf(index: MemoryStateIndex): AnswerPorts {
  return {
    policy: { origins: ['console'], ownRoles: [] },
    ignore: [],
    own: { prefix: 'unclick-prod', names: [], trails: [], deployers: [] },
    clock: systemClock,
    index,
    mailbox: new FakeMailbox(systemClock),
    workflow: new FakeWorkflow(),
    deadLetters: { send: async () => undefined },
  };
}

function filledIndex(): MemoryStateIndex {
  const index = new MemoryStateIndex();
  const perStack = 100;
  const state = readState(JSON.parse(generatedState(resources, resources * 600)));
  if (!state.ok) throw new Error(state.why);
  for (let from = 0; from < state.resources.length; from += perStack) {
    const stack = `stack-${from / perStack}`;
    const scope = { stack, account: '111122223333', region: 'eu-central-1' };
    index.add(indexState(state.resources.slice(from, from + perStack), scope));
  }
  return index;
}

function messages(count: number): string[] {
  return Array.from({ length: count }, (_, at) => JSON.stringify(setQueueAttributes(at)));
}

/** The generated state's queues stand at every ninth place, give or take: most of these clicks hit one. */
function setQueueAttributes(at: number) {
  const queue = (at * 10 + 5) % resources;
  const detail = {
    eventVersion: '1.09',
    eventID: `e-${at}`,
    eventTime: '2026-11-23T12:00:00Z',
    eventSource: 'sqs.amazonaws.com',
    eventName: 'SetQueueAttributes',
    awsRegion: 'eu-central-1',
    recipientAccountId: '111122223333',
    readOnly: false,
    eventType: 'AwsApiCall',
    sessionCredentialFromConsole: 'true',
    userIdentity: {
      type: 'IAMUser',
      userName: 'ada',
      arn: 'arn:aws:iam::111122223333:user/ada',
      accountId: '111122223333',
    },
    requestParameters: {
      queueUrl: `https://sqs.eu-central-1.amazonaws.com/111122223333/queue-${queue}`,
      attributes: { VisibilityTimeout: '60' },
    },
    responseElements: null,
  };
  return { 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.sqs', detail };
}
