import { randomBytes } from 'node:crypto';
import { DynamoIncidents } from '../adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../adapters/dynamo/mailbox.ts';
import { DynamoMessages } from '../adapters/dynamo/messages.ts';
import { DynamoOverrides } from '../adapters/dynamo/overrides.ts';
import { DynamoQuestions } from '../adapters/dynamo/questions.ts';
import { dynamoTable } from '../adapters/dynamo/table.ts';
import { EventBusAnnouncements } from '../adapters/event-bus.ts';
import { EveryAnnouncement } from '../adapters/every-announcement.ts';
import { SlackChat } from '../adapters/slack/chat.ts';
import { slackConnection } from '../adapters/slack/client.ts';
import { SlackDialogs } from '../adapters/slack/dialogs.ts';
import { SlackPeople } from '../adapters/slack/people.ts';
import { SnsAnnouncements } from '../adapters/sns-announcements.ts';
import { systemClock } from '../adapters/system-clock.ts';
import type { Complain } from '../ports/complain.ts';
import { type Config, readEnvironment, readOptional } from '../runtime/config.ts';
import { secret } from '../runtime/secret.ts';

/** What asking, deciding and telling share, over the deployment's table, bus and Slack. */
export function decidingPorts({ stacks, slack, retention }: Config, complain: Complain) {
  const { UNCLICK_TABLE_INCIDENTS } = readEnvironment(['UNCLICK_TABLE_INCIDENTS']);
  const table = dynamoTable(UNCLICK_TABLE_INCIDENTS);
  const connect = slack && slackConnection(secret(slack.tokenParameter), readOptional('UNCLICK_SLACK_URL'));
  const bus = new EventBusAnnouncements(readOptional('UNCLICK_EVENT_BUS'));
  return {
    stacks,
    table,
    clock: systemClock,
    complain,
    accounts: slack?.accounts ?? {},
    keepSeconds: retention.incidents,
    newId: () => `${Math.floor(Date.now() / 1000).toString(36)}${randomBytes(2).toString('hex')}`,
    mailbox: new DynamoMailbox(table, systemClock),
    incidents: new DynamoIncidents(table),
    questions: new DynamoQuestions(table),
    overrides: new DynamoOverrides(table, retention.incidents),
    messages: new DynamoMessages(table),
    announcements: new EveryAnnouncement([bus, new SnsAnnouncements(stacks)]),
    chat: connect && slack && new SlackChat(connect, slack.channel),
    people: connect && new SlackPeople(connect, systemClock),
    dialogs: connect && new SlackDialogs(connect),
  };
}
