import { DynamoIncidents } from './adapters/dynamo-incidents.ts';
import { DynamoMailbox } from './adapters/dynamo-mailbox.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { SlackChat } from './adapters/slack-chat.ts';
import { systemClock } from './adapters/system-clock.ts';
import { type ApprovalRequest, requestApproval } from './flows/request-approval.ts';
import { loadConfig, readEnvironment, readOptional } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { secret } from './runtime/secret.ts';

const { stacks, slack } = loadConfig();
const { UNCLICK_TABLE_INCIDENTS } = readEnvironment(['UNCLICK_TABLE_INCIDENTS']);
const table = dynamoTable(UNCLICK_TABLE_INCIDENTS);
const ports = {
  stacks,
  mailbox: new DynamoMailbox(table, systemClock),
  incidents: new DynamoIncidents(table),
  chat: slack && new SlackChat(secret(slack.tokenParameter), slack.channel, readOptional('UNCLICK_SLACK_URL')),
};

export const handler = lambda(async (request: ApprovalRequest) => {
  const { id, status } = await requestApproval(ports, request);
  return { id, status };
});
