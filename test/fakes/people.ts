import type { People } from '../../functions/ports/slack.ts';

/** Slack's directory in memory. */
export class FakePeople implements People {
  readonly users: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, readonly string[]>;

  /** @param users ids by e-mail; @param groups ids by handle. */
  constructor(users: Record<string, string> = {}, groups: Record<string, readonly string[]> = {}) {
    this.users = new Map(Object.entries(users));
    this.groups = new Map(Object.entries(groups));
  }

  async userOf(email: string): Promise<string | undefined> {
    return this.users.get(email);
  }
  async members(handle: string): Promise<readonly string[]> {
    return this.groups.get(handle) ?? [];
  }
}
