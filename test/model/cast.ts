import type { SlackUser } from '../../functions/core/slack/request.ts';
import { FakePeople } from '../fakes/people.ts';

/** Who clicks, presses and decides. Ana and Bo approve for every stack, Kim through the group; Dana and Kim click. */
export const cast = {
  ana: { id: 'UANA', name: 'ana' },
  bo: { id: 'UBO', name: 'bo' },
  kim: { id: 'UKIM', name: 'kim' },
  dana: { id: 'UDANA', name: 'dana' },
} as const satisfies Record<string, SlackUser>;
export type Name = keyof typeof cast;
export const names: readonly Name[] = ['ana', 'bo', 'kim', 'dana'];
export const clickers = ['dana', 'kim'] as const;
export const approvers = ['UANA', 'UBO', '@oncall'];

export const emailOf = (name: Name) => `${name}@example.com`;
export const slackDirectory = () =>
  new FakePeople({ 'dana@example.com': 'UDANA', 'kim@example.com': 'UKIM' }, { oncall: ['UKIM'] });
