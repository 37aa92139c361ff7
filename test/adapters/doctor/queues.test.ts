import { ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { checkQueues } from '../../../cli/doctor/queues.ts';
import { containing, freshMocks, graded, mocks, patient } from './patient.ts';

freshMocks();

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
