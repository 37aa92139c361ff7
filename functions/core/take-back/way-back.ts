import type { Click } from '../click.ts';
import type { ResourceChange } from '../guard/plan.ts';
import { field, scalar } from '../identity/field.ts';
import { isObject, type JsonObject } from '../json.ts';

/** Computed attributes whose drift is a change all the same, with the command that a person has against it. */
export const waysBack: Readonly<Record<string, (drift: ResourceChange, click: Click) => string>> = {
  'aws_lambda_function.code_sha256': ({ change }) => `the code was replaced: \`${deployAgain(change.before)}\``,
  'aws_secretsmanager_secret_version.version_stages': ({ change }, click) =>
    `the value was replaced: \`${moveStage(change.before, click)}\``,
};

/** The function's own archive again; who runs it must have the same file that the stack was applied with. */
function deployAgain(held: JsonObject): string {
  const name = scalar(held.function_name) ?? 'FUNCTION';
  const [bucket, key, version] = [held.s3_bucket, held.s3_key, held.s3_object_version].map((part) => scalar(part));
  const image = scalar(held.image_uri);
  const from = image
    ? `--image-uri ${image}`
    : bucket && key
      ? `--s3-bucket ${bucket} --s3-key ${key}${version ? ` --s3-object-version ${version}` : ''}`
      : `--zip-file fileb://${scalar(held.filename) ?? 'FILE'}`;
  return `aws lambda update-function-code --function-name ${name} ${from}`;
}

/** PutSecretValue's clientRequestToken is the new version's id (Secrets Manager API reference). */
function moveStage(held: JsonObject, { record }: Click): string {
  const request = isObject(record.request) ? record.request : {};
  const [secret, old] = [scalar(held.secret_id) ?? 'SECRET', scalar(held.version_id) ?? 'OLD'];
  const made = scalar(field(request, 'clientRequestToken')) ?? 'NEW';
  return `aws secretsmanager update-secret-version-stage --secret-id ${secret} --version-stage AWSCURRENT --move-to-version-id ${old} --remove-from-version-id ${made}`;
}
