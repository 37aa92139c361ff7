import { groupsOf, isApprover } from '../core/deciding/approvers.ts';
import type { Asker } from '../core/deciding/decision.ts';
import { actorPerson, among, type Person, type PersonKey } from '../core/deciding/person.ts';
import type { Incident } from '../core/incident.ts';
import type { Stack } from '../core/stack.ts';
import type { People } from '../ports/slack.ts';

/** How somebody stands to a stack and to those who clicked. Throws when Slack cannot be asked: then nobody decides. */
export async function askerOf(
  people: People | undefined,
  stack: Stack,
  clicks: Incident['clicks'],
  person: Person,
): Promise<Asker> {
  const actors = new Map(clicks.map(({ actor }) => [`${actor.arn} ${actor.email} ${actor.name}`, actorPerson(actor)]));
  const clickers = await Promise.all([...actors.values()].map((actor) => known(people, actor, person)));
  return { person, approver: await mayDecide(people, stack, person), clicked: among(person, clickers) };
}

/** Somebody with the Slack user behind their e-mail, where whoever they are compared with is known by Slack alone. */
export async function known(people: People | undefined, somebody: Person, comparedWith: Person): Promise<Person> {
  const inSlack = comparedWith.keys.some((key) => key.startsWith('slack:'));
  if (!people || !inSlack) return somebody;
  const emails = somebody.keys.filter((key) => key.startsWith('email:')).map((key) => key.slice('email:'.length));
  const users = await Promise.all(emails.map((email) => people.userOf(email)));
  const keys = users.flatMap((user): PersonKey[] => (user === undefined ? [] : [`slack:${user}`]));
  return { ...somebody, keys: [...somebody.keys, ...keys] };
}

async function mayDecide(people: People | undefined, stack: Stack, person: Person): Promise<boolean> {
  const { approvers } = stack.approval;
  if (isApprover(person, approvers, new Map())) return true;
  if (!people || !person.keys.some((key) => key.startsWith('slack:'))) return false;
  const groups = await Promise.all(
    groupsOf(approvers).map(async (name) => [name, await people.members(name)] as const),
  );
  return isApprover(person, approvers, new Map(groups));
}
