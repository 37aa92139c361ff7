import type { ServiceIdentities } from '../service.ts';

const attachment = ['policyattachment|{policyId}|{targetId}', '^policy|{policyId}'];

/** Organizations. */
export const organizations = (): ServiceIdentities => ({
  family: 'organizations',
  types: {
    aws_organizations_policy_attachment: ['policyattachment|{policy_id}|{target_id}'],
    aws_organizations_organization: ['arn|{arn}', 'organization|-'],
    aws_organizations_delegated_administrator: ['delegatedadministrator|{account_id}|{service_principal}'],
    aws_organizations_policy: ['arn|{arn}', 'policy|{id}'],
    aws_organizations_account: ['arn|{arn}', 'account|{id}'],
    aws_organizations_resource_policy: ['arn|{arn}', 'resourcepolicy|-'],
  },
  events: {
    AttachPolicy: attachment,
    DetachPolicy: attachment,
    MoveAccount: ['account|{accountId}'],
    CloseAccount: ['account|{accountId}'],
    RemoveAccountFromOrganization: ['account|{accountId}'],
    EnableAllFeatures: ['organization|-'],
    DeleteOrganization: ['organization|-'],
    EnablePolicyType: ['organization|-'],
    DisablePolicyType: ['organization|-'],
    EnableAWSServiceAccess: ['organization|-'],
    // Without it, RAM shares with nobody by their organisation (RAM User Guide, "Sharing your AWS resources").
    DisableAWSServiceAccess: ['organization|-', '[servicePrincipal=ram.amazonaws.com]ram:sharingwithorganization|-'],
    RegisterDelegatedAdministrator: ['delegatedadministrator|{accountId}|{servicePrincipal}'],
    DeregisterDelegatedAdministrator: ['delegatedadministrator|{accountId}|{servicePrincipal}'],
    PutResourcePolicy: ['resourcepolicy|-'],
    DeleteResourcePolicy: ['resourcepolicy|-'],
  },
});

const imported = ['authoritycertificate|{certificateAuthorityArn}', '~arn|{certificateAuthorityArn}'];

const issued = ['certificate|{certificateAuthorityArn}|{certificateSerial:hex}', '^arn|{certificateAuthorityArn}'];

/** Private CA: an authority has one certificate, which is imported. What it issued is revoked by its serial number: `67:07:…`. */
export const acmPca = (): ServiceIdentities => ({
  family: 'acm-pca',
  types: { aws_acmpca_certificate_authority_certificate: ['authoritycertificate|{certificate_authority_arn}'] },
  also: { aws_acmpca_certificate: ['certificate|{certificate_authority_arn}|{arn:last}'] },
  events: { ImportCertificateAuthorityCertificate: imported, RevokeCertificate: issued },
});

const contact = ['alternatecontact|{alternateContactType}|{accountId?}'];
const optIn = ['region|{regionName}|{accountId?}'];

/** Account management, of the caller's own account or, where a call names one, of a member of the organisation. */
export const account = (): ServiceIdentities => ({
  family: 'account',
  types: {
    aws_account_alternate_contact: ['alternatecontact|{alternate_contact_type}|{account_id?}'],
    aws_account_primary_contact: ['contactinformation|{account_id?}'],
    aws_account_region: ['region|{region_name}|{account_id?}'],
  },
  events: {
    PutAlternateContact: contact,
    DeleteAlternateContact: contact,
    PutContactInformation: ['contactinformation|{accountId?}'],
    EnableRegion: optIn,
    DisableRegion: optIn,
  },
});

const preferences = ['recommendationpreferences|{resourceType}|{scope.name}'];

/** Compute Optimizer. Preferences are of a kind of resource, in an account or an organisation. */
export const computeOptimizer = (): ServiceIdentities => ({
  family: 'compute-optimizer',
  types: {
    aws_computeoptimizer_recommendation_preferences: ['recommendationpreferences|{resource_type}|{scope.name}'],
  },
  events: { PutRecommendationPreferences: preferences, DeleteRecommendationPreferences: preferences },
});

/** Cost Explorer: one call switches many tags. */
export const ce = (): ServiceIdentities => ({
  family: 'ce',
  types: { aws_ce_cost_allocation_tag: ['costallocationtag|{tag_key}'] },
  events: { UpdateCostAllocationTagsStatus: ['costallocationtag|{costAllocationTagsStatus.tagKey}'] },
});

const sources = ['logsource|{sources.sourceName}'];

/** Security Lake: calls name log sources in lists. */
export const securitylake = (): ServiceIdentities => ({
  family: 'securitylake',
  types: {
    aws_securitylake_aws_log_source: ['logsource|{source.source_name}'],
    aws_securitylake_data_lake: ['arn|{arn}', 'datalake|-'],
  },
  events: {
    CreateAwsLogSource: sources,
    DeleteAwsLogSource: sources,
    CreateDataLake: ['datalake|-'],
    UpdateDataLake: ['datalake|-'],
    DeleteDataLake: ['datalake|-'],
  },
});

const set = '{permissionSetArn}';
const parent = `~arn|${set}`;
const assignment = [`accountassignment|${set}|{targetId}|{principalId}`, `^arn|${set}`];
const managed = [`managedpolicy|${set}|{managedPolicyArn}`, parent];
const customer = [`customerpolicy|${set}|{customerManagedPolicyReference.name}`, parent];
const inline = [`inlinepolicy|${set}`, parent];
const boundary = [`boundary|${set}`, parent];

/** IAM Identity Center. */
export const sso = (): ServiceIdentities => ({
  family: 'sso',
  types: {
    aws_ssoadmin_account_assignment: ['accountassignment|{permission_set_arn}|{target_id}|{principal_id}'],
    aws_ssoadmin_managed_policy_attachment: ['managedpolicy|{permission_set_arn}|{managed_policy_arn}'],
    aws_ssoadmin_customer_managed_policy_attachment: [
      'customerpolicy|{permission_set_arn}|{customer_managed_policy_reference.name}',
    ],
    aws_ssoadmin_permission_set_inline_policy: ['inlinepolicy|{permission_set_arn}'],
    aws_ssoadmin_permissions_boundary_attachment: ['boundary|{permission_set_arn}'],
  },
  events: {
    CreateAccountAssignment: assignment,
    DeleteAccountAssignment: assignment,
    AttachManagedPolicyToPermissionSet: managed,
    DetachManagedPolicyFromPermissionSet: managed,
    AttachCustomerManagedPolicyReferenceToPermissionSet: customer,
    DetachCustomerManagedPolicyReferenceFromPermissionSet: customer,
    PutInlinePolicyToPermissionSet: inline,
    DeleteInlinePolicyFromPermissionSet: inline,
    PutPermissionsBoundaryToPermissionSet: boundary,
    DeletePermissionsBoundaryFromPermissionSet: boundary,
  },
});

const control = ['control|{targetIdentifier}|{controlIdentifier}', 'arn|{enabledControlIdentifier}'];

/** Control Tower: a control is one of AWS's, and called by the organisational unit that it is enabled for. */
export const controltower = (): ServiceIdentities => ({
  family: 'controltower',
  types: { aws_controltower_control: ['arn|{arn}', 'control|{target_identifier}|{control_identifier}'] },
  events: { EnableControl: control, DisableControl: control },
});

const share = [
  'principalassociation|{resourceShareArn}|{principals}',
  'resourceassociation|{resourceShareArn}|{resourceArns}',
  '~arn|{resourceShareArn}',
];

const invitation = ['arn|{response.resourceShareInvitation.resourceShareArn}', 'arn|{resourceShareInvitationArn}'];

/** Resource Access Manager. One call joins principals and resources to a share, each a resource of its own. */
export const ram = (): ServiceIdentities => ({
  family: 'ram',
  types: {
    aws_ram_principal_association: ['principalassociation|{resource_share_arn}|{principal}'],
    aws_ram_sharing_with_organization: ['sharingwithorganization|-'],
    aws_ram_resource_share_accepter: ['arn|{share_arn}', 'arn|{invitation_arn}'],
    aws_ram_resource_association: ['resourceassociation|{resource_share_arn}|{resource_arn}'],
  },
  events: {
    AssociateResourceShare: share,
    DisassociateResourceShare: share,
    AcceptResourceShareInvitation: invitation,
    RejectResourceShareInvitation: invitation,
    EnableSharingWithAwsOrganization: ['sharingwithorganization|-'],
  },
});

/** The Resource Groups Tagging API, behind the console's Tag Editor: any resource of any service, by ARN. */
export const tagging = (): ServiceIdentities => ({
  family: 'tagging',
  events: { TagResources: ['arn|{resourceARNList}'], UntagResources: ['arn|{resourceARNList}'] },
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
