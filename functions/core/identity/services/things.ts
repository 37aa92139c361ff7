import type { ServiceIdentities } from '../service.ts';

const inGroup = (group: string) => [
  `thinggroupmembership|{thingName}|{${group}}`,
  `^thinggroup|{${group}}`,
  '~thing|{thingName}',
];
const membership = inGroup('thingGroupName');

/** IoT. */
export const iot = (): ServiceIdentities => ({
  family: 'iot',
  types: {
    aws_iot_thing_group_membership: ['thinggroupmembership|{thing_name}|{thing_group_name}'],
    aws_iot_logging_options: ['loggingoptions|-'],
  },
  events: {
    AddThingToThingGroup: membership,
    RemoveThingFromThingGroup: membership,
    UpdateThingGroupsForThing: [...inGroup('thingGroupsToAdd'), ...inGroup('thingGroupsToRemove')],
    SetLoggingOptions: ['loggingoptions|-'],
    SetV2LoggingOptions: ['loggingoptions|-'],
  },
});

const policy = ['securitypolicy|{type}|{name}'];
const access = ['accesspolicy|{type}|{name}'];
const lifecycle = ['lifecyclepolicy|{type}|{name}'];

/** OpenSearch Serverless. Policies are named within their type: `encryption` and `network` may have one of the same name. */
export const aoss = (): ServiceIdentities => ({
  family: 'aoss',
  types: {
    aws_opensearchserverless_security_policy: ['securitypolicy|{type}|{name}'],
    aws_opensearchserverless_access_policy: ['accesspolicy|{type}|{name}'],
    aws_opensearchserverless_lifecycle_policy: ['lifecyclepolicy|{type}|{name}'],
  },
  events: {
    CreateSecurityPolicy: policy,
    UpdateSecurityPolicy: policy,
    DeleteSecurityPolicy: policy,
    CreateAccessPolicy: access,
    UpdateAccessPolicy: access,
    DeleteAccessPolicy: access,
    CreateLifecyclePolicy: lifecycle,
    UpdateLifecyclePolicy: lifecycle,
    DeleteLifecyclePolicy: lifecycle,
  },
});

const groupResources = ['groupresource|{group:last}|{resourceArns}', '~group|{group:last}'];

/** Resource Groups. */
export const resourceGroups = (): ServiceIdentities => ({
  family: 'resource-groups',
  types: { aws_resourcegroups_resource: ['groupresource|{group_arn:last}|{resource_arn}'] },
  events: { GroupResources: groupResources, UngroupResources: groupResources },
});

const users = [
  'usergroupassociation|{userGroupId}|{userIdsToAdd}',
  'usergroupassociation|{userGroupId}|{userIdsToRemove}',
  '~usergroup|{userGroupId}',
];

/** ElastiCache. */
export const elasticache = (): ServiceIdentities => ({
  family: 'elasticache',
  types: { aws_elasticache_user_group_association: ['usergroupassociation|{user_group_id}|{user_id}'] },
  events: { ModifyUserGroup: users },
});

const permissions = ['roleassociation|{workspaceId}|{updateInstructionBatch.role}', '~workspace|{workspaceId}'];

/** Managed Grafana: one call gives and takes roles of a workspace. */
export const grafana = (): ServiceIdentities => ({
  family: 'grafana',
  types: { aws_grafana_role_association: ['roleassociation|{workspace_id}|{role}'] },
  events: { UpdatePermissions: permissions },
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

const sshKey = (id: string) => [
  `sshpublickey|{serverId}|{userName}|{${id}}`,
  '^user|{userName}|server={serverId}',
  '^server|{serverId}',
];

/** Transfer Family. A user's keys are named within the user. */
export const transfer = (): ServiceIdentities => ({
  family: 'transfer',
  types: {
    aws_transfer_tag: ['tag|{resource_arn}|{key}'],
    aws_transfer_ssh_key: ['sshpublickey|{server_id}|{user_name}|{ssh_key_id}', 'sshpublickey|{id:slashes}'],
  },
  events: {
    TagResource: ['tag|{arn}|{tags.key}', 'arn|{arn}'],
    UntagResource: ['tag|{arn}|{tagKeys}', 'arn|{arn}'],
    ImportSshPublicKey: sshKey('response.sshPublicKeyId'),
    DeleteSshPublicKey: sshKey('sshPublicKeyId'),
  },
});

const sharing = ['shareddirectory|{directoryId}|{shareTarget.id,unshareTarget.id}', '^directory|{directoryId}'];
const shared = ['shareddirectoryid|{sharedDirectoryId}'];

/** Directory Service: a directory is shared with accounts, each of which accepts it under an id of its own. */
export const ds = (): ServiceIdentities => ({
  family: 'ds',
  types: {
    aws_directory_service_shared_directory: [
      'shareddirectory|{directory_id}|{target.id}',
      'shareddirectoryid|{shared_directory_id}',
    ],
    aws_directory_service_shared_directory_accepter: ['shareddirectoryid|{shared_directory_id}'],
  },
  events: {
    ShareDirectory: sharing,
    UnshareDirectory: sharing,
    AcceptSharedDirectory: shared,
    RejectSharedDirectory: shared,
  },
});

const joined = [
  'gatewayassociation|{associationId,response.directConnectGatewayAssociation.associationId}',
  'gatewayassociation|{directConnectGatewayId}|{gatewayId,virtualGatewayId}',
  '^gateway|{directConnectGatewayId}',
];

const beneath = (id: string) => [`^connection|{${id}}`, `^lag|{${id}}`];

/** Direct Connect. A hosted connection is a connection that stands on another, or on a group of them. */
export const directconnect = (): ServiceIdentities => ({
  family: 'directconnect',
  types: {
    aws_dx_gateway_association: [
      'gatewayassociation|{dx_gateway_association_id}',
      'gatewayassociation|{dx_gateway_id}|{associated_gateway_id}',
    ],
    aws_dx_hosted_connection: ['connection|{id}'],
  },
  events: {
    CreateDirectConnectGatewayAssociation: joined,
    UpdateDirectConnectGatewayAssociation: joined,
    DeleteDirectConnectGatewayAssociation: joined,
    AllocateHostedConnection: beneath('connectionId'),
    AssociateHostedConnection: ['connection|{connectionId}', ...beneath('parentConnectionId')],
  },
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

/** Incident Manager's contacts: a contact's plan is set with the contact. */
export const ssmContacts = (): ServiceIdentities => ({
  family: 'ssm-contacts',
  types: { aws_ssmcontacts_plan: ['plan|{contact_id}'] },
  events: { UpdateContact: ['[plan]plan|{contactId}', '~arn|{contactId}'] },
});

const version = [
  '[guardrailVersion]guardrailversion|{guardrailIdentifier:last}|{guardrailVersion}',
  '~guardrail|{guardrailIdentifier:last}',
  '~arn|{guardrailIdentifier}',
];

/** Bedrock: one call deletes a guardrail or one version of it; throughput is called by its ARN or its name. */
export const bedrock = (): ServiceIdentities => ({
  family: 'bedrock',
  types: {
    aws_bedrock_guardrail: ['arn|{guardrail_arn}', 'guardrail|{guardrail_id}'],
    aws_bedrock_guardrail_version: ['guardrailversion|{guardrail_arn:last}|{version}'],
  },
  also: {
    aws_bedrock_provisioned_model_throughput: ['provisionedmodelthroughput|provisionedmodel={provisioned_model_name}'],
  },
  events: { DeleteGuardrail: version },
});

/** DevOps Guru: what it watches, and how, is set once for an account. */
export const devopsGuru = (): ServiceIdentities => ({
  family: 'devops-guru',
  types: {
    aws_devopsguru_resource_collection: ['resourcecollection|-'],
    aws_devopsguru_service_integration: ['serviceintegration|-'],
  },
  events: { UpdateResourceCollection: ['resourcecollection|-'], UpdateServiceIntegration: ['serviceintegration|-'] },
});

const grouped = ['groupassociation|{groupIdentifier:last}|{resourceArn}', '~group|{groupIdentifier:last}'];

/** CloudWatch Synthetics: a group is called by its name, its id or its ARN. */
export const synthetics = (): ServiceIdentities => ({
  family: 'synthetics',
  types: {
    aws_synthetics_group_association: [
      'groupassociation|{group_name}|{canary_arn}',
      'groupassociation|{group_id}|{canary_arn}',
    ],
  },
  events: { AssociateResource: grouped, DisassociateResource: grouped },
});

/** App Runner: an account has one default. */
export const apprunner = (): ServiceIdentities => ({
  family: 'apprunner',
  types: { aws_apprunner_default_auto_scaling_configuration_version: ['defaultautoscalingconfiguration|-'] },
  events: {
    UpdateDefaultAutoScalingConfiguration: ['defaultautoscalingconfiguration|-', '~arn|{autoScalingConfigurationArn}'],
  },
});

const component = ['application|resourcegroup={resourceGroupName}'];

/** Application Insights: what is watched of an application, which is called by its resource group. */
export const applicationInsights = (): ServiceIdentities => ({
  family: 'applicationinsights',
  events: {
    CreateComponent: component,
    UpdateComponent: component,
    DeleteComponent: component,
    UpdateComponentConfiguration: component,
    CreateLogPattern: component,
    UpdateLogPattern: component,
    DeleteLogPattern: component,
    AddWorkload: component,
    UpdateWorkload: component,
    RemoveWorkload: component,
  },
});

const report = ['reportdefinition|report={reportName}'];

/** Cost and Usage Reports. */
export const cur = (): ServiceIdentities => ({
  family: 'cur',
  events: { TagResource: report, UntagResource: report },
});

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

/** QuickSight: an account has one subscription. */
export const quicksight = (): ServiceIdentities => ({
  family: 'quicksight',
  types: { aws_quicksight_account_subscription: ['accountsubscription|-'] },
  events: {
    CreateAccountSubscription: ['accountsubscription|-'],
    DeleteAccountSubscription: ['accountsubscription|-'],
  },
});

/** What Lightsail calls its kinds in `resourceType`. */
const LIGHTSAIL = {
  Bucket: 'bucket',
  Certificate: 'certificate',
  ContainerService: 'containerservice',
  Disk: 'disk',
  Distribution: 'distribution',
  Instance: 'instance',
  KeyPair: 'keypair',
  LoadBalancer: 'loadbalancer',
  LoadBalancerTlsCertificate: 'loadbalancertlscertificate',
  RelationalDatabase: 'relationaldatabase',
  StaticIp: 'staticip',
};
const anyKind = (path: string) =>
  Object.entries(LIGHTSAIL).map(([name, kind]) => `[${path}=${name}]${kind}|{resourceName}`);
const answered = anyKind('response.operations.resourceType');
const addOn = ['instance|{resourceName}', 'disk|{resourceName}'];

/** A certificate is named within its load balancer. */
const certificate = ['lbcertificate|{loadBalancerName}|{certificateName}', '^loadbalancer|{loadBalancerName}'];
const tls = ['tlsattachment|{loadBalancerName}|{certificateName}', '^loadbalancer|{loadBalancerName}'];
const balanced = ['lbattachment|{loadBalancerName}|{instanceNames}', '~loadbalancer|{loadBalancerName}'];
const entry = ['domainentry|{domainName}|{domainEntry.name}|{domainEntry.type}', '^domain|{domainName}'];

/** Lightsail: some calls name a thing of any kind, and their answer says of which. */
export const lightsail = (): ServiceIdentities => ({
  family: 'lightsail',
  types: {
    aws_lightsail_lb_attachment: ['lbattachment|{lb_name}|{instance_name}'],
    aws_lightsail_lb_certificate_attachment: ['tlsattachment|{lb_name}|{certificate_name}'],
    aws_lightsail_lb_stickiness_policy: ['lbattribute|{lb_name}|stickiness'],
    aws_lightsail_lb_https_redirection_policy: ['lbattribute|{lb_name}|httpsredirection'],
    aws_lightsail_static_ip_attachment: ['staticipattachment|{static_ip_name}'],
    aws_lightsail_disk_attachment: ['diskattachment|{disk_name}'],
    // Calls have the entry's whole name.
    aws_lightsail_domain_entry: [
      'domainentry|{domain_name}|{name}|{type}',
      'domainentry|{domain_name}|{name}.{domain_name}|{type}',
    ],
  },
  also: { aws_lightsail_lb_certificate: ['lbcertificate|{lb_name}|{name}'] },
  events: {
    CreateLoadBalancerTlsCertificate: certificate,
    DeleteLoadBalancerTlsCertificate: certificate,
    AttachLoadBalancerTlsCertificate: tls,
    AttachInstancesToLoadBalancer: balanced,
    DetachInstancesFromLoadBalancer: balanced,
    UpdateLoadBalancerAttribute: [
      '[attributeName=HttpsRedirectionEnabled]lbattribute|{loadBalancerName}|httpsredirection',
      '[attributeName=SessionStickinessEnabled]lbattribute|{loadBalancerName}|stickiness',
      '[attributeName=SessionStickiness_LB_CookieDurationSeconds]lbattribute|{loadBalancerName}|stickiness',
      '~loadbalancer|{loadBalancerName}',
    ],
    AttachStaticIp: ['staticipattachment|{staticIpName}', '^staticip|{staticIpName}'],
    DetachStaticIp: ['staticipattachment|{staticIpName}', '^staticip|{staticIpName}'],
    AttachDisk: ['diskattachment|{diskName}', '^disk|{diskName}'],
    DetachDisk: ['diskattachment|{diskName}', '^disk|{diskName}'],
    CreateDomainEntry: entry,
    UpdateDomainEntry: entry,
    DeleteDomainEntry: entry,
    TagResource: ['arn|{resourceArn}', ...answered],
    UntagResource: ['arn|{resourceArn}', ...answered],
    SetIpAddressType: anyKind('resourceType'),
    EnableAddOn: addOn,
    DisableAddOn: addOn,
  },
});
