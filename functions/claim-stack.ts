import { DynamoMailbox } from './adapters/dynamo-mailbox.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { systemClock } from './adapters/system-clock.ts';
import { claimStack } from './flows/claim-stack.ts';
import { loadConfig, readEnvironment, readOptional } from './runtime/config.ts';
import { tracedHandler } from './runtime/traced-handler.ts';

const { stacks } = loadConfig();
const { UNCLICK_TABLE_INCIDENTS } = readEnvironment(['UNCLICK_TABLE_INCIDENTS']);
const mailbox = new DynamoMailbox(dynamoTable(UNCLICK_TABLE_INCIDENTS), systemClock);
const retrySeconds = Number(readOptional('UNCLICK_CLAIM_RETRY_SECONDS') ?? 10);

export const handler = tracedHandler((request: { stack: string; incident: string }) =>
  claimStack({ stacks, mailbox, retrySeconds }, request),
);
