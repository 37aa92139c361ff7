import type { ServiceIdentities } from '../service.ts';

/** The same rows for every call on one kind. */
const calls = (kind: string, verbs: string, rows: readonly string[]) =>
  Object.fromEntries(verbs.split(' ').map((verb) => [`${verb}${kind}`, rows]));

const CHANGED = 'Create Update Delete';

/** App Mesh. A route is named within its router or gateway, and that within its mesh. */
export const appmesh = (): ServiceIdentities => ({
  family: 'appmesh',
  types: {
    aws_appmesh_route: ['arn|{arn}', 'route|{mesh_name}|{virtual_router_name}|{name}'],
    aws_appmesh_gateway_route: ['arn|{arn}', 'gatewayroute|{mesh_name}|{virtual_gateway_name}|{name}'],
  },
  events: {
    ...calls('Route', CHANGED, [
      'route|{meshName}|{virtualRouterName}|{routeName}',
      '^virtualrouter|{virtualRouterName}|mesh={meshName}',
    ]),
    ...calls('GatewayRoute', CHANGED, [
      'gatewayroute|{meshName}|{virtualGatewayName}|{gatewayRouteName}',
      '^virtualgateway|{virtualGatewayName}|mesh={meshName}',
    ]),
  },
});

const inEnvironment = (kind: string) => [`${kind}|{environmentId}|{${kind}Name}`, '^kxenvironment|{environmentId}'];

/** FinSpace. Everything in a kdb environment is named within it. */
export const finspace = (): ServiceIdentities => ({
  family: 'finspace',
  types: {
    aws_finspace_kx_cluster: ['arn|{arn}', 'cluster|{environment_id}|{name}'],
    aws_finspace_kx_database: ['arn|{arn}', 'database|{environment_id}|{name}'],
    aws_finspace_kx_dataview: ['arn|{arn}', 'dataview|{environment_id}|{database_name}|{name}'],
    aws_finspace_kx_scaling_group: ['arn|{arn}', 'scalingGroup|{environment_id}|{name}'],
    aws_finspace_kx_user: ['arn|{arn}', 'user|{environment_id}|{name}'],
    aws_finspace_kx_volume: ['arn|{arn}', 'volume|{environment_id}|{name}'],
  },
  events: {
    ...calls('KxCluster', CHANGED, inEnvironment('cluster')),
    UpdateKxClusterCodeConfiguration: inEnvironment('cluster'),
    UpdateKxClusterDatabases: inEnvironment('cluster'),
    ...calls('KxDatabase', CHANGED, inEnvironment('database')),
    ...calls('KxDataview', CHANGED, [
      'dataview|{environmentId}|{databaseName}|{dataviewName}',
      '^database|{environmentId}|{databaseName}',
    ]),
    ...calls('KxScalingGroup', CHANGED, inEnvironment('scalingGroup')),
    ...calls('KxUser', CHANGED, inEnvironment('user')),
    ...calls('KxVolume', CHANGED, inEnvironment('volume')),
    UpdateKxEnvironmentNetwork: ['kxenvironment|{environmentId}'],
  },
});

const table = '{tableBucketARN}|{namespace}|{name}';

/** S3 Tables. A table is named within its namespace, and that within its bucket. */
export const s3tables = (): ServiceIdentities => ({
  family: 's3tables',
  types: {
    aws_s3tables_namespace: ['namespace|{table_bucket_arn}|{namespace}'],
    aws_s3tables_table: ['arn|{arn}', 'table|{table_bucket_arn}|{namespace}|{name}'],
    aws_s3tables_table_policy: ['tablepolicy|{table_bucket_arn}|{namespace}|{name}'],
  },
  events: {
    ...calls('Namespace', CHANGED, ['namespace|{tableBucketARN}|{namespace}', '^arn|{tableBucketARN}']),
    ...calls('Table', 'Create Rename Delete', [`table|${table}`, '^arn|{tableBucketARN}']),
    PutTableMaintenanceConfiguration: [`table|${table}`, '^arn|{tableBucketARN}'],
    UpdateTableMetadataLocation: [`table|${table}`, '^arn|{tableBucketARN}'],
    ...calls('TablePolicy', 'Put Delete', [`tablepolicy|${table}`, `~table|${table}`]),
  },
});

const app = [
  'app|{domainId}|{userProfileName,spaceName}|{appType}|{appName}',
  '^domain|{domainId}',
  '^userprofile|{userProfileName}|domain={domainId}',
  '^space|{spaceName}|domain={domainId}',
];

const imageVersion = ['imageversion|{imageName}|{version}', '^image|{imageName}'];

/** SageMaker. An app is one of a user or of a space. */
export const sagemaker = (): ServiceIdentities => ({
  family: 'sagemaker',
  types: {
    aws_sagemaker_image_version: ['arn|{arn}', 'imageversion|{image_name}|{version}'],
    aws_sagemaker_app: ['arn|{arn}', 'app|{domain_id}|{user_profile_name,space_name}|{app_type}|{app_name}'],
    aws_sagemaker_servicecatalog_portfolio_status: ['servicecatalogportfolio|-'],
  },
  events: {
    UpdateImageVersion: imageVersion,
    DeleteImageVersion: imageVersion,
    CreateApp: app,
    DeleteApp: app,
    EnableSagemakerServicecatalogPortfolio: ['servicecatalogportfolio|-'],
    DisableSagemakerServicecatalogPortfolio: ['servicecatalogportfolio|-'],
  },
});
