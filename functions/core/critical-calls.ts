/** Calls that are critical by what they are, whatever their parameters say. Keyed on the service: names repeat between services. */
export const criticalCalls: readonly {
  readonly why: string;
  readonly service: string;
  readonly calls: readonly string[];
}[] = [
  {
    why: 'trust or permission change',
    service: 'iam',
    calls: [
      'UpdateAssumeRolePolicy',
      'AttachRolePolicy',
      'AttachUserPolicy',
      'AttachGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
      'PutGroupPolicy',
      'CreatePolicyVersion',
      'SetDefaultPolicyVersion',
      'AddUserToGroup',
      'DeleteRolePermissionsBoundary',
      'DeleteUserPermissionsBoundary',
      'CreateSAMLProvider',
      'UpdateSAMLProvider',
      'CreateOpenIDConnectProvider',
    ],
  },
  { why: 'trust or permission change', service: 'kms', calls: ['PutKeyPolicy', 'CreateGrant'] },
  {
    why: 'trust or permission change',
    service: 's3',
    calls: ['PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl'],
  },
  { why: 'trust or permission change', service: 'lambda', calls: ['AddPermission'] },
  { why: 'trust or permission change', service: 'secretsmanager', calls: ['PutResourcePolicy'] },
  {
    why: 'trust or permission change',
    service: 'sso',
    calls: ['CreateAccountAssignment', 'PutInlinePolicyToPermissionSet', 'AttachManagedPolicyToPermissionSet'],
  },
  {
    why: 'logging switched off',
    service: 'cloudtrail',
    calls: ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'DeleteEventDataStore'],
  },
  { why: 'logging switched off', service: 'ec2', calls: ['DeleteFlowLogs'] },
  {
    why: 'logging switched off',
    service: 'logs',
    calls: ['DeleteLogGroup', 'DeleteLogStream', 'DeleteSubscriptionFilter'],
  },
  {
    why: 'logging switched off',
    service: 'guardduty',
    calls: ['DeleteDetector', 'UpdateDetector', 'StopMonitoringMembers', 'DisassociateFromMasterAccount'],
  },
  {
    why: 'logging switched off',
    service: 'config',
    calls: ['StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel'],
  },
  { why: 'logging switched off', service: 'securityhub', calls: ['DisableSecurityHub'] },
  { why: 'encryption switched off', service: 's3', calls: ['DeleteBucketEncryption'] },
  {
    why: 'encryption switched off',
    service: 'kms',
    calls: ['DisableKey', 'ScheduleKeyDeletion', 'DisableKeyRotation'],
  },
  { why: 'encryption switched off', service: 'ec2', calls: ['DisableEbsEncryptionByDefault'] },
];

/** Why this call is critical, in a few words; empty for most. @param name without the API's version in it. */
export function criticalCall(eventSource: string, name: string): readonly string[] {
  const service = eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '');
  const rules = criticalCalls.filter((rule) => rule.service === service && rule.calls.includes(name));
  return rules.map(({ why }) => why);
}
