import type { AdoptionRow, AdoptionTable } from './row.ts';

function attached(kind: 'role' | 'user' | 'group'): AdoptionRow {
  return {
    type: `aws_iam_${kind}_policy_attachment`,
    id: `{${kind}Name}/{policyArn}`,
    expect: { [kind]: `{${kind}Name}`, policy_arn: '{policyArn}' },
    covered: ['managed_policy_arns'],
    exclusive: `aws_iam_${kind}_policy_attachments_exclusive`,
  };
}

/** A policy of that name may have stood there before: only the state's own list of inline policies can tell. */
function inline(kind: 'role' | 'user' | 'group'): AdoptionRow {
  return {
    type: `aws_iam_${kind}_policy`,
    id: `{${kind}Name}:{policyName}`,
    expect: { [kind]: `{${kind}Name}`, name: '{policyName}' },
    covered: ['inline_policy'],
    exclusive: `aws_iam_${kind}_policies_exclusive`,
  };
}

/** IAM: permissions and credentials put beside a role, a user or a group. */
export const iam: AdoptionTable = {
  'iam:AttachRolePolicy': [attached('role')],
  'iam:AttachUserPolicy': [attached('user')],
  'iam:AttachGroupPolicy': [attached('group')],
  'iam:PutRolePolicy': [inline('role')],
  'iam:PutUserPolicy': [inline('user')],
  'iam:PutGroupPolicy': [inline('group')],
  'iam:CreateAccessKey': [
    {
      type: 'aws_iam_access_key',
      id: '{response.accessKey.accessKeyId}',
      expect: { id: '{response.accessKey.accessKeyId}', user: '{response.accessKey.userName}' },
      off: { user: '{response.accessKey.userName}', status: 'Inactive' },
    },
  ],
  'iam:UpdateAccessKey': [
    {
      type: 'aws_iam_access_key',
      id: '{accessKeyId}',
      expect: { id: '{accessKeyId}', user: '{userName}' },
      when: { status: 'Active' },
      off: { user: '{userName}', status: 'Inactive' },
      older: true,
    },
  ],
  'iam:CreateLoginProfile': [{ type: 'aws_iam_user_login_profile', id: '{userName}', expect: { user: '{userName}' } }],
  'iam:UploadSSHPublicKey': [
    {
      type: 'aws_iam_user_ssh_key',
      id: '{userName}:{response.sSHPublicKey.sSHPublicKeyId}:SSH',
      expect: { username: '{userName}', ssh_public_key_id: '{response.sSHPublicKey.sSHPublicKeyId}' },
    },
  ],
  'iam:CreateServiceSpecificCredential': [
    {
      type: 'aws_iam_service_specific_credential',
      id: '{serviceName}:{userName}:{response.serviceSpecificCredential.serviceSpecificCredentialId}',
      expect: { user_name: '{userName}', service_name: '{serviceName}' },
    },
  ],
};
