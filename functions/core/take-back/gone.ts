import type { ResourceChange } from '../guard/plan.ts';
import type { Reason } from '../incident.ts';

/** Types that hold what no configuration can bring back: made again, they are new and empty. */
const holdersOfData = new Set([
  'aws_backup_vault',
  'aws_cognito_user_pool',
  'aws_db_cluster',
  'aws_db_instance',
  'aws_docdb_cluster',
  'aws_dynamodb_table',
  'aws_ebs_snapshot',
  'aws_ebs_volume',
  'aws_efs_file_system',
  'aws_elasticache_replication_group',
  'aws_fsx_lustre_file_system',
  'aws_instance',
  'aws_kinesis_stream',
  'aws_kms_external_key',
  'aws_kms_key',
  'aws_msk_cluster',
  'aws_neptune_cluster',
  'aws_opensearch_domain',
  'aws_rds_cluster',
  'aws_redshift_cluster',
  'aws_route53_zone',
  'aws_s3_bucket',
  'aws_s3_directory_bucket',
  'aws_secretsmanager_secret',
  'aws_timestreamwrite_table',
]);

/** Re-creations that would look like a revert and be an empty thing: held for people whatever the mode. */
export function goneReasons(changes: readonly ResourceChange[]): readonly Reason[] {
  return changes
    .filter(({ change, type }) => change.actions.join() === 'create' && holdersOfData.has(type))
    .map(({ address, type }) => ({
      code: 'protected',
      address,
      detail: `what this ${type} held is gone: Terraform would make a new, empty one`,
    }));
}
