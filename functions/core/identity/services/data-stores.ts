import type { ServiceIdentities } from '../service.ts';

const table = '~table|{tableName:last}';
const stream = ['streaming|{tableName:last}|{streamArn}', table];
const tablePolicy = ['resourcepolicy|{resourceArn}', '~arn|{resourceArn}'];

/** DynamoDB. `tableName` may be an ARN. */
export const dynamodb = (): ServiceIdentities => ({
  family: 'dynamodb',
  types: {
    aws_dynamodb_kinesis_streaming_destination: ['streaming|{table_name:last}|{stream_arn}'],
    aws_dynamodb_contributor_insights: ['contributorinsights|{table_name:last}|{index_name?}'],
    aws_dynamodb_resource_policy: ['resourcepolicy|{resource_arn}'],
    aws_dynamodb_tag: ['tag|{resource_arn}|{key}'],
    // In its own Region a replica is called as any table.
    aws_dynamodb_table_replica: ['arn|{arn}', 'table|{arn:last}'],
  },
  events: {
    EnableKinesisStreamingDestination: stream,
    DisableKinesisStreamingDestination: stream,
    UpdateKinesisStreamingDestination: stream,
    UpdateContributorInsights: ['contributorinsights|{tableName:last}|{indexName?}', table],
    PutResourcePolicy: tablePolicy,
    DeleteResourcePolicy: tablePolicy,
    UpdateContinuousBackups: ['table|{tableName:last}'],
    UpdateTimeToLive: ['table|{tableName:last}'],
    UpdateTable: ['table|{tableName:last}'],
    DeleteTable: ['table|{tableName:last}'],
    UpdateTableReplicaAutoScaling: ['table|{tableName:last}'],
    TagResource: ['arn|{resourceArn}', 'tag|{resourceArn}|{tags.key}'],
    UntagResource: ['arn|{resourceArn}', 'tag|{resourceArn}|{tagKeys}'],
  },
});

const cluster = '{dBClusterIdentifier:last}';
const instance = '{dBInstanceIdentifier:last}';
const clusterRole = [`clusterrole|${cluster}|{roleArn}`, `~dbcluster|${cluster}`];
const instanceRole = [`instancerole|${instance}|{roleArn}`, `~dbinstance|${instance}`];
const activity = ['activitystream|{resourceArn}', '~arn|{resourceArn}', '~dbcluster|{resourceArn:last}'];
const state = [`instancestate|${instance}`, `~dbinstance|${instance}`];

const proxy = '{dBProxyName}|{targetGroupName:bus?}';
const proxied = [
  `proxytarget|${proxy}|{dBInstanceIdentifiers}`,
  `proxytarget|${proxy}|{dBClusterIdentifiers}`,
  `~proxytargetgroup|${proxy}`,
  '^dbproxy|{dBProxyName}',
];

/** RDS, and DocumentDB and Neptune, which are called by the same API under the same eventSource. */
export const rds = (): ServiceIdentities => ({
  family: 'rds',
  types: {
    aws_rds_cluster_role_association: ['clusterrole|{db_cluster_identifier}|{role_arn}'],
    aws_db_instance_role_association: ['instancerole|{db_instance_identifier}|{role_arn}'],
    aws_rds_cluster_activity_stream: ['activitystream|{resource_arn}'],
    aws_db_proxy_default_target_group: ['arn|{arn}', 'proxytargetgroup|{db_proxy_name}|{name}'],
    aws_db_proxy_target: [
      'proxytarget|{db_proxy_name}|{target_group_name}|{db_instance_identifier,db_cluster_identifier}',
    ],
    aws_rds_certificate: ['certificate|-'],
    aws_db_instance_automated_backups_replication: ['backupsreplication|{source_db_instance_arn}'],
    aws_rds_instance_state: ['instancestate|{identifier}'],
    aws_db_snapshot: ['arn|{db_snapshot_arn}', 'dbsnapshot|{db_snapshot_identifier}'],
    aws_db_snapshot_copy: ['arn|{db_snapshot_arn}', 'dbsnapshot|{target_db_snapshot_identifier}'],
    aws_rds_cluster_snapshot_copy: [
      'arn|{db_cluster_snapshot_arn}',
      'dbclustersnapshot|{target_db_cluster_snapshot_identifier}',
    ],
    aws_db_cluster_snapshot: ['arn|{db_cluster_snapshot_arn}', 'dbclustersnapshot|{db_cluster_snapshot_identifier}'],
    aws_docdb_cluster_snapshot: ['arn|{db_cluster_snapshot_arn}', 'dbclustersnapshot|{db_cluster_snapshot_identifier}'],
    aws_neptune_cluster_snapshot: [
      'arn|{db_cluster_snapshot_arn}',
      'dbclustersnapshot|{db_cluster_snapshot_identifier}',
    ],
    aws_db_instance: ['arn|{arn}', 'dbinstance|{identifier}', 'dbinstance|{resource_id}'],
    aws_rds_cluster_instance: ['arn|{arn}', 'dbinstance|{identifier}', 'dbinstance|{dbi_resource_id}'],
    aws_docdb_cluster_instance: ['arn|{arn}', 'dbinstance|{identifier}', 'dbinstance|{dbi_resource_id}'],
    aws_neptune_cluster_instance: ['arn|{arn}', 'dbinstance|{identifier}', 'dbinstance|{dbi_resource_id}'],
  },
  events: {
    AddRoleToDBCluster: clusterRole,
    RemoveRoleFromDBCluster: clusterRole,
    RemoveFromGlobalCluster: ['globalcluster|{globalClusterIdentifier}', 'arn|{dbClusterIdentifier}'],
    AddRoleToDBInstance: instanceRole,
    RemoveRoleFromDBInstance: instanceRole,
    ModifyDBProxyTargetGroup: [`proxytargetgroup|${proxy}`, '^dbproxy|{dBProxyName}'],
    RegisterDBProxyTargets: proxied,
    DeregisterDBProxyTargets: proxied,
    StartActivityStream: activity,
    StopActivityStream: activity,
    ModifyActivityStream: activity,
    StartDBInstance: state,
    StopDBInstance: state,
    ModifyCertificates: ['certificate|-'],
    StartDBInstanceAutomatedBackupsReplication: ['backupsreplication|{sourceDBInstanceArn}'],
    StopDBInstanceAutomatedBackupsReplication: ['backupsreplication|{sourceDBInstanceArn}'],
    PromoteReadReplica: [`dbinstance|${instance}`],
    RestoreDBInstanceFromDBSnapshot: [`dbinstance|${instance}`],
    RestoreDBInstanceToPointInTime: ['dbinstance|{targetDBInstanceIdentifier}'],
    RestoreDBClusterToPointInTime: [`dbcluster|${cluster}`],
    DeleteDBInstanceAutomatedBackup: ['dbinstance|{dbiResourceId}'],
    CopyDBSnapshot: ['dbsnapshot|{targetDBSnapshotIdentifier}'],
    CopyDBClusterSnapshot: ['dbclustersnapshot|{targetDBClusterSnapshotIdentifier}'],
    AddSourceIdentifierToSubscription: ['eventsubscription|{subscriptionName}'],
    RemoveSourceIdentifierFromSubscription: ['eventsubscription|{subscriptionName}'],
    ModifyEventSubscription: ['eventsubscription|{subscriptionName}'],
    DeleteEventSubscription: ['eventsubscription|{subscriptionName}'],
  },
});

/** Aurora DSQL: clusters are peers of each other by a setting of each, which is a resource beside it. */
export const dsql = (): ServiceIdentities => ({
  family: 'dsql',
  events: { UpdateCluster: ['cluster|{identifier}', '[multiRegionProperties]clusterpeering|{identifier}'] },
});

const partner = ['partner|{clusterIdentifier}|{databaseName}|{partnerName}', '^cluster|{clusterIdentifier}'];

const authorized = ['endpointauthorization|{clusterIdentifier}|{account}', '^cluster|{clusterIdentifier}'];
const consumer = ['datashareconsumer|{dataShareArn}|{consumerArn?}|{consumerRegion?}'];

/** Redshift. */
export const redshift = (): ServiceIdentities => ({
  family: 'redshift',
  types: {
    aws_redshift_cluster_iam_roles: ['clusteriamroles|{cluster_identifier}'],
    aws_redshift_endpoint_authorization: ['endpointauthorization|{cluster_identifier}|{account}'],
    aws_redshift_data_share_consumer_association: [
      'datashareconsumer|{data_share_arn}|{consumer_arn?}|{consumer_region?}',
    ],
    aws_redshift_partner: ['partner|{cluster_identifier}|{database_name}|{partner_name}'],
  },
  events: {
    ModifyClusterIamRoles: ['clusteriamroles|{clusterIdentifier}', '~cluster|{clusterIdentifier}'],
    AuthorizeEndpointAccess: authorized,
    RevokeEndpointAccess: authorized,
    AssociateDataShareConsumer: consumer,
    DisassociateDataShareConsumer: consumer,
    AddPartner: partner,
    UpdatePartnerStatus: partner,
    DeletePartner: partner,
  },
});

const config = [
  '[accessPolicies]domainpolicy|{domainName}',
  '[advancedSecurityOptions.sAMLOptions]samloptions|{domainName}',
  '~domain|{domainName}',
];

/** OpenSearch and Elasticsearch. */
export const es = (): ServiceIdentities => ({
  family: 'es',
  types: {
    aws_opensearch_domain_policy: ['domainpolicy|{domain_name}'],
    aws_elasticsearch_domain_policy: ['domainpolicy|{domain_name}'],
    aws_opensearch_domain_saml_options: ['samloptions|{domain_name}'],
    aws_elasticsearch_domain_saml_options: ['samloptions|{domain_name}'],
  },
  events: { UpdateDomainConfig: config, UpdateElasticsearchDomainConfig: config },
});

const users = [
  'usergroupassociation|{userGroupId}|{userIdsToAdd}',
  'usergroupassociation|{userGroupId}|{userIdsToRemove}',
  '~usergroup|{userGroupId}',
];

/** ElastiCache. */
export const elasticache = (): ServiceIdentities => ({
  family: 'elasticache',
  types: { aws_elasticache_user_group_association: ['usergroupassociation|{user_group_id}|{user_id}'] },
  events: { ModifyUserGroup: users },
});

const policy = ['securitypolicy|{type}|{name}'];
const access = ['accesspolicy|{type}|{name}'];
const lifecycle = ['lifecyclepolicy|{type}|{name}'];

/** OpenSearch Serverless. Policies are named within their type: `encryption` and `network` may have one of the same name. */
export const aoss = (): ServiceIdentities => ({
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
});
