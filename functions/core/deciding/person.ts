import type { Actor } from '../click.ts';
import { sessionOf } from '../principal.ts';

/** A key that says who somebody is, in one of the ways that can be compared. */
export type PersonKey = `slack:${string}` | `arn:${string}` | `email:${string}`;

/** Somebody who decides, asked, or clicked: a label for people, and every key that is known of them. */
export interface Person {
  readonly label: string;
  readonly keys: readonly PersonKey[];
}

/** Somebody as AWS names them: an ARN, and the e-mail that a session may carry. */
export function iamPerson(arn: string, account = ''): Person {
  const session = sessionOf(arn);
  const email = session?.includes('@') ? [emailKey(session)] : [];
  return {
    label: session ?? arn.slice(arn.indexOf('/') + 1) + (account && ` (${account})`),
    keys: [arnKey(arn), ...email],
  };
}

export function slackPerson(id: string, name: string): Person {
  return { label: `${name} (${id})`, keys: [`slack:${id}`] };
}

/** Who clicked, as far as the record says. Root, a service and a shared name without an ARN have no keys. */
export function actorPerson(actor: Actor): Person {
  const email = actor.email ? [emailKey(actor.email)] : [];
  const arn = actor.arn && actor.kind !== 'root' ? [arnKey(actor.arn)] : [];
  return { label: actor.name, keys: [...arn, ...email] };
}

export const emailKey = (email: string): PersonKey => `email:${email.toLowerCase()}`;
const arnKey = (arn: string): PersonKey => (arn.startsWith('arn:') ? `arn:${arn.slice(4)}` : `arn:${arn}`);

/** `unknown`: nothing that is known of one is known of the other in the same way, so they cannot be told apart. */
export function samePerson(one: Person, other: Person): 'same' | 'different' | 'unknown' {
  const theirs = new Set<string>(other.keys);
  if (one.keys.some((key) => theirs.has(key))) return 'same';
  const kinds = new Set(other.keys.map(kindOf));
  return one.keys.some((key) => kinds.has(kindOf(key))) ? 'different' : 'unknown';
}

const kindOf = (key: PersonKey) => key.slice(0, key.indexOf(':'));

/** How somebody stands to a group of others, those who clicked: one of them, all of them, none, or not to be told. */
export function among(person: Person, others: readonly Person[]): 'all' | 'some' | 'none' | 'unknown' {
  const answers = others.map((other) => samePerson(person, other));
  if (answers.length > 0 && answers.every((answer) => answer === 'same')) return 'all';
  if (answers.includes('same')) return 'some';
  return answers.includes('unknown') ? 'unknown' : 'none';
}
