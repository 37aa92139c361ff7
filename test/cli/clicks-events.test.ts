import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pipelineRole } from '../../cli/clicks/persona.ts';
import { Cast } from '../../cli/demo/cast.ts';
import { factsOf } from '../../cli/demo/facts.ts';
import { programme } from '../../cli/demo/programme.ts';
import { quietClicks } from '../../cli/demo/quiet-clicks.ts';
import { silenced } from '../../cli/demo/silenced.ts';
import { replay } from '../../cli/replay/replay.ts';

const project = resolve(import.meta.dirname, '..', '..');
const state = join(project, 'examples', 'stack.tfstate');
const folder = join(project, 'events');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** What every event of events/ is to the classifier, over the example stack's state. */
const verdicts: Readonly<Record<string, string>> = {
  'dynamodb-tag-resource.console.json': 'drift aws_dynamodb_table.orders',
  'dynamodb-update-continuous-backups.console.json': 'drift aws_dynamodb_table.orders',
  'ec2-authorize-security-group-ingress.console.json': 'drift aws_security_group.web',
  'ec2-authorize-security-group-ingress.invisible.json': 'drift aws_security_group.database',
  'ec2-create-tags.console.json': 'drift aws_vpc.main',
  'ec2-describe-security-groups.read.json': 'ignored (read-only)',
  'ec2-revoke-security-group-ingress.console.json':
    'drift aws_vpc_security_group_ingress_rule.database_from_web aws_security_group.database',
  'iam-delete-role.failed.json': 'ignored (failed-call)',
  'iam-detach-role-policy.console.json':
    'drift aws_iam_role_policy_attachment.worker_least_privilege aws_iam_role.worker',
  'iam-put-role-policy.console.json': 'drift aws_iam_role_policy.worker_queue aws_iam_role.worker',
  'iam-tag-role.console.json': 'drift aws_iam_role.worker',
  'iam-update-assume-role-policy.console.json': 'drift aws_iam_role.worker',
  'kms-disable-key-rotation.console.json': 'drift aws_kms_key.orders',
  'logs-put-retention-policy.console.json': 'drift aws_cloudwatch_log_group.worker',
  'logs-put-retention-policy.terraform.json': 'ignored (origin-not-watched)',
  's3-delete-bucket-public-access-block.console.json':
    'drift aws_s3_bucket_public_access_block.receipts aws_s3_bucket.receipts',
  's3-put-bucket-policy.console.json': 'drift aws_s3_bucket_policy.receipts aws_s3_bucket.receipts',
  'sqs-set-queue-attributes.console.json': 'drift aws_sqs_queue.jobs',
  'ssm-delete-parameter.console.json': 'drift aws_ssm_parameter.currency',
  'ssm-put-parameter.console.json': 'drift aws_ssm_parameter.batch_size',
  'ssm-put-parameter.unmanaged.json': 'ignored (unmanaged)',
};

describe('the events that we wrote', () => {
  it.each(files)('%s is classified as its name says', async (file) => {
    const policy = { origins: ['console' as const], ownRoles: [pipelineRole] };
    const said: string[] = [];
    for await (const { verdict } of replay([join(folder, file)], [state], policy, {})) {
      const addresses = verdict.hits.map(({ address }) => address);
      said.push(
        verdict.verdict === 'drift' ? ['drift', ...addresses].join(' ') : `${verdict.verdict} (${verdict.reason})`,
      );
    }
    expect(said).toEqual([verdicts[file]]);
  });

  it('are all in the table', () => {
    expect(files.toSorted()).toEqual(Object.keys(verdicts).toSorted());
  });
});

/** What differs from one making to the next. */
const withoutIds = ({ eventID: _id, requestID: _request, eventTime: _time, ...rest }: Record<string, unknown>) => rest;

describe('the clicking client', () => {
  const written = files.map((file) => withoutIds(JSON.parse(readFileSync(join(folder, file), 'utf8')).detail));
  const facts = factsOf(readFileSync(state, 'utf8'));

  it.each([...quietClicks, ...programme.flat()].map((act) => [act.title, act] as const))(
    'writes records of these shapes: %s',
    async (_, act) => {
      const records: Record<string, unknown>[] = [];
      const put = async (record: Readonly<Record<string, unknown>>) => {
        records.push(JSON.parse(JSON.stringify(record)));
      };
      await new Cast('http://127.0.0.1:9', put, silenced(act)).play(act, facts);
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) expect(written).toContainEqual(withoutIds(record));
    },
  );
});
