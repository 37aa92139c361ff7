import type { ServiceIdentities } from '../service.ts';

const above = '^graphqlapi|{apiId}';
const resolver = ['resolver|{apiId}|{typeName}|{fieldName}', above];
const source = ['datasource|{apiId}|{name}', above];
const type = ['type|{apiId}|{typeName,response.type.name}', above];
const pipeline = ['function|{apiId}|{functionId,response.functionConfiguration.functionId}', above];
const cache = ['apicache|{apiId}', above];

/** AppSync. Everything below an API is named within it (Terraform's `type` attribute is no parent, but half of a resolver's name). */
export const appsync: ServiceIdentities = {
  family: 'appsync',
  types: {
    aws_appsync_resolver: ['arn|{arn}', 'resolver|{api_id}|{type}|{field}'],
    aws_appsync_datasource: ['arn|{arn}', 'datasource|{api_id}|{name}'],
    aws_appsync_type: ['arn|{arn}', 'type|{api_id}|{name}'],
    aws_appsync_function: ['arn|{arn}', 'function|{api_id}|{function_id}'],
    aws_appsync_api_cache: ['apicache|{api_id}'],
  },
  events: {
    CreateResolver: resolver,
    UpdateResolver: resolver,
    DeleteResolver: resolver,
    CreateDataSource: source,
    UpdateDataSource: source,
    DeleteDataSource: source,
    CreateType: type,
    UpdateType: type,
    DeleteType: type,
    CreateFunction: pipeline,
    UpdateFunction: pipeline,
    DeleteFunction: pipeline,
    CreateApiCache: cache,
    UpdateApiCache: cache,
    DeleteApiCache: cache,
  },
};

const group = [
  'deploymentgroup|{applicationName}|{currentDeploymentGroupName,deploymentGroupName}',
  '^application|{applicationName}',
];

/** CodeDeploy. A deployment group is named within its application. */
export const codedeploy: ServiceIdentities = {
  family: 'codedeploy',
  types: { aws_codedeploy_deployment_group: ['arn|{arn}', 'deploymentgroup|{app_name}|{deployment_group_name}'] },
  events: { CreateDeploymentGroup: group, UpdateDeploymentGroup: group, DeleteDeploymentGroup: group },
};

/** Elastic Beanstalk. An environment's name is unique in its account and Region, and calls need not say its application. */
export const elasticbeanstalk: ServiceIdentities = {
  family: 'elasticbeanstalk',
  types: { aws_elastic_beanstalk_environment: ['arn|{arn}', 'environment|{name}', 'environment|{id}'] },
};

const schedule = ['schedule|{groupName:bus?}|{name}', '^schedulegroup|{groupName:bus?}'];

/** EventBridge Scheduler. A schedule is named within its group, `default` where none is said. */
export const scheduler: ServiceIdentities = {
  family: 'scheduler',
  types: { aws_scheduler_schedule: ['arn|{arn}', 'schedule|{group_name:bus?}|{name}'] },
  events: { CreateSchedule: schedule, UpdateSchedule: schedule, DeleteSchedule: schedule },
};
