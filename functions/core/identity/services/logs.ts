import type { ServiceIdentities } from '../service.ts';

const group = 'loggroup|{logGroupName,logGroupIdentifier,resourceIdentifier:group}';
const metricFilter = ['metricfilter|{logGroupName:group}|{filterName}', `^${group}`];
const subscription = ['subscriptionfilter|{logGroupName:group}|{filterName}', `^${group}`];
const protection = ['dataprotection|{logGroupIdentifier:group}', `~${group}`];
const index = ['indexpolicy|{logGroupIdentifier:group}', `~${group}`];
const resourcePolicy = ['resourcepolicy|{policyName}'];
const accountPolicy = ['accountpolicy|{policyType}|{policyName}'];

/** CloudWatch Logs. Filters are named within their group. */
export const logs = (): ServiceIdentities => ({
  family: 'logs',
  types: {
    aws_cloudwatch_log_group: ['arn|{arn}', 'loggroup|{name}'],
    aws_cloudwatch_log_stream: ['arn|{arn}', 'logstream|{log_group_name}|{name}'],
    aws_cloudwatch_log_metric_filter: ['metricfilter|{log_group_name}|{name}'],
    aws_cloudwatch_log_subscription_filter: ['subscriptionfilter|{log_group_name}|{name}'],
    aws_cloudwatch_log_data_protection_policy: ['dataprotection|{log_group_name}'],
    aws_cloudwatch_log_index_policy: ['indexpolicy|{log_group_name}'],
    aws_cloudwatch_log_resource_policy: ['resourcepolicy|{policy_name}'],
    aws_cloudwatch_log_account_policy: ['accountpolicy|{policy_type}|{policy_name}'],
    aws_cloudwatch_log_destination: ['arn|{arn}', 'destination|{name}'],
    aws_cloudwatch_log_destination_policy: ['destinationpolicy|{destination_name}'],
    aws_cloudwatch_query_definition: ['querydefinition|{query_definition_id}'],
  },
  events: {
    PutMetricFilter: metricFilter,
    DeleteMetricFilter: metricFilter,
    PutSubscriptionFilter: subscription,
    DeleteSubscriptionFilter: subscription,
    PutDataProtectionPolicy: protection,
    DeleteDataProtectionPolicy: protection,
    PutIndexPolicy: index,
    DeleteIndexPolicy: index,
    PutRetentionPolicy: [group],
    DeleteRetentionPolicy: [group],
    AssociateKmsKey: [group],
    DisassociateKmsKey: [group],
    CreateLogGroup: [group],
    DeleteLogGroup: [group],
    TagLogGroup: [group],
    UntagLogGroup: [group],
    TagResource: ['arn|{resourceArn}', 'loggroup|{resourceArn:group}'],
    UntagResource: ['arn|{resourceArn}', 'loggroup|{resourceArn:group}'],
    CreateLogStream: ['logstream|{logGroupName}|{logStreamName}'],
    DeleteLogStream: ['logstream|{logGroupName}|{logStreamName}'],
    PutResourcePolicy: resourcePolicy,
    DeleteResourcePolicy: resourcePolicy,
    PutAccountPolicy: accountPolicy,
    DeleteAccountPolicy: accountPolicy,
    PutDestination: ['destination|{destinationName}'],
    DeleteDestination: ['destination|{destinationName}'],
    PutDestinationPolicy: ['destinationpolicy|{destinationName}', '~destination|{destinationName}'],
    PutQueryDefinition: ['querydefinition|{queryDefinitionId,response.queryDefinitionId}'],
    DeleteQueryDefinition: ['querydefinition|{queryDefinitionId}'],
  },
});
