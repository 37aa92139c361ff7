import type { EventPattern } from './event-pattern.ts';

/**
 * Calls that can blind or break the responder, by service. Lambda writes its API's version behind each name, so names are
 * compared from their beginning.
 */
export const tamperCalls: Readonly<Record<string, readonly string[]>> = {
  events: [
    'PutRule',
    'DeleteRule',
    'DisableRule',
    'PutTargets',
    'RemoveTargets',
    'PutPermission',
    'DeleteEventBus',
    'UpdateEventBus',
  ],
  sqs: ['SetQueueAttributes', 'DeleteQueue', 'PurgeQueue', 'AddPermission', 'RemovePermission'],
  lambda: [
    'UpdateFunction',
    'DeleteFunction',
    'PutFunctionConcurrency',
    'CreateFunctionUrlConfig',
    'AddPermission',
    'RemovePermission',
    'UpdateEventSourceMapping',
    'DeleteEventSourceMapping',
  ],
  dynamodb: ['DeleteTable', 'UpdateTable', 'UpdateTimeToLive', 'UpdateContinuousBackups', 'PutResourcePolicy'],
  states: ['DeleteStateMachine', 'UpdateStateMachine', 'StopExecution'],
  codebuild: ['UpdateProject', 'DeleteProject', 'StopBuild', 'StartBuild'],
  iam: [
    'CreateRole',
    'DeleteRole',
    'UpdateRole',
    'UpdateAssumeRolePolicy',
    'AttachRolePolicy',
    'DetachRolePolicy',
    'PutRolePolicy',
    'DeleteRolePolicy',
    'PutRolePermissionsBoundary',
  ],
  s3: [
    'DeleteBucket',
    'PutBucketPolicy',
    'PutBucketNotification',
    'PutBucketEncryption',
    'PutBucketLifecycle',
    'PutBucketVersioning',
  ],
  kms: ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy'],
  cloudtrail: ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'],
  logs: ['DeleteLogGroup'],
  monitoring: ['DeleteAlarms', 'DisableAlarmActions', 'PutMetricAlarm'],
  sns: ['Unsubscribe', 'DeleteTopic', 'SetTopicAttributes'],
  ssm: ['PutParameter', 'DeleteParameter'],
  cloudformation: ['DeleteStack', 'UpdateStack', 'ExecuteChangeSet'],
};

/** The rule's pattern: wider than `tampering`, since one name in it stands for every service that has it. */
export function tamperPattern(): EventPattern {
  const { lambda = [], ...others } = tamperCalls;
  const names = [...new Set(Object.values(others).flat())].sort();
  return {
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: Object.keys(tamperCalls).map((service) => `${service}.amazonaws.com`),
      eventName: [...names, ...lambda.map((prefix) => ({ prefix }))],
      errorCode: [{ exists: false }, null, ''],
    },
  };
}

/** Root signing in, which both of AWS's spellings of the detail-type may say. */
export const rootSignInPattern: EventPattern = {
  'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
  detail: { eventName: ['ConsoleLogin'], userIdentity: { type: ['Root'] } },
};
