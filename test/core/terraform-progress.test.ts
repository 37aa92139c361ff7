import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf } from '../../functions/core/terraform-progress.ts';

describe('Terraform’s progress', () => {
  it.each([
    ['aws_security_group.web: Modifying... [id=sg-0123]', 'aws_security_group.web: Modifying...'],
    [
      'module.net["a"].aws_route.x[0]: Refreshing state... [id=r-1]',
      'module.net["a"].aws_route.x[0]: Refreshing state...',
    ],
    [
      'aws_iam_access_key.ci: Creation complete after 1m2s [id=AKIA]',
      'aws_iam_access_key.ci: Creation complete after 1m2s',
    ],
    ['aws_db_instance.main: Still modifying... [id=db-1, 10s elapsed]', 'aws_db_instance.main: Still modifying...'],
    [
      'data.aws_caller_identity.me: Read complete after 0s [id=123456789012]',
      'data.aws_caller_identity.me: Read complete after 0s',
    ],
    [
      'Apply complete! Resources: 0 added, 1 changed, 0 destroyed.',
      'Apply complete! Resources: 0 added, 1 changed, 0 destroyed.',
    ],
    ['Plan: 0 to add, 1 to change, 0 to destroy.', 'Plan: 0 to add, 1 to change, 0 to destroy.'],
  ])('%s is told', (line, told) => {
    expect(progressOf(line)).toBe(told);
  });

  it.each([
    '  ~ password = "hunter2" -> "hunter3"',
    '      + "aws_x.y: Modifying... in a value"',
    'Error: creating SSM Parameter: hunter2 is not allowed',
    'Outputs:',
    'token = "hunter2"',
    'Plan: hunter2',
  ])('%s is not', (line) => {
    expect(progressOf(line)).toBeUndefined();
  });

  it('never tells what stands in brackets at the end', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9/+=]{8,40}$/), (id) => {
        expect(progressOf(`aws_x.y: Modifying... [id=${id}]`)).toBe('aws_x.y: Modifying...');
      }),
    );
  });
});
