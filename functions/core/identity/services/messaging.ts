import type { ServiceIdentities } from '../service.ts';

const topicPolicy = ['topicpolicy|{topicArn}', '~arn|{topicArn}'];
const endpoint = 'subscription|{topicArn}|{protocol}|{endpoint}';

/** SNS. A topic's policy and its subscriptions are resources beside it. */
export const sns = (): ServiceIdentities => ({
  family: 'sns',
  types: {
    aws_sns_topic_policy: ['topicpolicy|{arn}'],
    aws_sns_topic_data_protection_policy: ['dataprotection|{arn}'],
    aws_sns_topic_subscription: ['arn|{arn}', 'subscription|{topic_arn}|{protocol}|{endpoint}'],
    aws_sns_sms_preferences: ['smspreferences|-'],
    aws_sns_platform_application: ['arn|{arn}'],
  },
  events: {
    SetTopicAttributes: ['[attributeName=Policy]topicpolicy|{topicArn}', '~arn|{topicArn}'],
    AddPermission: topicPolicy,
    RemovePermission: topicPolicy,
    PutDataProtectionPolicy: ['dataprotection|{resourceArn}', '~arn|{resourceArn}'],
    Subscribe: ['arn|{response.subscriptionArn}', endpoint, '^arn|{topicArn}'],
    ConfirmSubscription: ['arn|{response.subscriptionArn}', '^arn|{topicArn}'],
    Unsubscribe: ['arn|{subscriptionArn}', '^arn|{subscriptionArn:above}'],
    SetSubscriptionAttributes: ['arn|{subscriptionArn}', '^arn|{subscriptionArn:above}'],
    SetSMSAttributes: ['smspreferences|-'],
  },
});

const channel = ['channelassociation|{notificationConfigurationArn}|{arn}', '^arn|{notificationConfigurationArn}'];

/** User Notifications: the ARN of a joint is that of the contact, who may get other notifications, too. */
export const notifications = (): ServiceIdentities => ({
  family: 'notifications',
  types: { aws_notifications_channel_association: ['channelassociation|{notification_configuration_arn}|{arn}'] },
  events: { AssociateChannel: channel, DisassociateChannel: channel },
});

const queue = '~queue|{queueUrl:last}';
const queuePolicy = ['queuepolicy|{queueUrl:last}', queue];

/** SQS. A queue is named by its URL; its policies are attributes of it, or resources beside it. */
export const sqs = (): ServiceIdentities => ({
  family: 'sqs',
  types: {
    aws_sqs_queue: ['arn|{arn}', 'queue|{name,url:last}'],
    aws_sqs_queue_policy: ['queuepolicy|{queue_url:last}'],
    aws_sqs_queue_redrive_policy: ['redrivepolicy|{queue_url:last}'],
    aws_sqs_queue_redrive_allow_policy: ['redriveallowpolicy|{queue_url:last}'],
  },
  events: {
    CreateQueue: ['queue|{queueName}'],
    DeleteQueue: ['queue|{queueUrl:last}'],
    TagQueue: ['queue|{queueUrl:last}'],
    UntagQueue: ['queue|{queueUrl:last}'],
    SetQueueAttributes: [
      '[attributes.Policy]queuepolicy|{queueUrl:last}',
      '[attributes.RedrivePolicy]redrivepolicy|{queueUrl:last}',
      '[attributes.RedriveAllowPolicy]redriveallowpolicy|{queueUrl:last}',
      queue,
    ],
    AddPermission: queuePolicy,
    RemovePermission: queuePolicy,
  },
});

const rule = '{eventBusName:bus?}|{rule}';
const named = ['rule|{eventBusName:bus?}|{name}'];
const bus = '^eventbus|{eventBusName:bus?}';
const permission = ['buspermission|{eventBusName:bus?}|{statementId}', 'buspolicy|{eventBusName:bus?}', bus];

/** EventBridge. A rule is named within its bus, a target within its rule. */
export const events = (): ServiceIdentities => ({
  family: 'events',
  types: {
    aws_cloudwatch_event_rule: ['arn|{arn}', 'rule|{event_bus_name:bus?}|{name}'],
    aws_cloudwatch_event_target: ['target|{event_bus_name:bus?}|{rule}|{target_id}'],
    aws_cloudwatch_event_permission: ['buspermission|{event_bus_name:bus?}|{statement_id}'],
    aws_cloudwatch_event_bus_policy: ['buspolicy|{event_bus_name:bus?}'],
    aws_cloudwatch_event_bus: ['arn|{arn}', 'eventbus|{name}'],
  },
  events: {
    PutRule: named,
    DeleteRule: named,
    EnableRule: named,
    DisableRule: named,
    PutTargets: [`target|${rule}|{targets.id}`, `^rule|${rule}`],
    RemoveTargets: [`target|${rule}|{ids}`, `^rule|${rule}`],
    PutPermission: permission,
    RemovePermission: permission,
    CreateEventBus: ['eventbus|{name:bus}'],
    DeleteEventBus: ['eventbus|{name:bus}'],
    UpdateEventBus: ['eventbus|{name:bus?}'],
  },
});
