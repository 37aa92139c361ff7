import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Credentials of a role, for a quarter of an hour; a client asks for new ones when they end. */
export function assumedRole(RoleArn: string, RoleSessionName: string): () => Promise<RoleCredentials> {
  return async () => {
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName, DurationSeconds: 900 });
    const { Credentials } = await new STSClient({}).send(command);
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
      throw new Error(`STS gave no credentials for ${RoleArn}`);
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  };
}
