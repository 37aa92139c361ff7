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

const webhook = ['webhook|{projectName}', '^project|{projectName}'];

/** CodeBuild. A project has one webhook. */
export const codebuild: ServiceIdentities = {
  family: 'codebuild',
  types: { aws_codebuild_webhook: ['webhook|{project_name:last}'] },
  events: { CreateWebhook: webhook, UpdateWebhook: webhook, DeleteWebhook: webhook },
};

const domainPolicy = ['domainpolicy|{domain}', '^domain|{domain}'];
const repositoryPolicy = ['repositorypolicy|{domain}|{repository}', '^repository|{repository}|domain={domain}'];

/** CodeArtifact. The policies of domains and repositories are resources beside them. */
export const codeartifact: ServiceIdentities = {
  family: 'codeartifact',
  types: {
    aws_codeartifact_domain_permissions_policy: ['domainpolicy|{domain}'],
    aws_codeartifact_repository_permissions_policy: ['repositorypolicy|{domain}|{repository}'],
  },
  events: {
    PutDomainPermissionsPolicy: domainPolicy,
    DeleteDomainPermissionsPolicy: domainPolicy,
    PutRepositoryPermissionsPolicy: repositoryPolicy,
    DeleteRepositoryPermissionsPolicy: repositoryPolicy,
  },
};

const principal = ['principal|{portfolioId}|{principalARN}', '^portfolio|{portfolioId}'];
const product = ['product|{portfolioId}|{productId}', '^portfolio|{portfolioId}'];

/** Service Catalog. What is joined to a portfolio is a resource of its own. */
export const servicecatalog: ServiceIdentities = {
  family: 'servicecatalog',
  types: {
    aws_servicecatalog_principal_portfolio_association: ['principal|{portfolio_id}|{principal_arn}'],
    aws_servicecatalog_product_portfolio_association: ['product|{portfolio_id}|{product_id}'],
  },
  events: {
    AssociatePrincipalWithPortfolio: principal,
    DisassociatePrincipalFromPortfolio: principal,
    AssociateProductWithPortfolio: product,
    DisassociateProductFromPortfolio: product,
  },
};

const ipRules = ['ipgroup|{groupId}'];

/** WorkSpaces. The rules of an IP group are set under its id alone. */
export const workspaces: ServiceIdentities = {
  family: 'workspaces',
  events: { AuthorizeIpRules: ipRules, RevokeIpRules: ipRules, UpdateRulesOfIpGroup: ipRules },
};
