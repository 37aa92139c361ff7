import type { ModalView } from '@slack/web-api';
import type { Dialogs } from '../../ports/slack.ts';
import type { SlackConnection } from './client.ts';

export class SlackDialogs implements Dialogs {
  readonly #connect: SlackConnection;

  constructor(connect: SlackConnection) {
    this.#connect = connect;
  }

  async open(trigger: string, view: unknown): Promise<void> {
    const client = await this.#connect();
    await client.views.open({ trigger_id: trigger, view: view as ModalView });
  }
}
