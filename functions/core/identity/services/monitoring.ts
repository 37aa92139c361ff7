import type { ServiceIdentities } from '../service.ts';

const alarms = ['alarm|{alarmNames}'];
const trail = ['arn|{name,trailName}', 'trail|{name,trailName:last}'];
const rule = ['configrule|{configRuleName,configRule.configRuleName}'];
const recorder = '{configurationRecorder.name,configurationRecorderName}';
const recording = [`recorderstatus|${recorder}`, `~configurationrecorder|${recorder}`];
const recorderRows = [`configurationrecorder|${recorder}`];
// Old records have the recorder's name in the channel's place: both are `default` where nobody chose one.
const channel = ['deliverychannel|{deliveryChannel.name,deliveryChannelName,configurationRecorderName}'];

/** CloudWatch. Metric and composite alarms share one namespace and their calls. */
export const monitoring = (): ServiceIdentities => ({
  family: 'monitoring',
  types: {
    aws_cloudwatch_metric_alarm: ['arn|{arn}', 'alarm|{alarm_name}'],
    aws_cloudwatch_composite_alarm: ['arn|{arn}', 'alarm|{alarm_name}'],
  },
  also: {
    aws_cloudwatch_contributor_managed_insight_rule: ['managedrule|{template_name}|{resource_arn}'],
  },
  events: {
    PutMetricAlarm: ['alarm|{alarmName}'],
    PutCompositeAlarm: ['alarm|{alarmName}'],
    DeleteAlarms: alarms,
    EnableAlarmActions: alarms,
    DisableAlarmActions: alarms,
    PutManagedInsightRules: ['managedrule|{managedRules[].templateName}|{managedRules[].resourceARN}'],
  },
});

/** CloudTrail itself. A trail's name may be given as its ARN. */
export const cloudtrail = (): ServiceIdentities => ({
  family: 'cloudtrail',
  types: { aws_cloudtrail_organization_delegated_admin_account: ['delegatedadmin|{account_id}'] },
  events: {
    StartLogging: trail,
    StopLogging: trail,
    UpdateTrail: trail,
    DeleteTrail: trail,
    PutEventSelectors: trail,
    PutInsightSelectors: trail,
    RegisterOrganizationDelegatedAdmin: ['delegatedadmin|{memberAccountId}'],
    DeregisterOrganizationDelegatedAdmin: ['delegatedadmin|{delegatedAdminAccountId}'],
    AddTags: ['arn|{resourceId}'],
    RemoveTags: ['arn|{resourceId}'],
  },
});

const remediation = (name: string) => [`remediationconfiguration|configrule={${name}}`, `^configrule|{${name}}`];
const authorization = ['authorization|{authorizedAccountId}|{authorizedAwsRegion}'];

/** AWS Config. A rule has one remediation, which has no name. */
export const config = (): ServiceIdentities => ({
  family: 'config',
  types: {
    aws_config_configuration_recorder_status: ['recorderstatus|{name}'],
    aws_config_aggregate_authorization: ['arn|{arn}', 'authorization|{account_id}|{authorized_aws_region,region}'],
    aws_config_retention_configuration: ['retentionconfiguration|-'],
  },
  events: {
    PutConfigRule: rule,
    DeleteConfigRule: rule,
    PutConfigurationRecorder: recorderRows,
    DeleteConfigurationRecorder: recorderRows,
    StartConfigurationRecorder: recording,
    StopConfigurationRecorder: recording,
    PutDeliveryChannel: channel,
    DeleteDeliveryChannel: channel,
    PutAggregationAuthorization: authorization,
    DeleteAggregationAuthorization: authorization,
    PutRetentionConfiguration: ['retentionconfiguration|-'],
    DeleteRetentionConfiguration: ['retentionconfiguration|-'],
    PutRemediationConfigurations: remediation('remediationConfigurations.configRuleName'),
    DeleteRemediationConfiguration: remediation('configRuleName'),
  },
});

const accepted = ['inviteaccepter|{detectorId}', '~detector|{detectorId}'];

/** GuardDuty: what is set for the account hangs on its detector. */
export const guardduty = (): ServiceIdentities => ({
  family: 'guardduty',
  types: {
    aws_guardduty_detector: ['arn|{arn}', 'detector|{id}'],
    aws_guardduty_detector_feature: ['detectorfeature|{detector_id}|{name}'],
    aws_guardduty_member_detector_feature: ['memberfeature|{detector_id}|{account_id}|{name}'],
    aws_guardduty_organization_configuration_feature: ['organizationfeature|{detector_id}|{name}'],
    aws_guardduty_organization_configuration: ['organizationconfiguration|{detector_id}'],
    aws_guardduty_invite_accepter: ['inviteaccepter|{detector_id}'],
  },
  events: {
    UpdateDetector: ['detectorfeature|{detectorId}|{features.name}', '~detector|{detectorId}'],
    AcceptInvitation: accepted,
    AcceptAdministratorInvitation: accepted,
    DisassociateFromMasterAccount: accepted,
    DisassociateFromAdministratorAccount: accepted,
    UpdateMalwareScanSettings: ['detector|{detectorId}'],
    UpdateMemberDetectors: ['memberfeature|{detectorId}|{accountIds}|{features.name}', '^detector|{detectorId}'],
    UpdateOrganizationConfiguration: [
      'organizationfeature|{detectorId}|{features.name}',
      'organizationconfiguration|{detectorId}',
      '~detector|{detectorId}',
    ],
  },
});

const macie = ['account|-'];
/** The account's own membership in an administrator's organisation: it has one. */
const membership = ['inviteaccepter|-'];
const membershipCalls = {
  AcceptInvitation: membership,
  AcceptAdministratorInvitation: membership,
  DisassociateFromMasterAccount: membership,
  DisassociateFromAdministratorAccount: membership,
};

/** Macie. */
export const macie2 = (): ServiceIdentities => ({
  family: 'macie2',
  types: { aws_macie2_account: macie, aws_macie2_invitation_accepter: membership },
  events: { EnableMacie: macie, DisableMacie: macie, UpdateMacieSession: macie, ...membershipCalls },
});

const enabler = ['enabler|{accountIds,response.accounts.accountId}'];

/** Inspector: what is switched on is one resource for several accounts; a call without any means its own, as the answer says. */
export const inspector2 = (): ServiceIdentities => ({
  family: 'inspector2',
  types: {
    aws_inspector2_enabler: ['enabler|{account_ids}'],
    aws_inspector2_member_association: ['member|{account_id}'],
  },
  events: {
    Enable: enabler,
    Disable: enabler,
    AssociateMember: ['member|{accountId}'],
    DisassociateMember: ['member|{accountId}'],
  },
});

const policyTarget = ['policyassociation|{target.accountId,target.organizationalUnitId,target.rootId}'];

/** Security Hub. */
export const securityhub = (): ServiceIdentities => ({
  family: 'securityhub',
  types: {
    aws_securityhub_invite_accepter: membership,
    aws_securityhub_account: ['arn|{arn}', 'account|-'],
    aws_securityhub_standards_subscription: ['arn|{id}', 'standards|{standards_arn}'],
    aws_securityhub_standards_control: ['arn|{standards_control_arn}'],
    aws_securityhub_product_subscription: ['arn|{arn}', 'product|{product_arn}'],
    aws_securityhub_standards_control_association: ['controlassociation|{standards_arn}|{security_control_id}'],
    aws_securityhub_member: ['member|{account_id}'],
    aws_securityhub_configuration_policy_association: ['policyassociation|{target_id}'],
    aws_securityhub_insight: ['arn|{arn}'],
  },
  events: {
    BatchUpdateStandardsControlAssociations: [
      'controlassociation|{standardsControlAssociationUpdates[].standardsArn}|{standardsControlAssociationUpdates[].securityControlId}',
    ],
    ...membershipCalls,
    CreateMembers: ['member|{accountDetails.accountId}'],
    DeleteMembers: ['member|{accountIds}'],
    DisassociateMembers: ['member|{accountIds}'],
    InviteMembers: ['member|{accountIds}'],
    StartConfigurationPolicyAssociation: policyTarget,
    StartConfigurationPolicyDisassociation: policyTarget,
    BatchUpdateAutomationRules: ['arn|{updateAutomationRulesRequestItems.ruleArn}'],
    EnableSecurityHub: ['account|-'],
    DisableSecurityHub: ['account|-'],
    UpdateSecurityHubConfiguration: ['account|-'],
    BatchEnableStandards: ['standards|{standardsSubscriptionRequests.standardsArn}'],
    BatchDisableStandards: ['arn|{standardsSubscriptionArns}'],
    UpdateStandardsControl: ['arn|{standardsControlArn}'],
    EnableImportFindingsForProduct: ['product|{productArn}'],
    DisableImportFindingsForProduct: ['arn|{productSubscriptionArn}'],
    UpdateInsight: ['arn|{insightArn}'],
    DeleteInsight: ['arn|{insightArn}'],
    UpdateFindings: [],
  },
});

const inGraph = ['inviteaccepter|{graphArn}'];
const delegated = ['organizationadminaccount|-'];

/** Detective. An organisation has one administrator, which the call that ends it does not name. */
export const detective = (): ServiceIdentities => ({
  family: 'detective',
  types: {
    aws_detective_invitation_accepter: ['inviteaccepter|{graph_arn}'],
    aws_detective_organization_admin_account: delegated,
  },
  events: {
    AcceptInvitation: inGraph,
    RejectInvitation: inGraph,
    DisassociateMembership: inGraph,
    EnableOrganizationAdminAccount: delegated,
    DisableOrganizationAdminAccount: delegated,
  },
});
