import { tamperingMailbox } from '../core/tamper.ts';

/** The mailbox of clicks that could not be resolved to one resource. No stack may have this name: nothing is applied for it. */
export const unresolvedMailbox = 'unresolved';

/** True for the mailboxes that belong to no stack: people are told, and nothing is applied. */
export function isTold(mailbox: string): mailbox is 'unresolved' | 'tampering' {
  return mailbox === unresolvedMailbox || mailbox === tamperingMailbox;
}
