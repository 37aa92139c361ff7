import type { ServiceIdentities } from '../service.ts';

const inGroup = (group: string) => [
  `thinggroupmembership|{thingName}|{${group}}`,
  `^thinggroup|{${group}}`,
  '~thing|{thingName}',
];
const membership = inGroup('thingGroupName');

/** IoT. */
export const iot = (): ServiceIdentities => ({
  family: 'iot',
  types: {
    aws_iot_thing_group_membership: ['thinggroupmembership|{thing_name}|{thing_group_name}'],
    aws_iot_logging_options: ['loggingoptions|-'],
  },
  events: {
    AddThingToThingGroup: membership,
    RemoveThingFromThingGroup: membership,
    UpdateThingGroupsForThing: [...inGroup('thingGroupsToAdd'), ...inGroup('thingGroupsToRemove')],
    SetLoggingOptions: ['loggingoptions|-'],
    SetV2LoggingOptions: ['loggingoptions|-'],
  },
});
