import { ErrorCode, type WebAPICallError } from '@slack/web-api';
import type { Clock } from '../../ports/clock.ts';
import type { People } from '../../ports/slack.ts';
import type { SlackConnection } from './client.ts';

/** How long an answer is believed, in milliseconds: who leaves a group loses the right to decide after that. */
const freshMilliseconds = 300_000;

/** Slack's directory: users.lookupByEmail and usergroups.users.list (scopes users:read.email and usergroups:read). */
export class SlackPeople implements People {
  readonly #connect: SlackConnection;
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly until: number; readonly answer: Promise<unknown> }>();

  constructor(connect: SlackConnection, clock: Clock) {
    this.#connect = connect;
    this.#clock = clock;
  }

  userOf(email: string): Promise<string | undefined> {
    return this.#remember(`email ${email}`, async () => {
      const client = await this.#connect();
      try {
        return (await client.users.lookupByEmail({ email })).user?.id;
      } catch (error) {
        if (isUnknownUser(error)) return undefined;
        throw error;
      }
    });
  }

  members(handle: string): Promise<readonly string[]> {
    return this.#remember(`group ${handle}`, async () => {
      const client = await this.#connect();
      const { usergroups = [] } = await client.usergroups.list();
      const usergroup = usergroups.find((group) => group.handle === handle)?.id;
      return usergroup === undefined ? [] : ((await client.usergroups.users.list({ usergroup })).users ?? []);
    });
  }

  #remember<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.#clock.now().getTime();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.answer as Promise<T>;
    const answer = ask();
    this.#known.set(key, { until: now + freshMilliseconds, answer });
    answer.catch(() => this.#known.delete(key));
    return answer;
  }
}

function isUnknownUser(error: unknown): boolean {
  return isPlatformError(error) && error.data.error === 'users_not_found';
}

function isPlatformError(error: unknown): error is WebAPICallError & { data: { error: string } } {
  return error instanceof Error && 'code' in error && error.code === ErrorCode.PlatformError && 'data' in error;
}
