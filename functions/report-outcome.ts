import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoIncidents } from './adapters/dynamo-incidents.ts';
import { DynamoMailbox } from './adapters/dynamo-mailbox.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { EventBusAnnouncements } from './adapters/event-bus.ts';
import { SlackChat } from './adapters/slack-chat.ts';
import { systemClock } from './adapters/system-clock.ts';
import { type ReportRequest, reportOutcome } from './flows/report-outcome.ts';
import { loadConfig, readEnvironment, readOptional } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { metrics } from './runtime/powertools.ts';
import { secret } from './runtime/secret.ts';

const { stacks, slack } = loadConfig();
const { UNCLICK_TABLE_INCIDENTS } = readEnvironment(['UNCLICK_TABLE_INCIDENTS']);
const table = dynamoTable(UNCLICK_TABLE_INCIDENTS);
const ports = {
  stacks,
  mailbox: new DynamoMailbox(table, systemClock),
  incidents: new DynamoIncidents(table),
  announcements: new EventBusAnnouncements(readOptional('UNCLICK_EVENT_BUS')),
  chat: slack && new SlackChat(secret(slack.tokenParameter), slack.channel, readOptional('UNCLICK_SLACK_URL')),
  clock: systemClock,
};

export const handler = lambda(async (request: ReportRequest) => {
  const { id, status, openedAt, closedAt } = await reportOutcome(ports, request);
  metrics.addMetric(`incident-${status}`, MetricUnit.Count, 1);
  if (closedAt)
    metrics.addMetric('secondsToOutcome', MetricUnit.Seconds, (Date.parse(closedAt) - Date.parse(openedAt)) / 1000);
  return { id, status };
});
