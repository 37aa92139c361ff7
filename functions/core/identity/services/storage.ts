import type { ServiceIdentities } from '../service.ts';

const fileSystem = '{fileSystemId:last}';
const filePolicy = [`filesystempolicy|${fileSystem}`, `~filesystem|${fileSystem}`];
const vault = '{backupVaultName}';
const vaultPolicy = [`vaultpolicy|${vault}`, `~vault|${vault}`];
const vaultLock = [`vaultlock|${vault}`, `~vault|${vault}`];
const vaultNotice = [`vaultnotifications|${vault}`, `~vault|${vault}`];
const selection = ['selection|{backupPlanId}|{selectionId,response.selectionId}', '^plan|{backupPlanId}'];

/** EFS. */
export const elasticfilesystem: ServiceIdentities = {
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
};

/** AWS Backup. */
export const backup: ServiceIdentities = {
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
};

const partition = [
  'partition|{databaseName}|{tableName}|{partitionValues,partitionValueList,partitionInput.values*}',
  '^table|{tableName}|database={databaseName}',
];

const index = [
  'partitionindex|{databaseName}|{tableName}|{indexName,partitionIndex.indexName}',
  '^table|{tableName}|database={databaseName}',
];

/** Glue: settings that a catalogue has one of, and partitions, which are called by all their values. */
export const glue: ServiceIdentities = {
  family: 'glue',
  types: {
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
};
