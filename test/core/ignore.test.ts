import { describe, expect, it } from 'vitest';
import type { Click } from '../../functions/core/click.ts';
import { type IgnoreRule, ignoredBy } from '../../functions/core/ignore.ts';
import type { Json } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';

const now = new Date('2026-11-23T12:00:00Z');

interface Given {
  readonly addresses?: readonly string[];
  readonly event?: string;
  readonly request?: Json;
  readonly critical?: readonly string[];
}

function click(given: Given = {}): Click {
  const { addresses = ['module.data.aws_sqs_queue.jobs'], event = 'sqs:SetQueueAttributes', request = {} } = given;
  const [service, eventName = ''] = event.split(':');
  const eventSource = `${service}.amazonaws.com`;
  const parsed = parseRecord({ eventSource, eventName, requestParameters: request });
  if (!parsed.ok) throw new Error(parsed.reason);
  return {
    eventID: 'e-1',
    eventTime: '2026-11-23T11:59:00Z',
    eventSource,
    eventName,
    account: '111122223333',
    region: 'eu-west-1',
    actor: {
      name: 'ada@example.com',
      email: 'ada@example.com',
      arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ada@example.com',
      kind: 'sso',
    },
    origin: { kind: 'console', because: [] },
    hits: addresses.map((address) => ({ stack: 'prod-data', address, match: 'arn' })),
    critical: given.critical ?? [],
    record: parsed.record,
  };
}

const tags = (...keys: string[]) => ({ tagSet: { items: keys.map((key) => ({ key, value: 'x' })) } });

const cases: readonly [string, Omit<IgnoreRule, 'reason'>, Given, boolean][] = [
  ['the address itself', { address: 'module.data.aws_sqs_queue.jobs' }, {}, true],
  ['what is below an address', { address: 'module.data' }, {}, true],
  ['a module of a longer name', { address: 'module.dat' }, {}, false],
  [
    'an instance of a counted module',
    { address: 'module.data' },
    { addresses: ['module.data[0].aws_sqs_queue.q'] },
    true,
  ],
  [
    'one of two addresses',
    { address: 'module.data' },
    { addresses: ['module.data.aws_sqs_queue.q', 'aws_sqs_queue.q'] },
    false,
  ],
  ['the type', { type: 'aws_sqs_queue' }, {}, true],
  [
    'the type of a keyed instance',
    { type: 'aws_sqs_queue' },
    { addresses: ['module.a["x.y"].aws_sqs_queue.q["k.l"]'] },
    true,
  ],
  ['another type', { type: 'aws_sqs_queue_policy' }, {}, false],
  ['a type, where nothing was hit', { type: 'aws_sqs_queue' }, { addresses: [] }, false],
  ['the event', { event: 'sqs:SetQueueAttributes' }, {}, true],
  ['every event of a service', { event: 'sqs:*' }, {}, true],
  ['the same event of another service', { event: 'sns:SetQueueAttributes' }, {}, false],
  ['the actor by e-mail', { actor: '*@example.com' }, {}, true],
  ['the actor by role', { actor: 'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_*' }, {}, true],
  ['the role of another account', { actor: 'arn:aws:iam::444455556666:role/AWSReservedSSO_Admin_*' }, {}, false],
  ['another actor', { actor: 'bob@example.com' }, {}, false],
  ['the actor alone, of a critical click', { actor: 'ada@example.com' }, { critical: ['public exposure'] }, false],
  [
    'actor and event, of a critical click',
    { actor: 'ada@example.com', event: 'sqs:*' },
    { critical: ['public exposure'] },
    true,
  ],
  ['stack and actor alone, of a critical click', { stack: 'prod-*', actor: '*' }, { critical: ['root user'] }, false],
  ['actor and address, of a critical click', { actor: '*', address: 'module.data' }, { critical: ['root user'] }, true],
  ['actor and type, of a critical click', { actor: '*', type: 'aws_sqs_queue' }, { critical: ['root user'] }, true],
  ['actor and tag, of a critical click', { actor: '*', tag: 'A' }, { critical: ['x'], request: tags('A') }, true],
  ['the stack alone', { stack: 'prod-*' }, {}, true],
  ['another stack alone', { stack: 'test-*' }, {}, false],
  ['the stack, where nothing was hit', { stack: 'prod-*' }, { addresses: [] }, false],
  ['the address, where nothing was hit', { address: 'module.data' }, { addresses: [] }, false],
  ['the event, where nothing was hit', { event: 'sqs:*' }, { addresses: [] }, true],
  ['the type at the root', { type: 'aws_sqs_queue' }, { addresses: ['aws_sqs_queue.q'] }, true],
  ['the type of a module', { type: 'aws_sqs_queue' }, { addresses: ['module.aws_sqs_queue'] }, false],
  ['a key with a bracket in it', { type: 'aws_sqs_queue' }, { addresses: ['aws_sqs_queue.q["a]b"]'] }, true],
  ['a tag without a request', { tag: 'A' }, { request: null }, false],
  ['a tag’s key without a value', { tag: 'A=' }, { request: { tagSet: { items: [{ key: 'A' }] } } }, true],
  ['tag keys have no value', { tag: 'A=' }, { request: { tagKeys: ['A'] } }, true],
  ['only that tag', { tag: 'CostCentre' }, { request: tags('CostCentre') }, true],
  ['that tag with that value', { tag: 'CostCentre=x' }, { request: tags('CostCentre') }, true],
  ['that tag with another value', { tag: 'CostCentre=y' }, { request: tags('CostCentre') }, false],
  ['another tag beside it', { tag: 'CostCentre' }, { request: tags('CostCentre', 'Owner') }, false],
  ['tags as a map', { tag: 'CostCentre' }, { request: { tags: { CostCentre: 'x' } } }, true],
  ['tag keys of an untagging', { tag: 'CostCentre' }, { request: { tagKeys: ['CostCentre'] } }, true],
  ['no tags at all', { tag: 'CostCentre' }, {}, false],
  ['the stack', { stack: 'prod-*', type: 'aws_sqs_queue' }, {}, true],
  ['another stack', { stack: 'test-*', type: 'aws_sqs_queue' }, {}, false],
  ['until yesterday', { type: 'aws_sqs_queue', until: '2026-11-22' }, {}, false],
  ['until today, which still counts', { type: 'aws_sqs_queue', until: '2026-11-23' }, {}, true],
];

describe('an ignore rule', () => {
  it.each(cases)('%s', (_what, rule, given, expected) => {
    expect(ignoredBy(click(given), [{ ...rule, reason: 'said so' }], now) !== undefined).toBe(expected);
  });

  it('knows an actor by name where a record has no ARN', () => {
    const nameless: Click = { ...click(), actor: { name: 'ada', kind: 'unknown' } };
    const ignored = (actor: string) => ignoredBy(nameless, [{ actor, reason: '' }], now) !== undefined;
    expect(['ada', 'a*', 'bob', 'arn:aws:iam::111122223333:role/Admin'].map(ignored)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('the first that holds is the reason', () => {
    const rules = [
      { type: 'aws_instance', reason: 'no' },
      { event: 'sqs:*', reason: 'yes' },
      { event: '*:*', reason: 'late' },
    ];
    expect(ignoredBy(click(), rules, now)?.reason).toBe('yes');
  });
});
