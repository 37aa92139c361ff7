import { setTimeout as pause } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '../../cli/sandbox/clients.ts';
import type { Chance } from '../model/chance.ts';
import { killFunctions } from './killing.ts';
import type { Tally } from './tally.ts';

/** A batch of clicks takes some tens of milliseconds, and longer where the process has just been started. */
const latest = 60;
/** Of so many batches one is killed in the middle, and one is done with and never deleted. */
const every = 4;

export interface BatchParts {
  readonly chance: Chance;
  readonly tally: Tally;
  /** How many batches are to be killed in the middle, and how many to be left undeleted. */
  readonly quota: { killed: number; undeleted: number };
}

/**
 * The poller's own client of SQS. What it has received may be lost in the middle (the functions' process is killed), or be
 * done with and come again (who polls dies before it deletes).
 */
export function batchClient(endpoint: string, { chance, tally, quota }: BatchParts): SQSClient {
  const client = new SQSClient({ ...clientSettings(endpoint), useQueueUrlAsEndpoint: false });
  let batches = 0;
  let open = 0;
  const killInTheMiddle = async (batch: number) => {
    await pause(latest * chance.of(`kill of batch ${batch}`));
    if (open !== batch || !killFunctions()) return;
    quota.killed -= 1;
    tally.count("functions' process killed");
  };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const isOurs = 'QueueUrl' in args.input && String(args.input.QueueUrl).endsWith('-clicks');
        if (isOurs && commandName === 'DeleteMessageBatchCommand') {
          open = 0;
          if (batches % every === 3 && quota.undeleted > 0) {
            quota.undeleted -= 1;
            tally.count('poller died before it deleted');
            throw new Error('the poller dies before it deletes (chaos)');
          }
        }
        const answer = await next(args);
        const received = 'Messages' in answer.output && answer.output.Messages?.length;
        if (isOurs && commandName === 'ReceiveMessageCommand' && received) {
          batches += 1;
          open = batches;
          if (batches % every === 1 && quota.killed > 0) void killInTheMiddle(batches);
        }
        return answer;
      },
    { step: 'initialize', name: 'chaosOfBatches' },
  );
  return client;
}
