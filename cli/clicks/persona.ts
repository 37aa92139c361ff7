/** Who makes a call, and with what: the parts of a CloudTrail record that say so. */
export interface Persona {
  readonly name: string;
  readonly userIdentity: Readonly<Record<string, unknown>>;
  readonly userAgent: string;
  readonly sourceIPAddress: string;
  readonly sessionCredentialFromConsole?: 'true';
}

const account = '123456789012';

/** A person signed in through SSO who works in the console: the session is named after the e-mail. */
export function consoleUser(email: string, permissionSet = 'AdministratorAccess'): Persona {
  return {
    name: email,
    userIdentity: session(`AWSReservedSSO_${permissionSet}_0123456789abcdef`, email, 'aws-reserved/sso.amazonaws.com/'),
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
    sourceIPAddress: '203.0.113.17',
    sessionCredentialFromConsole: 'true',
  };
}

export const pipelineRole = `arn:aws:iam::${account}:role/terraform-pipeline`;

/** Terraform in the pipeline, with a role of its own. */
export const terraformRole: Persona = {
  name: 'terraform-pipeline',
  userIdentity: session('terraform-pipeline', 'run-4711', ''),
  userAgent:
    'APN/1.0 HashiCorp/1.0 Terraform/1.11.4 (+https://www.terraform.io) terraform-provider-aws/5.100.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.36.3',
  sourceIPAddress: '198.51.100.4',
};

function session(role: string, name: string, path: string): Persona['userIdentity'] {
  const principalId = 'AROAEXAMPLEROLEID0000';
  return {
    type: 'AssumedRole',
    principalId: `${principalId}:${name}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    accountId: account,
    accessKeyId: 'ASIAEXAMPLEKEY000000',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId,
        arn: `arn:aws:iam::${account}:role/${path}${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { creationDate: '2025-01-15T08:00:00Z', mfaAuthenticated: 'false' },
    },
  };
}
