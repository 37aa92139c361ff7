import type { ServiceIdentities } from '../service.ts';

const fileSystem = '{fileSystemId:last}';
const filePolicy = [`filesystempolicy|${fileSystem}`, `~filesystem|${fileSystem}`];
const vault = '{backupVaultName}';
const vaultPolicy = [`vaultpolicy|${vault}`, `~vault|${vault}`];
const vaultLock = [`vaultlock|${vault}`, `~vault|${vault}`];
const vaultNotice = [`vaultnotifications|${vault}`, `~vault|${vault}`];
const selection = ['selection|{backupPlanId}|{selectionId,response.selectionId}', '^plan|{backupPlanId}'];

/** EFS. */
export const elasticfilesystem = (): ServiceIdentities => ({
  family: 'elasticfilesystem',
  types: {
    aws_efs_file_system: ['arn|{arn}', 'filesystem|{id}'],
    aws_efs_file_system_policy: ['filesystempolicy|{file_system_id}'],
    aws_efs_backup_policy: ['backuppolicy|{file_system_id}'],
    aws_efs_mount_target: ['mounttarget|{id}'],
    aws_efs_replication_configuration: ['replicationconfiguration|{source_file_system_id}'],
  },
  events: {
    PutFileSystemPolicy: filePolicy,
    DeleteFileSystemPolicy: filePolicy,
    PutBackupPolicy: [`backuppolicy|${fileSystem}`, `~filesystem|${fileSystem}`],
    PutLifecycleConfiguration: [`filesystem|${fileSystem}`],
    CreateMountTarget: ['mounttarget|{response.mountTargetId}', `^filesystem|${fileSystem}`],
    DeleteMountTarget: ['mounttarget|{mountTargetId}'],
    ModifyMountTargetSecurityGroups: ['mounttarget|{mountTargetId}'],
    CreateReplicationConfiguration: [
      'replicationconfiguration|{sourceFileSystemId}',
      '^filesystem|{sourceFileSystemId}',
    ],
    DeleteReplicationConfiguration: [
      'replicationconfiguration|{sourceFileSystemId}',
      '^filesystem|{sourceFileSystemId}',
    ],
  },
});

/** AWS Backup. */
export const backup = (): ServiceIdentities => ({
  family: 'backup',
  types: {
    aws_backup_vault: ['arn|{arn}', 'vault|{name}'],
    aws_backup_plan: ['arn|{arn}', 'plan|{id}'],
    aws_backup_vault_policy: ['vaultpolicy|{backup_vault_name}'],
    aws_backup_vault_lock_configuration: ['vaultlock|{backup_vault_name}'],
    aws_backup_vault_notifications: ['vaultnotifications|{backup_vault_name}'],
    aws_backup_selection: ['selection|{plan_id}|{id}'],
  },
  events: {
    PutBackupVaultAccessPolicy: vaultPolicy,
    DeleteBackupVaultAccessPolicy: vaultPolicy,
    PutBackupVaultLockConfiguration: vaultLock,
    DeleteBackupVaultLockConfiguration: vaultLock,
    PutBackupVaultNotifications: vaultNotice,
    DeleteBackupVaultNotifications: vaultNotice,
    CreateBackupSelection: selection,
    DeleteBackupSelection: selection,
  },
});

const partition = [
  'partition|{databaseName}|{tableName}|{partitionValues,partitionValueList,partitionInput.values*}',
  '^table|{tableName}|database={databaseName}',
];

const index = [
  'partitionindex|{databaseName}|{tableName}|{indexName,partitionIndex.indexName}',
  '^table|{tableName}|database={databaseName}',
];

/** Glue: settings that a catalogue has one of, and partitions, which are called by all their values. */
export const glue = (): ServiceIdentities => ({
  family: 'glue',
  types: {
    // Athena makes a database in the catalogue, which Glue's calls change.
    aws_athena_database: ['database|{name}'],
    aws_glue_resource_policy: ['resourcepolicy|-'],
    aws_glue_partition_index: ['partitionindex|{database_name}|{table_name}|{partition_index.index_name}'],
    aws_glue_partition: ['partition|{database_name}|{table_name}|{partition_values*}'],
  },
  events: {
    PutResourcePolicy: ['resourcepolicy|-'],
    DeleteResourcePolicy: ['resourcepolicy|-'],
    CreatePartition: partition,
    UpdatePartition: partition,
    DeletePartition: partition,
    CreatePartitionIndex: index,
    DeletePartitionIndex: index,
  },
});

const lock = ['vaultlock|{vaultName}', '~vault|{vaultName}'];

/** S3 Glacier. */
export const glacier = (): ServiceIdentities => ({
  family: 'glacier',
  types: { aws_glacier_vault_lock: ['vaultlock|{vault_name}'] },
  events: { InitiateVaultLock: lock, CompleteVaultLock: lock, AbortVaultLock: lock },
});

const volume = ['arn|{target_arn}'];
const cache = ['cache|{gatewayARN}', '^arn|{gatewayARN}'];

/** Storage Gateway: who may connect to a volume is set under the ARN of its iSCSI target; a gateway's cache disks are reset together. */
export const storagegateway = (): ServiceIdentities => ({
  family: 'storagegateway',
  also: {
    aws_storagegateway_cached_iscsi_volume: volume,
    aws_storagegateway_stored_iscsi_volume: volume,
    aws_storagegateway_cache: ['cache|{gateway_arn}'],
  },
  events: { ResetCache: cache },
});

const filter =
  'datacellsfilter|{databaseName,tableData.databaseName}|{tableName,tableData.tableName}|{name,tableData.name}';

/**
 * What is granted to whom, or taken away, by a call or by an entry of a batch. Of all tables of a database none is named, and a
 * catalogue has no name: one in a batch counts for all of its principals.
 */
const grants = (entry: '' | 'entries[].') => {
  const whom = `{${entry}principal.dataLakePrincipalIdentifier}`;
  const what = (kind: string, ...names: readonly string[]) =>
    `${kind}permissions|${whom}${names.map((name) => `|{${entry}resource.${name}}`).join('')}`;
  return [
    `[${entry.replace('[]', '')}resource.catalog]${what('catalog')}`,
    what('database', 'database.name'),
    what('table', 'table.databaseName', 'table.name?'),
    what('column', 'tableWithColumns.databaseName', 'tableWithColumns.name'),
    what('location', 'dataLocation.resourceArn'),
    what('filter', 'dataCellsFilter.databaseName', 'dataCellsFilter.tableName', 'dataCellsFilter.name'),
    what('tag', 'lFTag.tagKey'),
    what('tagpolicy', 'lFTagPolicy.resourceType', 'lFTagPolicy.expression.tagKey'),
  ];
};
const granted = grants('');
const grantedTogether = grants('entries[].');
/** All tags of a thing, or one of them by its key. */
const taggedBy = (kind: string, key: string) => [
  `${kind}|{resource.database.name}${key}`,
  `${kind}|{resource.table.databaseName}|{resource.table.name}${key}`,
  `${kind}|{resource.tableWithColumns.databaseName}|{resource.tableWithColumns.name}${key}`,
];
const tagged = [...taggedBy('tags', ''), ...taggedBy('tag', '|{lFTags.tagKey}')];
const holds = (kind: string, key: string) => [
  `${kind}|{database.name}${key}`,
  `${kind}|{table.database_name}|{table.name}${key}`,
  `${kind}|{table_with_columns.database_name}|{table_with_columns.name}${key}`,
];
const location = ['resource|{resourceArn}'];

const optIn = [
  'optin|{principal.dataLakePrincipalIdentifier}|{resource.database.name}',
  'optin|{principal.dataLakePrincipalIdentifier}|{resource.table.databaseName}|{resource.table.name}',
];

/** Lake Formation. What is granted to whom on what, and the tags of what, have no names. */
export const lakeformation = (): ServiceIdentities => ({
  family: 'lakeformation',
  types: {
    aws_lakeformation_data_cells_filter: [
      'datacellsfilter|{table_data.database_name}|{table_data.table_name}|{table_data.name}',
    ],
    aws_lakeformation_permissions: [
      '[catalog_resource=true]catalogpermissions|{principal}',
      'databasepermissions|{principal}|{database.name}',
      'tablepermissions|{principal}|{table.database_name}|{table.name?}',
      'columnpermissions|{principal}|{table_with_columns.database_name}|{table_with_columns.name}',
      'locationpermissions|{principal}|{data_location.arn}',
      'filterpermissions|{principal}|{data_cells_filter.database_name}|{data_cells_filter.table_name}|{data_cells_filter.name}',
      'tagpermissions|{principal}|{lf_tag.key}',
      'tagpolicypermissions|{principal}|{lf_tag_policy.resource_type}|{lf_tag_policy.expression.key}',
    ],
    aws_lakeformation_opt_in: [
      'optin|{principal.data_lake_principal_identifier}|{resource_data.database.name}',
      'optin|{principal.data_lake_principal_identifier}|{resource_data.table.database_name}|{resource_data.table.name}',
    ],
    aws_lakeformation_resource_lf_tag: holds('tag', '|{lf_tag.key}'),
    aws_lakeformation_resource_lf_tags: holds('tags', ''),
    // The ARN is the bucket's, which stays as it is.
    aws_lakeformation_resource: ['resource|{arn}'],
  },
  events: {
    CreateDataCellsFilter: [filter],
    UpdateDataCellsFilter: [filter],
    DeleteDataCellsFilter: [filter],
    RegisterResource: location,
    UpdateResource: location,
    DeregisterResource: location,
    GrantPermissions: granted,
    RevokePermissions: granted,
    BatchGrantPermissions: grantedTogether,
    BatchRevokePermissions: grantedTogether,
    CreateLakeFormationOptIn: optIn,
    DeleteLakeFormationOptIn: optIn,
    AddLFTagsToResource: tagged,
    RemoveLFTagsFromResource: tagged,
  },
});
