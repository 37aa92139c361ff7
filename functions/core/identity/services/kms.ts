import type { ServiceIdentities } from '../service.ts';

const grant = ['grant|{grantId,response.grantId}', '^key|{keyId:last}'];
const alias = ['alias|{aliasName}'];

/** KMS. A key is named by its id or its ARN where it is changed. */
export const kms = (): ServiceIdentities => ({
  family: 'kms',
  types: {
    aws_kms_alias: ['arn|{arn}', 'alias|{name}'],
    aws_kms_key_policy: ['keypolicy|{key_id:last}'],
    aws_kms_grant: ['grant|{grant_id}'],
    aws_kms_ciphertext: [],
  },
  events: {
    PutKeyPolicy: ['keypolicy|{keyId:last}', '~key|{keyId:last}'],
    CreateGrant: grant,
    RevokeGrant: grant,
    RetireGrant: grant,
    CreateAlias: alias,
    UpdateAlias: alias,
    DeleteAlias: alias,
  },
});
