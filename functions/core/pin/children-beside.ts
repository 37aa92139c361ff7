import type { StateInstance } from '../adopt/in-state.ts';
import type { ResourceChange } from '../guard/plan.ts';

/** Attributes that child resources of their own write into, and the child types. */
const writers: Readonly<Record<string, readonly string[]>> = {
  'aws_autoscaling_group.target_group_arns': ['aws_autoscaling_attachment'],
  'aws_autoscaling_group.load_balancers': ['aws_autoscaling_attachment'],
  'aws_ecs_cluster.default_capacity_provider_strategy': ['aws_ecs_cluster_capacity_providers'],
  'aws_iam_role.inline_policy': ['aws_iam_role_policy'],
  'aws_iam_role.managed_policy_arns': ['aws_iam_role_policy_attachment', 'aws_iam_policy_attachment'],
  'aws_kms_key.policy': ['aws_kms_key_policy'],
  'aws_lb_target_group.load_balancer_arns': ['aws_lb_listener', 'aws_lb_listener_rule'],
  'aws_network_acl.egress': ['aws_network_acl_rule'],
  'aws_network_acl.ingress': ['aws_network_acl_rule'],
  'aws_network_acl.subnet_ids': ['aws_network_acl_association'],
  'aws_route_table.propagating_vgws': ['aws_vpn_gateway_route_propagation'],
  'aws_route_table.route': ['aws_route'],
  'aws_s3_bucket.acceleration_status': ['aws_s3_bucket_accelerate_configuration'],
  'aws_s3_bucket.cors_rule': ['aws_s3_bucket_cors_configuration'],
  'aws_s3_bucket.grant': ['aws_s3_bucket_acl'],
  'aws_s3_bucket.lifecycle_rule': ['aws_s3_bucket_lifecycle_configuration'],
  'aws_s3_bucket.logging': ['aws_s3_bucket_logging'],
  'aws_s3_bucket.object_lock_configuration': ['aws_s3_bucket_object_lock_configuration'],
  'aws_s3_bucket.policy': ['aws_s3_bucket_policy'],
  'aws_s3_bucket.replication_configuration': ['aws_s3_bucket_replication_configuration'],
  'aws_s3_bucket.request_payer': ['aws_s3_bucket_request_payment_configuration'],
  'aws_s3_bucket.server_side_encryption_configuration': ['aws_s3_bucket_server_side_encryption_configuration'],
  'aws_s3_bucket.versioning': ['aws_s3_bucket_versioning'],
  'aws_s3_bucket.website': ['aws_s3_bucket_website_configuration'],
  'aws_secretsmanager_secret.policy': ['aws_secretsmanager_secret_policy'],
  'aws_security_group.egress': ['aws_vpc_security_group_egress_rule', 'aws_security_group_rule'],
  'aws_security_group.ingress': ['aws_vpc_security_group_ingress_rule', 'aws_security_group_rule'],
  'aws_sns_topic.policy': ['aws_sns_topic_policy'],
  'aws_sqs_queue.policy': ['aws_sqs_queue_policy'],
  'aws_sqs_queue.redrive_allow_policy': ['aws_sqs_queue_redrive_allow_policy'],
  'aws_sqs_queue.redrive_policy': ['aws_sqs_queue_redrive_policy'],
  'aws_vpc.main_route_table_id': ['aws_main_route_table_association'],
};

/** Whether the state has a child that writes into this attribute of this resource: its own plan tells its drift. */
export function childrenBeside(
  { type, change }: ResourceChange,
  attribute: string,
  instances: readonly StateInstance[],
): boolean {
  const types = writers[`${type}.${attribute}`] ?? [];
  const names: readonly unknown[] = [change.before.id, change.before.arn, change.before.name].filter(Boolean);
  return instances
    .filter((instance) => types.includes(instance.type))
    .some(({ attributes }) => Object.values(attributes).some((value) => names.includes(value)));
}
