import { describe, expect, it } from 'vitest';
import { unseenReasons } from '../../../functions/core/guard/unseen.ts';
import type { JsonObject } from '../../../functions/core/json.ts';
import { aChange, aPlan } from './plan-builder.ts';

const asked = { references: ['var.x'] };

/** The reasons for what a creation or an update would do unseen, of one attribute and in words. */
function unseen(type: string, after: JsonObject, expressions: JsonObject, actions = ['create'], provisioners = false) {
  const [resource] = aPlan({ changes: [aChange({ address: `${type}.one`, actions, after })] }).changes;
  const configured = { expressions, module: { body: {}, path: '' }, hasProvisioners: provisioners };
  const reasons = resource ? unseenReasons(resource, configured) : [];
  return reasons.map(({ code, attribute, detail }) => `${code} ${attribute}: ${detail}`);
}

describe('what applying would do unseen', () => {
  it('is said in words', () => {
    const everything = unseen('aws_lambda_function', { filename: 'a.zip' }, { password_wo: asked }, ['create'], true);
    expect(everything).toEqual([
      'unknown-value provisioner: no plan shows what its provisioners would do',
      'unknown-value password_wo: write-only: no plan shows what would be written',
      'unknown-value filename: no plan shows what is in the file that would be sent',
    ]);
    expect(unseen('aws_lambda_function', { filename: 'a.zip' }, { password_wo: asked }, ['update'], true)).toEqual([]);
  });

  it('is nothing where the plan shows no configuration and names no file', () => {
    const [resource] = aPlan({ changes: [aChange({ actions: ['create'], after: { size: 1 } })] }).changes;
    expect(resource && unseenReasons(resource, undefined)).toEqual([]);
  });

  const file = 'no plan shows what is in the file that would be sent';

  it.each([
    ['aws_lambda_function', 'filename', ['source_code_hash']],
    ['aws_lambda_layer_version', 'filename', ['source_code_hash']],
    ['aws_s3_bucket_object', 'source', ['etag', 'source_hash']],
    ['aws_s3_object', 'source', ['etag', 'source_hash']],
    ['aws_synthetics_canary', 'zip_file', []],
  ])('is what is in the file of %s, which %s names and %j would prove', (type, name, hashes) => {
    expect(unseen(type, { [name]: 'a' }, { [name]: asked })).toEqual([`unknown-value ${name}: ${file}`]);
    for (const hash of hashes) {
      expect(unseen(type, { [name]: 'a', [hash]: 'b' }, { [name]: asked, [hash]: asked })).toEqual([]);
      const silent = unseen(type, { [name]: 'a', [hash]: 'b' }, { [name]: asked, [hash]: { constant_value: null } });
      expect(silent).toEqual([`unknown-value ${name}: ${file}`]);
    }
  });

  it.each([
    ['aws_s3_object', 1],
    ['aws_s3_bucket_object', 1],
    ['aws_lambda_function', 0],
  ])('is sent by an update of %s, too: %i', (type, count) => {
    const after = { source: 'a', filename: 'a' };
    expect(unseen(type, after, { source: asked, filename: asked }, ['update'])).toHaveLength(count);
  });
});
