import type { ServiceIdentities } from '../service.ts';

const membership = [
  'thinggroupmembership|{thingName}|{thingGroupName}',
  '~thing|{thingName}',
  '^thinggroup|{thingGroupName}',
];

/** IoT. */
export const iot: ServiceIdentities = {
  family: 'iot',
  types: {
    aws_iot_thing_group_membership: ['thinggroupmembership|{thing_name}|{thing_group_name}'],
    aws_iot_logging_options: ['loggingoptions|-'],
  },
  events: {
    AddThingToThingGroup: membership,
    RemoveThingFromThingGroup: membership,
    SetLoggingOptions: ['loggingoptions|-'],
    SetV2LoggingOptions: ['loggingoptions|-'],
  },
};

const policy = ['securitypolicy|{type}|{name}'];
const access = ['accesspolicy|{type}|{name}'];
const lifecycle = ['lifecyclepolicy|{type}|{name}'];

/** OpenSearch Serverless. Policies are named within their type: `encryption` and `network` may have one of the same name. */
export const aoss: ServiceIdentities = {
  family: 'aoss',
  types: {
    aws_opensearchserverless_security_policy: ['securitypolicy|{type}|{name}'],
    aws_opensearchserverless_access_policy: ['accesspolicy|{type}|{name}'],
    aws_opensearchserverless_lifecycle_policy: ['lifecyclepolicy|{type}|{name}'],
  },
  events: {
    CreateSecurityPolicy: policy,
    UpdateSecurityPolicy: policy,
    DeleteSecurityPolicy: policy,
    CreateAccessPolicy: access,
    UpdateAccessPolicy: access,
    DeleteAccessPolicy: access,
    CreateLifecyclePolicy: lifecycle,
    UpdateLifecyclePolicy: lifecycle,
    DeleteLifecyclePolicy: lifecycle,
  },
};

const groupResources = ['groupresource|{group:last}|{resourceArns}', '~group|{group:last}'];

/** Resource Groups. */
export const resourceGroups: ServiceIdentities = {
  family: 'resource-groups',
  types: { aws_resourcegroups_resource: ['groupresource|{group_arn:last}|{resource_arn}'] },
  events: { GroupResources: groupResources, UngroupResources: groupResources },
};

const users = [
  'usergroupassociation|{userGroupId}|{userIdsToAdd}',
  'usergroupassociation|{userGroupId}|{userIdsToRemove}',
  '~usergroup|{userGroupId}',
];

/** ElastiCache. */
export const elasticache: ServiceIdentities = {
  family: 'elasticache',
  types: { aws_elasticache_user_group_association: ['usergroupassociation|{user_group_id}|{user_id}'] },
  events: { ModifyUserGroup: users },
};

const permissions = ['roleassociation|{workspaceId}', '~workspace|{workspaceId}'];

/** Managed Grafana: one call gives and takes roles of a workspace. */
export const grafana: ServiceIdentities = {
  family: 'grafana',
  types: { aws_grafana_role_association: ['roleassociation|{workspace_id}'] },
  events: { UpdatePermissions: permissions },
};

const instances = ['stackinstance|{stackSetName:set}|{accounts}|{regions}', '^stackset|{stackSetName:set}'];

/** CloudFormation. A stack set's id is its name and a UUID. */
export const cloudformation: ServiceIdentities = {
  family: 'cloudformation',
  types: {
    aws_cloudformation_stack_set_instance: ['stackinstance|{stack_set_name:set}|{account_id}|{region}'],
  },
  events: { CreateStackInstances: instances, UpdateStackInstances: instances, DeleteStackInstances: instances },
};

const sshKey = (id: string) => [
  `sshpublickey|{serverId}|{userName}|{${id}}`,
  '^user|{userName}|server={serverId}',
  '^server|{serverId}',
];

/** Transfer Family. A user's keys are named within the user. */
export const transfer: ServiceIdentities = {
  family: 'transfer',
  types: { aws_transfer_ssh_key: ['sshpublickey|{server_id}|{user_name}|{ssh_key_id}', 'sshpublickey|{id:slashes}'] },
  events: { ImportSshPublicKey: sshKey('response.sshPublicKeyId'), DeleteSshPublicKey: sshKey('sshPublicKeyId') },
};
