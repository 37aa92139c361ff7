import type { Reason } from '../incident.ts';
import { type ConfiguredResource, expressionsOf } from './configuration.ts';
import { isSilent } from './expressions.ts';
import type { ResourceChange } from './plan.ts';
import { isEmpty } from './same-value.ts';

/** An attribute that names a file which Terraform reads when it applies, and the attributes that would say what is in it. */
interface ReadAtApply {
  readonly file: string;
  readonly hashes: readonly string[];
  /** Whether an update sends the file, too, whichever attribute it is about (terraform-provider-aws, hasObjectContentChanges). */
  readonly inUpdates?: boolean;
}

const readAtApply: ReadonlyMap<string, ReadAtApply> = new Map([
  ['aws_lambda_function', { file: 'filename', hashes: ['source_code_hash'] }],
  ['aws_lambda_layer_version', { file: 'filename', hashes: ['source_code_hash'] }],
  ['aws_s3_bucket_object', { file: 'source', hashes: ['etag', 'source_hash'], inUpdates: true }],
  ['aws_s3_object', { file: 'source', hashes: ['etag', 'source_hash'], inUpdates: true }],
  ['aws_synthetics_canary', { file: 'zip_file', hashes: [] }],
]);

/**
 * What applying a change would do and no plan shows, so that nothing can be compared: a provisioner's commands, a write-only
 * argument (by the provider's convention `…_wo`: written at creation, and later only with its `…_wo_version`), a file's content.
 */
export function unseenReasons(resource: ResourceChange, configured: ConfiguredResource | undefined): readonly Reason[] {
  const { address } = resource;
  const isCreate = resource.change.actions.join() === 'create';
  const reasons: Reason[] = [];
  const hold = (attribute: string, detail: string) =>
    reasons.push({ code: 'unknown-value', address, attribute, detail });
  if (isCreate && configured?.hasProvisioners) hold('provisioner', 'no plan shows what its provisioners would do');
  for (const attribute of isCreate ? Object.keys(configured?.expressions ?? {}) : [])
    if (attribute.endsWith('_wo') && !isSilent(expressionsOf(configured, attribute) ?? []))
      hold(attribute, 'write-only: no plan shows what would be written');
  const file = unprovedFile(resource, configured, isCreate);
  if (file !== undefined) hold(file, 'no plan shows what is in the file that would be sent');
  return reasons;
}

/** A hash proves a file where the configuration asks for it and the plan knows it: it is compared like any other attribute. */
function unprovedFile(
  { type, change }: ResourceChange,
  configured: ConfiguredResource | undefined,
  isCreate: boolean,
): string | undefined {
  const row = readAtApply.get(type);
  if (!row || isEmpty(change.after[row.file]) || !(isCreate || row.inUpdates)) return undefined;
  const isProved = row.hashes.some(
    (hash) => !isSilent(expressionsOf(configured, hash) ?? []) && !isEmpty(change.after[hash]),
  );
  return isProved ? undefined : row.file;
}
