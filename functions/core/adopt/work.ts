import type { AdoptionTable } from './row.ts';

/** Lambda, SNS, EventBridge, KMS, Logs, Auto Scaling: who may call, what is called, and what is passed on. */
export const work: AdoptionTable = {
  'lambda:AddPermission': [
    {
      type: 'aws_lambda_permission',
      id: '{functionName:function}/{statementId}',
      expect: { function_name: '{functionName:function}', statement_id: '{statementId}' },
    },
  ],
  'lambda:CreateFunctionUrlConfig': [
    {
      type: 'aws_lambda_function_url',
      id: '{functionName:function}',
      expect: { function_name: '{functionName:function}' },
    },
  ],
  'lambda:CreateEventSourceMapping': [
    { type: 'aws_lambda_event_source_mapping', id: '{response.uUID}', expect: { uuid: '{response.uUID}' } },
  ],
  'lambda:CreateAlias': [
    {
      type: 'aws_lambda_alias',
      id: '{functionName:function}/{name}',
      expect: { name: '{name}', function_version: '{functionVersion}' },
    },
  ],
  'sns:Subscribe': [
    {
      type: 'aws_sns_topic_subscription',
      id: '{response.subscriptionArn}',
      expect: { topic_arn: '{topicArn}', protocol: '{protocol}' },
    },
  ],
  'events:PutTargets': [
    {
      type: 'aws_cloudwatch_event_target',
      id: '{eventBusName:bus}/{rule}/{item.id}',
      each: 'targets',
      expect: { rule: '{rule}', target_id: '{item.id}' },
    },
  ],
  'events:PutPermission': [
    {
      type: 'aws_cloudwatch_event_permission',
      id: '{eventBusName:bus}/{statementId}',
      expect: { statement_id: '{statementId}' },
    },
  ],
  'kms:CreateGrant': [
    {
      type: 'aws_kms_grant',
      id: '{keyId:last}:{response.grantId}',
      expect: { grant_id: '{response.grantId}' },
    },
  ],
  'kms:CreateAlias': [{ type: 'aws_kms_alias', id: '{aliasName}', expect: { name: '{aliasName}' } }],
  'logs:PutSubscriptionFilter': [
    {
      type: 'aws_cloudwatch_log_subscription_filter',
      id: '{logGroupName}|{filterName}',
      expect: { log_group_name: '{logGroupName}', name: '{filterName}' },
    },
  ],
  'logs:PutMetricFilter': [
    {
      type: 'aws_cloudwatch_log_metric_filter',
      id: '{logGroupName}:{filterName}',
      expect: { log_group_name: '{logGroupName}', name: '{filterName}' },
    },
  ],
  'autoscaling:PutScalingPolicy': [
    {
      type: 'aws_autoscaling_policy',
      id: '{autoScalingGroupName}/{policyName}',
      expect: { autoscaling_group_name: '{autoScalingGroupName}', name: '{policyName}' },
    },
  ],
  'autoscaling:PutLifecycleHook': [
    {
      type: 'aws_autoscaling_lifecycle_hook',
      id: '{autoScalingGroupName}/{lifecycleHookName}',
      expect: { autoscaling_group_name: '{autoScalingGroupName}', name: '{lifecycleHookName}' },
    },
  ],
};
