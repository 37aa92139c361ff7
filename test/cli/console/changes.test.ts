import { describe, expect, it } from 'vitest';
import { changesTable } from '../../../cli/console/page/changes.ts';
import { difference } from '../../../cli/console/page/difference.ts';
import type { Change } from '../../../functions/core/run.ts';

const change = (fields: Partial<Change> = {}): Change => ({
  address: 'aws_iam_role.worker',
  action: 'update',
  attribute: 'tags',
  was: '{"a":2}',
  became: '{"a":1}',
  ...fields,
});

describe('the changes of an incident', () => {
  it('stand side by side: what Terraform has on the left, what was clicked on the right', () => {
    const { text } = changesTable([change({ was: '1', became: '30' })], []);
    expect(text).toMatch(/class="back"><pre>30<\/pre>.*class="clicked"><pre>1<\/pre>/);
    expect(text).toContain('exact inverse');
  });

  it('have the guard’s reason at the attribute that it is about', () => {
    const reason = { code: 'rides-along', address: 'aws_iam_role.worker', attribute: 'tags' };
    const { text } = changesTable([change(), change({ attribute: 'description' })], [reason]);
    expect(text.match(/rides-along/g)).toHaveLength(1);
    expect(text.match(/exact inverse/g)).toHaveLength(1);
  });

  it('have a reason about the whole resource once, and call nothing of it an exact inverse', () => {
    const reason = { code: 'protected', address: 'aws_iam_role.worker', detail: 'what it held is gone' };
    const { text } = changesTable([change(), change({ attribute: 'description' })], [reason]);
    expect(text.match(/what it held is gone/g)).toHaveLength(1);
    expect(text).not.toContain('exact inverse');
  });

  it('tell what was clicked from what is planned along with it', () => {
    const other = change({ address: 'aws_iam_policy.least_privilege' });
    const { text } = changesTable([change(), other], [], { clicked: ['aws_iam_role.worker'] });
    expect(text).toMatch(/worker<.*way back.*As it was clicked.*least_privilege.*goes along.*As it is</s);
  });

  it('say who released what the guard had held', () => {
    const { text } = changesTable([change()], [], { released: 'grace@example.com' });
    expect(text).toContain('released by grace@example.com');
    expect(text).not.toContain('exact inverse');
  });

  it('leave out what did not change, unless it is hidden', () => {
    const { text } = changesTable(
      [
        change({ attribute: 'same', was: 'null', became: 'null' }),
        change({ attribute: 'secret', was: '(sensitive)', became: '(sensitive)' }),
      ],
      [],
    );
    expect(text).not.toContain('same');
    expect(text).toContain('secret');
  });
});

describe('a difference', () => {
  it.each([
    ['port 22', 'port 443', 'port <mark>22</mark>', 'port <mark>443</mark>'],
    ['abc', 'abc', 'abc', 'abc'],
    ['aXc', 'ac', 'a<mark>X</mark>c', 'ac'],
    ['1', '30', '1', '30'],
    ['aa', 'aaa', 'aa', 'aa<mark>a</mark>'],
  ])('of %s and %s is marked', (one, other, first, second) => {
    expect(difference(one, other).map(({ text }) => text)).toEqual([first, second]);
  });
});
