import type { ServiceIdentities } from '../service.ts';

const above = '^graphqlapi|{apiId}';
const resolver = ['resolver|{apiId}|{typeName}|{fieldName}', above];
const source = ['datasource|{apiId}|{name}', above];
const type = ['type|{apiId}|{typeName,response.type.name}', above];
const pipeline = ['function|{apiId}|{functionId,response.functionConfiguration.functionId}', above];
const merged = [
  'sourceapiassociation|{mergedApiIdentifier:last}|{associationId}',
  '^graphqlapi|{mergedApiIdentifier:last}',
];
const apiKey = ['apikey|{apiId}|{id,response.apiKey.id}', above];
const domainApi = ['domainnameapiassociation|{domainName}', '~domainname|{domainName}'];
const cache = ['apicache|{apiId}', above];

/** AppSync. Everything below an API is named within it (Terraform's `type` attribute is no parent, but half of a resolver's name). */
export const appsync = (): ServiceIdentities => ({
  family: 'appsync',
  types: {
    aws_appsync_resolver: ['arn|{arn}', 'resolver|{api_id}|{type}|{field}'],
    aws_appsync_datasource: ['arn|{arn}', 'datasource|{api_id}|{name}'],
    aws_appsync_type: ['arn|{arn}', 'type|{api_id}|{name}'],
    aws_appsync_function: ['arn|{arn}', 'function|{api_id}|{function_id}'],
    aws_appsync_source_api_association: [
      'arn|{arn}',
      'sourceapiassociation|{merged_api_id,merged_api_arn:last}|{association_id}',
    ],
    aws_appsync_api_key: ['apikey|{api_id}|{api_key_id}'],
    aws_appsync_domain_name_api_association: ['domainnameapiassociation|{domain_name}'],
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
    UpdateSourceApiAssociation: merged,
    DisassociateSourceGraphqlApi: merged,
    CreateApiKey: apiKey,
    UpdateApiKey: apiKey,
    DeleteApiKey: apiKey,
    AssociateApi: domainApi,
    DisassociateApi: domainApi,
    CreateApiCache: cache,
    UpdateApiCache: cache,
    DeleteApiCache: cache,
  },
});

const group = [
  'deploymentgroup|{applicationName}|{currentDeploymentGroupName,deploymentGroupName}',
  '^application|{applicationName}',
];

/** CodeDeploy. A deployment group is named within its application. */
export const codedeploy = (): ServiceIdentities => ({
  family: 'codedeploy',
  types: { aws_codedeploy_deployment_group: ['arn|{arn}', 'deploymentgroup|{app_name}|{deployment_group_name}'] },
  events: { CreateDeploymentGroup: group, UpdateDeploymentGroup: group, DeleteDeploymentGroup: group },
});

const version = ['applicationversion|{applicationName}|{versionLabel}', '^application|{applicationName}'];
const template = ['configurationtemplate|{applicationName}|{templateName}', '^application|{applicationName}'];

/** Elastic Beanstalk. An environment's name is unique in its account and Region, and calls need not say its application. */
export const elasticbeanstalk = (): ServiceIdentities => ({
  family: 'elasticbeanstalk',
  types: {
    aws_elastic_beanstalk_environment: ['arn|{arn}', 'environment|{name}', 'environment|{id}'],
    aws_elastic_beanstalk_application_version: ['arn|{arn}', 'applicationversion|{application}|{name}'],
    aws_elastic_beanstalk_configuration_template: ['configurationtemplate|{application}|{name}'],
  },
  events: {
    CreateApplicationVersion: version,
    UpdateApplicationVersion: version,
    DeleteApplicationVersion: version,
    CreateConfigurationTemplate: template,
    UpdateConfigurationTemplate: template,
    DeleteConfigurationTemplate: template,
  },
});

const schedule = ['schedule|{groupName:bus?}|{name}', '^schedulegroup|{groupName:bus?}'];

/** EventBridge Scheduler. A schedule is named within its group, `default` where none is said. */
export const scheduler = (): ServiceIdentities => ({
  family: 'scheduler',
  types: { aws_scheduler_schedule: ['arn|{arn}', 'schedule|{group_name:bus?}|{name}'] },
  events: { CreateSchedule: schedule, UpdateSchedule: schedule, DeleteSchedule: schedule },
});

const webhook = ['webhook|{projectName}', '^project|{projectName}'];

/** CodeBuild. A project has one webhook. */
export const codebuild = (): ServiceIdentities => ({
  family: 'codebuild',
  types: { aws_codebuild_webhook: ['webhook|{project_name:last}'] },
  events: { CreateWebhook: webhook, UpdateWebhook: webhook, DeleteWebhook: webhook },
});

const domainPolicy = ['domainpolicy|{domain}', '^domain|{domain}'];
const repositoryPolicy = ['repositorypolicy|{domain}|{repository}', '^repository|{repository}|domain={domain}'];

/** CodeArtifact. The policies of domains and repositories are resources beside them. */
export const codeartifact = (): ServiceIdentities => ({
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
});

const principal = ['principal|{portfolioId}|{principalARN}', '^portfolio|{portfolioId}'];
const product = ['product|{portfolioId}|{productId}', '^portfolio|{portfolioId}'];

const shareOf = ['portfolioshare|{portfolioId}|{accountId,organizationNode.value:last}', '^portfolio|{portfolioId}'];

/** Service Catalog. What is joined to a portfolio is a resource of its own; an organisation's unit is said by id or ARN. */
export const servicecatalog = (): ServiceIdentities => ({
  family: 'servicecatalog',
  types: {
    aws_servicecatalog_principal_portfolio_association: ['principal|{portfolio_id}|{principal_arn}'],
    aws_servicecatalog_portfolio_share: ['portfolioshare|{portfolio_id}|{principal_id:last}'],
    aws_servicecatalog_product_portfolio_association: ['product|{portfolio_id}|{product_id}'],
  },
  events: {
    AssociatePrincipalWithPortfolio: principal,
    DisassociatePrincipalFromPortfolio: principal,
    AssociateProductWithPortfolio: product,
    DisassociateProductFromPortfolio: product,
    CreatePortfolioShare: shareOf,
    UpdatePortfolioShare: shareOf,
    DeletePortfolioShare: shareOf,
  },
});

const deployed = ['deployment|{applicationId}|{environmentId}', '^application|{applicationId}'];

/** Mainframe Modernization: of an application, one version is deployed in an environment. */
export const m2 = (): ServiceIdentities => ({
  family: 'm2',
  also: { aws_m2_deployment: ['deployment|{application_id}|{environment_id}'] },
  events: { DeleteApplicationFromEnvironment: deployed },
});

const ofDirectory = ['workspacedirectory|{resourceId}'];
const ipRules = ['ipgroup|{groupId}'];

/** WorkSpaces. The rules of an IP group are set under its id alone. */
export const workspaces = (): ServiceIdentities => ({
  family: 'workspaces',
  types: { aws_workspaces_directory: ['workspacedirectory|{directory_id,id}'] },
  events: {
    AuthorizeIpRules: ipRules,
    RevokeIpRules: ipRules,
    UpdateRulesOfIpGroup: ipRules,
    ModifyWorkspaceAccessProperties: ofDirectory,
    ModifyWorkspaceCreationProperties: ofDirectory,
    ModifySelfservicePermissions: ofDirectory,
    ModifySamlProperties: ofDirectory,
    ModifyCertificateBasedAuthProperties: ofDirectory,
    AssociateIpGroups: ['workspacedirectory|{directoryId}'],
    DisassociateIpGroups: ['workspacedirectory|{directoryId}'],
  },
});

/** App Runner: an account has one default. */
export const apprunner = (): ServiceIdentities => ({
  family: 'apprunner',
  types: { aws_apprunner_default_auto_scaling_configuration_version: ['defaultautoscalingconfiguration|-'] },
  events: {
    UpdateDefaultAutoScalingConfiguration: ['defaultautoscalingconfiguration|-', '~arn|{autoScalingConfigurationArn}'],
  },
});

/** QuickSight: an account has one subscription. */
export const quicksight = (): ServiceIdentities => ({
  family: 'quicksight',
  types: { aws_quicksight_account_subscription: ['accountsubscription|-'] },
  events: {
    CreateAccountSubscription: ['accountsubscription|-'],
    DeleteAccountSubscription: ['accountsubscription|-'],
  },
});
