import { DynamoIncidents } from './adapters/dynamo/incidents.ts';
import { DynamoMailbox } from './adapters/dynamo/mailbox.ts';
import { dynamoTable } from './adapters/dynamo/table.ts';
import { systemClock } from './adapters/system-clock.ts';
import { type ClaimRequest, claimStack } from './flows/claim-stack.ts';
import { loadConfig, readEnvironment, readOptional } from './runtime/config.ts';
import { tracedHandler } from './runtime/traced-handler.ts';

const { stacks } = loadConfig();
const { UNCLICK_TABLE_INCIDENTS } = readEnvironment(['UNCLICK_TABLE_INCIDENTS']);
const table = dynamoTable(UNCLICK_TABLE_INCIDENTS);
const mailbox = new DynamoMailbox(table, systemClock);
const incidents = new DynamoIncidents(table);
const retrySeconds = Number(readOptional('UNCLICK_CLAIM_RETRY_SECONDS') ?? 10);

export const handler = tracedHandler((request: ClaimRequest) =>
  claimStack({ stacks, mailbox, incidents, clock: systemClock, retrySeconds }, request),
);
