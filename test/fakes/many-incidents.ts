import type { ClickSummary } from '../../functions/core/click.ts';
import type { Incident, Status } from '../../functions/core/incident.ts';
import type { Change, Phase, RunReport } from '../../functions/core/run.ts';

/** Numbers that look random and are the same each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Scene {
  readonly service: string;
  readonly call: string;
  readonly address: string;
  readonly changes: readonly Change[];
  readonly critical: readonly string[];
}

/** A way back: `was` is what the click left, `became` what Terraform makes of it. */
const change = (address: string, attribute: string, became: string, was: string): Change => ({
  address,
  action: 'update',
  attribute,
  was,
  became,
});

const scenes: readonly Scene[] = [
  {
    service: 'ec2',
    call: 'AuthorizeSecurityGroupIngress',
    address: 'module.net.aws_security_group.web["a"]',
    changes: [
      change(
        'module.net.aws_security_group.web["a"]',
        'ingress',
        '[]',
        '[{"cidr_blocks":["0.0.0.0/0"],"from_port":22,"protocol":"tcp","to_port":22}]',
      ),
    ],
    critical: ['public'],
  },
  {
    service: 'iam',
    call: 'UpdateAssumeRolePolicy',
    address: 'aws_iam_role.worker',
    changes: [
      change(
        'aws_iam_role.worker',
        'assume_role_policy',
        '{"Statement":[{"Principal":{"Service":"lambda.amazonaws.com"}}]}',
        '{"Statement":[{"Principal":{"AWS":"*"}}]}',
      ),
    ],
    critical: ['trust'],
  },
  {
    service: 'ssm',
    call: 'PutParameter',
    address: 'aws_ssm_parameter.flag',
    changes: [change('aws_ssm_parameter.flag', 'value', '(sensitive)', '(sensitive)')],
    critical: [],
  },
  {
    service: 'logs',
    call: 'PutRetentionPolicy',
    address: 'aws_cloudwatch_log_group.worker',
    changes: [change('aws_cloudwatch_log_group.worker', 'retention_in_days', '30', '1')],
    critical: [],
  },
  {
    service: 's3',
    call: 'DeleteBucketPublicAccessBlock',
    address: 'aws_s3_bucket_public_access_block.data',
    changes: [
      change('aws_s3_bucket_public_access_block.data', 'block_public_acls', 'true', 'null'),
      change('aws_s3_bucket_public_access_block.data', 'block_public_policy', 'true', 'null'),
    ],
    critical: ['public'],
  },
];
const people = [
  'ada@example.com',
  'grace@example.com',
  'alan@example.com',
  'edsger@example.com',
  'barbara@example.com',
];
const stacks = ['shop', 'payments', 'data-lake'];
const ends: readonly Status[] = [
  'reverted',
  'reverted',
  'reverted',
  'reverted',
  'reverted',
  'reverted',
  'clean',
  'overridden',
  'left',
  'invisible',
  'failed',
];

/** So many incidents, the newest `until`, two a working hour back from there; the newest three are open and waiting. */
export function manyIncidents(count: number, until: Date): Incident[] {
  const roll = dice(7);
  let at = until.getTime() - 20_000;
  return Array.from({ length: count }, (_, index) => {
    const status = index === 0 ? 'open' : index < 3 ? 'waiting' : pick(ends, roll());
    const made = incident(count - index, status, at, roll);
    at -= 60_000 + roll() * roll() * 5_400_000;
    return made;
  });
}

function pick<Item>(items: readonly Item[], share: number): Item {
  const item = items[Math.floor(share * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

function incident(number: number, status: Status, at: number, roll: () => number): Incident {
  const scene = pick(scenes, roll());
  const stack = pick(stacks, roll());
  const openedAt = new Date(at + 400 + roll() * 4000).toISOString();
  const phases = phasesOf(status, roll);
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 3 + roll() * 12);
  const closedAt = new Date(Date.parse(openedAt) + seconds * 1000).toISOString();
  const isOver = status !== 'open' && status !== 'waiting';
  const base = {
    id: `${stack}-${number}`,
    stack,
    status,
    clicks: [{ ...click(scene, stack, at, number, pick(people, roll() * roll())), heardAt: before(openedAt) }],
    addresses: [scene.address],
    outcome: outcomes[status],
    reasons:
      status === 'waiting' ? [{ code: 'replace', address: scene.address, detail: 'the plan would replace it' }] : [],
    openedAt,
    steps: steps(openedAt, status),
    card: 1,
  };
  if (status === 'open') return base;
  return { ...base, ...(isOver && { closedAt }), run: report(status, scene, phases) };
}

/** The verdict takes some milliseconds. */
const before = (openedAt: string) => new Date(Date.parse(openedAt) - 60).toISOString();

const outcomes: Readonly<Record<Status, string>> = {
  open: '',
  waiting: 'Waiting for a decision; if nobody decides: escalate',
  reverted: 'Reverted and proved: a second plan found nothing',
  clean: 'Nothing differs any more',
  invisible: 'The click changed something that no plan lists',
  overridden: 'Kept until the release is out by grace@example.com: the release needs it',
  left: 'Told, not reverted: the stack is in observe mode.',
  failed: 'terraform plan failed; nothing was changed',
};

function click(scene: Scene, stack: string, at: number, number: number, name: string): ClickSummary {
  return {
    eventID: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
    eventSource: `${scene.service}.amazonaws.com`,
    eventName: scene.call,
    account: '111122223333',
    region: 'eu-central-1',
    actor: {
      name,
      kind: 'sso',
      email: name,
      arn: `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/${name}`,
    },
    origin: { kind: 'console', because: ['sessionCredentialFromConsole'] },
    hits: [{ stack, address: scene.address, match: 'id' }],
    critical: scene.critical,
  };
}

function phasesOf(status: Status, roll: () => number): Phase[] {
  const lap = (name: string, around: number) => ({
    name,
    seconds: Math.round(around * (700 + 900 * roll() ** 3)) / 1000,
  });
  const start = [lap('init', 2), lap('settle', 2), lap('plan', 3)];
  if (status === 'failed' || status === 'left') return start;
  if (status === 'waiting') return [...start, lap('show', 1), lap('keep', 0.4)];
  return status === 'reverted'
    ? [...start, lap('show', 1), lap('apply', 4), lap('proof', 3)]
    : [...start, lap('show', 1)];
}

function steps(openedAt: string, status: Status) {
  const at = (seconds: number) => new Date(Date.parse(openedAt) + seconds * 1000).toISOString();
  const all = [
    { name: 'init', startedAt: at(4) },
    { name: 'settle', startedAt: at(4) },
    { name: 'plan', startedAt: at(6.5) },
  ];
  return status === 'open' ? all : [];
}

function report(status: Status, scene: Scene, phases: readonly Phase[]): RunReport {
  const outcome = status === 'waiting' ? 'held' : status === 'overridden' || status === 'open' ? 'left' : status;
  const failed = 'Error: reading EC2 Security Group (sg-0123456789abcdef0): operation error EC2: RequestLimitExceeded';
  return {
    outcome,
    summary: outcomes[status],
    answers: [status === 'clean' ? 'none' : 'apply'],
    addresses: [scene.address],
    reasons: [],
    changes: status === 'clean' || status === 'failed' ? [] : scene.changes,
    phases,
    source: 'main',
    ...(status === 'failed' && { error: failed }),
    ...(status === 'waiting' && { plan: { digest: 'a'.repeat(64), expiresAt: '2026-12-01T00:00:00.000Z' } }),
  };
}
