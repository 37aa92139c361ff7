import type { ServiceIdentities } from '../service.ts';

const delegation = ['assessmentdelegation|{delegationIds}|assessment={assessmentId}', '^assessment|{assessmentId}'];
const frameworkShare = ['frameworkshare|{requestId}'];

/** Audit Manager: a share of a framework is called by the request that offers it. */
export const auditmanager = (): ServiceIdentities => ({
  family: 'auditmanager',
  types: { aws_auditmanager_framework_share: ['frameworkshare|{id}'] },
  events: {
    BatchDeleteDelegationByAssessment: delegation,
    UpdateAssessmentFrameworkShare: frameworkShare,
    DeleteAssessmentFrameworkShare: frameworkShare,
  },
});

const instances = [
  'stackinstance|{stackSetName:set}|{accounts}|{regions}',
  'stackinstance|{stackSetName:set}|{deploymentTargets.organizationalUnitIds}|{regions}',
  'stackinstances|{stackSetName:set}',
  '^stackset|{stackSetName:set}',
];

/** CloudFormation. A stack set's id is its name and a UUID; its instances are called by account or by organisational unit. */
export const cloudformation = (): ServiceIdentities => ({
  family: 'cloudformation',
  types: {
    aws_cloudformation_stack_instances: ['stackinstances|{stack_set_name:set}'],
    // The provider leaves the prefix off that the repository puts before the stack's name.
    aws_serverlessapplicationrepository_cloudformation_stack: ['arn|{id}', 'stack|serverlessrepo-{name}'],
    aws_cloudformation_stack_set_instance: [
      'stackinstance|{stack_set_name:set}|{account_id}|{region}',
      'stackinstance|{stack_set_name:set}|{deployment_targets.organizational_unit_ids}|{region}',
    ],
  },
  events: { CreateStackInstances: instances, UpdateStackInstances: instances, DeleteStackInstances: instances },
});

const report = ['reportdefinition|report={reportName}'];

/** Cost and Usage Reports. */
export const cur = (): ServiceIdentities => ({
  family: 'cur',
  events: { TagResource: report, UntagResource: report },
});

const admin = ['adminaccount|-'];

/** Firewall Manager: an organisation has one administrator by default. */
export const fms = (): ServiceIdentities => ({
  family: 'fms',
  types: { aws_fms_admin_account: admin },
  events: { AssociateAdminAccount: admin, DisassociateAdminAccount: admin },
});

const specifications = [
  'association|{addLicenseSpecifications[].licenseConfigurationArn}|{resourceArn}',
  'association|{removeLicenseSpecifications[].licenseConfigurationArn}|{resourceArn}',
];

/** License Manager. */
export const licenseManager = (): ServiceIdentities => ({
  family: 'license-manager',
  types: { aws_licensemanager_association: ['association|{license_configuration_arn}|{resource_arn}'] },
  events: { UpdateLicenseSpecificationsForResource: specifications },
});

const groupResources = ['groupresource|{group:last}|{resourceArns}', '~group|{group:last}'];

/** Resource Groups. */
export const resourceGroups = (): ServiceIdentities => ({
  family: 'resource-groups',
  types: { aws_resourcegroups_resource: ['groupresource|{group_arn:last}|{resource_arn}'] },
  events: { GroupResources: groupResources, UngroupResources: groupResources },
});

const template = ['template|{awsRegion}|{serviceCode}|{quotaCode}'];

/** Service Quotas. */
export const servicequotas = (): ServiceIdentities => ({
  family: 'servicequotas',
  types: {
    aws_servicequotas_service_quota: ['quota|{service_code}|{quota_code}'],
    aws_servicequotas_template: ['template|{aws_region,region}|{service_code}|{quota_code}'],
  },
  events: {
    RequestServiceQuotaIncrease: ['quota|{serviceCode}|{quotaCode}'],
    PutServiceQuotaIncreaseRequestIntoTemplate: template,
    DeleteServiceQuotaIncreaseRequestFromTemplate: template,
  },
});

const logBucket = ['drtlogbucket|{logBucket}'];

/** Shield Advanced. Its emergency contacts are those of the proactive engagement. */
export const shield = (): ServiceIdentities => ({
  family: 'shield',
  types: { aws_shield_drt_access_log_bucket_association: ['drtlogbucket|{log_bucket}'] },
  events: {
    AssociateDRTLogBucket: logBucket,
    DisassociateDRTLogBucket: logBucket,
    UpdateEmergencyContactSettings: ['proactiveengagement|-'],
  },
});
