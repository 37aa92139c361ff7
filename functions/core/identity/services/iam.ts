import type { ServiceIdentities } from '../service.ts';

type Rows = Record<string, readonly string[]>;

/** The three kinds of principal have the same three ways to get a policy. Attachments and inline policies have no id: two names make one. */
function principal(kind: 'role' | 'user' | 'group'): { types: Rows; events: Rows } {
  const Kind = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
  const name = `{${kind}Name}`;
  const attach = [`${kind}attachment|${name}|{policyArn}`, `${kind}attachments|${name}`, `^${kind}|${name}`];
  const inline = [`${kind}policy|${name}|{policyName}`, `${kind}policies|${name}`, `^${kind}|${name}`];
  return {
    types: {
      [`aws_iam_${kind}_policy_attachment`]: [`${kind}attachment|{${kind}:last}|{policy_arn}`],
      [`aws_iam_${kind}_policy_attachments_exclusive`]: [`${kind}attachments|{${kind}_name}`],
      [`aws_iam_${kind}_policy`]: [`${kind}policy|{${kind}:last}|{name}`],
      [`aws_iam_${kind}_policies_exclusive`]: [`${kind}policies|{${kind}_name}`],
    },
    events: {
      [`Attach${Kind}Policy`]: attach,
      [`Detach${Kind}Policy`]: attach,
      [`Put${Kind}Policy`]: inline,
      [`Delete${Kind}Policy`]: inline,
      [`Put${Kind}PermissionsBoundary`]: [`${kind}|${name}`],
      [`Delete${Kind}PermissionsBoundary`]: [`${kind}|${name}`],
    },
  };
}

const role = principal('role');
const user = principal('user');
const group = principal('group');
const membership = [
  'membership|{groupName}|{userName}',
  'memberships|{groupName}',
  '^group|{groupName}',
  '^user|{userName}',
];
const profile = ['instanceprofile|{instanceProfileName}'];
const accessKey = ['accesskey|{accessKeyId,response.accessKey.accessKeyId}', '^user|{userName}'];
const login = ['loginprofile|{userName}', '^user|{userName}'];
const sshKey = ['sshpublickey|{sSHPublicKeyId,response.sSHPublicKey.sSHPublicKeyId}', '^user|{userName}'];
const credential = [
  'servicespecificcredential|{serviceSpecificCredentialId,response.serviceSpecificCredential.serviceSpecificCredentialId}',
  '^user|{userName}',
];
const certificate = ['signingcertificate|{certificateId}', '^user|{userName}'];
const mfa = ['arn|{serialNumber}', '^user|{userName}'];
const version = ['arn|{policyArn}'];
const features = ['organizationsfeatures|-'];
const oidc = ['arn|{openIDConnectProviderArn,response.openIDConnectProviderArn}'];

/** IAM. */
export const iam = (): ServiceIdentities => ({
  family: 'iam',
  types: {
    ...role.types,
    ...user.types,
    ...group.types,
    aws_iam_policy_attachment: [
      'roleattachment|{roles}|{policy_arn}',
      'userattachment|{users}|{policy_arn}',
      'groupattachment|{groups}|{policy_arn}',
    ],
    aws_iam_user_group_membership: ['membership|{groups}|{user}'],
    aws_iam_group_membership: ['membership|{group}|{users}', 'memberships|{group}'],
    aws_iam_access_key: ['accesskey|{id}'],
    aws_iam_user_login_profile: ['loginprofile|{user}'],
    aws_iam_user_ssh_key: ['sshpublickey|{ssh_public_key_id}'],
    aws_iam_service_specific_credential: ['servicespecificcredential|{service_specific_credential_id}'],
    aws_iam_signing_certificate: ['signingcertificate|{certificate_id}'],
    aws_iam_account_alias: ['accountalias|-'],
    aws_iam_account_password_policy: ['accountpasswordpolicy|-'],
    aws_iam_security_token_service_preferences: ['stspreferences|-'],
    aws_iam_organizations_features: features,
  },
  also: {
    aws_iam_service_linked_role: ['role|{name}'],
    aws_iam_virtual_mfa_device: ['virtualmfadevice|{virtual_mfa_device_name}'],
  },
  events: {
    ...role.events,
    ...user.events,
    ...group.events,
    UpdateAssumeRolePolicy: ['role|{roleName}'],
    UpdateRoleDescription: ['role|{roleName}'],
    CreatePolicyVersion: version,
    DeletePolicyVersion: version,
    SetDefaultPolicyVersion: version,
    AddRoleToInstanceProfile: profile,
    RemoveRoleFromInstanceProfile: profile,
    AddUserToGroup: membership,
    RemoveUserFromGroup: membership,
    CreateAccessKey: accessKey,
    UpdateAccessKey: accessKey,
    DeleteAccessKey: accessKey,
    CreateLoginProfile: login,
    UpdateLoginProfile: login,
    DeleteLoginProfile: login,
    ChangePassword: login,
    UploadSSHPublicKey: sshKey,
    UpdateSSHPublicKey: sshKey,
    DeleteSSHPublicKey: sshKey,
    CreateServiceSpecificCredential: credential,
    UpdateServiceSpecificCredential: credential,
    DeleteServiceSpecificCredential: credential,
    ResetServiceSpecificCredential: credential,
    UploadSigningCertificate: ['^user|{userName}'],
    UpdateSigningCertificate: certificate,
    DeleteSigningCertificate: certificate,
    EnableMFADevice: mfa,
    DeactivateMFADevice: mfa,
    ResyncMFADevice: mfa,
    DeleteVirtualMFADevice: mfa,
    CreateVirtualMFADevice: ['virtualmfadevice|{virtualMFADeviceName}'],
    CreateAccountAlias: ['accountalias|-'],
    DeleteAccountAlias: ['accountalias|-'],
    UpdateAccountPasswordPolicy: ['accountpasswordpolicy|-'],
    DeleteAccountPasswordPolicy: ['accountpasswordpolicy|-'],
    SetSecurityTokenServicePreferences: ['stspreferences|-'],
    EnableOrganizationsRootSessions: features,
    DisableOrganizationsRootSessions: features,
    EnableOrganizationsRootCredentialsManagement: features,
    DisableOrganizationsRootCredentialsManagement: features,
    CreateOpenIDConnectProvider: oidc,
    DeleteOpenIDConnectProvider: oidc,
    UpdateOpenIDConnectProviderThumbprint: oidc,
    AddClientIDToOpenIDConnectProvider: oidc,
    RemoveClientIDFromOpenIDConnectProvider: oidc,
    CreateSAMLProvider: ['samlprovider|{name}', 'arn|{response.sAMLProviderArn}'],
    CreateServiceLinkedRole: ['role|{response.role.roleName}'],
  },
});
