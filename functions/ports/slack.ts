/** Who people are in Slack. Throws when Slack cannot say: nobody is let through on a guess. */
export interface People {
  /** The user id behind an e-mail; undefined when Slack knows none. */
  userOf(email: string): Promise<string | undefined>;
  /** The user ids in a user group, named by its handle without `@`; empty when there is no such group. */
  members(handle: string): Promise<readonly string[]>;
}

/** Slack's modals. */
export interface Dialogs {
  /** @param trigger Slack's trigger id: it is good for three seconds. */
  open(trigger: string, view: unknown): Promise<void>;
}

/** Remembers signatures that were seen, for as long as their timestamps are accepted. */
export interface Replays {
  /** False when it was seen before. */
  isFirst(signature: string, now: Date): Promise<boolean>;
}

/** Where people are told. Block Kit blocks are plain data here. */
export interface Chat {
  post(message: ChatMessage): Promise<{ readonly channel: string; readonly ts: string }>;
  update(where: { readonly channel: string; readonly ts: string }, message: ChatMessage): Promise<void>;
  /** Into the message's thread. */
  reply(where: { readonly channel: string; readonly ts: string }, message: ChatMessage): Promise<void>;
}

export interface ChatMessage {
  /** The fallback and notification text. */
  readonly text: string;
  readonly blocks: readonly unknown[];
}
