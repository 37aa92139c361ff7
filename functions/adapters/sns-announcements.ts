import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { announcement } from '../core/announcement.ts';
import type { Incident } from '../core/incident.ts';
import type { Stacks } from '../core/stacks.ts';
import type { Announcements } from '../ports/announcements.ts';

/**
 * Publishes an incident's change on its stack's topic, where it names one: for on-call tools. The attributes are for filter
 * policies: who is only to be paged asks for `escalated` or `severity`.
 */
export class SnsAnnouncements implements Announcements {
  readonly #stacks: Stacks;
  readonly #client = new SNSClient({});

  constructor(stacks: Stacks) {
    this.#stacks = stacks;
  }

  async announce(incident: Incident): Promise<void> {
    const TopicArn = this.#stacks.named(incident.stack)?.topic;
    if (TopicArn === undefined) return;
    const detail = announcement(incident);
    await this.#client.send(
      new PublishCommand({
        TopicArn,
        // SNS allows printable ASCII, 100 characters at most.
        Subject: `unclick ${incident.stack}: ${incident.status}${detail.escalated ? ', nobody decided' : ''}`.slice(
          0,
          100,
        ),
        Message: JSON.stringify(detail),
        MessageAttributes: {
          status: text(incident.status),
          severity: text(detail.severity),
          escalated: text(String(detail.escalated)),
        },
      }),
    );
  }
}

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
