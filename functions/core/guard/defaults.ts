import { isObject, type Json } from '../json.ts';
import { isEmpty, type Place } from './same-value.ts';

type Value = Json | undefined;

/**
 * What AWS answers for what was never asked for, and the provider does not compute: seen by comparing a first plan of 56
 * types with the state after its apply (test/core/guard/plans/every-type-again.json).
 */
const answeredByAws: Readonly<Record<string, Json>> = {
  'aws_cloudwatch_event_rule.is_enabled': true,
  'aws_cloudwatch_event_rule.state': 'ENABLED',
  'aws_dynamodb_table.table_class': 'STANDARD',
  'aws_ecr_repository.encryption_configuration': [{ encryption_type: 'AES256', kms_key: '' }],
  'aws_scheduler_schedule.target.retry_policy': [{ maximum_event_age_in_seconds: 86_400, maximum_retry_attempts: 185 }],
};

/**
 * Settings of the provider itself, which no API answers: an imported resource's state has null for them, and the next plan the
 * schema's default (seen in first plans of the same stack; terraform-provider-aws, the resources' schemas).
 */
const filledByProvider: Readonly<Record<string, Json>> = {
  'aws_autoscaling_group.metrics_granularity': '1Minute',
  'aws_autoscaling_group.wait_for_capacity_timeout': '10m',
  'aws_cloudfront_distribution.wait_for_deployment': true,
  'aws_db_instance.delete_automated_backups': true,
  'aws_rds_cluster.delete_automated_backups': true,
  'aws_secretsmanager_secret.recovery_window_in_days': 30,
  'aws_sns_topic_subscription.confirmation_timeout_in_minutes': 1,
};

/**
 * A value that the provider fills in where the configuration is silent: the state has null (it was imported, or written by an
 * older provider) and the plan the schema's default. Only values that ask for nothing count, or a named default.
 */
export function isFilledIn(before: Value, after: Value, silent: boolean, { type, path }: Place): boolean {
  if (!silent || !isEmpty(before)) return false;
  return after === false || after === 0 || (after ?? null) === (filledByProvider[`${type}.${path.join('.')}`] ?? {});
}

/**
 * What the provider read back for something never asked for: the state holds zeros (`[{"enabled": false}]`, 0) or AWS's own
 * default, the plan of a re-creation nothing. A block without members (`allow {}`) is a choice, not a zero.
 */
export function isReadBack(state: Value, planned: Value, silent: boolean, at: Place): boolean {
  if (!isEmpty(planned)) return false;
  const answer = answeredByAws[`${at.type}.${at.path.join('.')}`];
  return isZero(state) || (silent && answer !== undefined && JSON.stringify(answer) === JSON.stringify(state));
}

function isZero(value: Value): boolean {
  if (isEmpty(value) || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.every((item: Json) => isObject(item) && !isEmpty(item) && isZero(item));
  return isObject(value) && Object.values(value).every(isZero);
}
