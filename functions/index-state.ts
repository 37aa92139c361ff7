import { createHash } from 'node:crypto';
import { DynamoStateIndex } from './adapters/dynamo-state-index.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { S3Manifests } from './adapters/s3-manifests.ts';
import { S3States } from './adapters/s3-states.ts';
import type { Stack } from './core/stack.ts';
import { type StateEvent, stackOf } from './core/state-event.ts';
import { indexEveryState } from './flows/index-every-state.ts';
import { indexStack } from './flows/index-state.ts';
import { loadConfig, readEnvironment } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { logger } from './runtime/powertools.ts';

const { stacks } = loadConfig();
const names = readEnvironment(['UNCLICK_TABLE_INDEX', 'UNCLICK_PLANS_BUCKET']);
const ports = {
  states: new S3States(),
  index: new DynamoStateIndex(dynamoTable(names.UNCLICK_TABLE_INDEX)),
  manifests: new S3Manifests(names.UNCLICK_PLANS_BUCKET),
  digest: (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16),
};

/** An object of a state bucket changed, or (from the schedule, with no object named) every stack is looked at. */
export const handler = lambda(async (event: StateEvent) => {
  const stack = stackOf(event, stacks);
  if (!stack) return [];
  const results = stack === 'every' ? await Array.fromAsync(indexEveryState(ports, stacks)) : [await one(stack)];
  for (const result of results)
    if (result.indexed || result.reason !== 'unchanged') logger.info('indexed', { ...result });
  return results;
});

async function one(stack: Stack) {
  return { stack: stack.name, ...(await indexStack(ports, stack)) };
}
