import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../functions/core/json.ts';
import { type GuardRules, guardPlan } from '../../../functions/core/plan-guard.ts';
import { aChange, aPair, aPlan, type ChangeParts, type PlanParts } from './plan-builder.ts';

const one = 'aws_thing.one';

function judged(parts: PlanParts, rules: Partial<GuardRules> = {}) {
  const { outcome, reasons, changes } = guardPlan(aPlan(parts), { allow: [one], protected: [], ...rules });
  return {
    outcome,
    held: reasons.map(({ code, address, attribute }) => [code, address, attribute].filter(Boolean).join(' ')),
    changes,
  };
}

const resource = (expressions: JsonObject, address = one) => ({ address, mode: 'managed', expressions });

/** A deletion by the click, and the creation that answers it. */
function reCreation(held: JsonObject, planned: JsonObject, unknown: JsonObject = {}, address = one) {
  return {
    drift: [aChange({ address, actions: ['delete'], before: held, after: null })],
    changes: [aChange({ address, actions: ['create'], before: null, after: planned, unknown })],
  };
}

describe('an update', () => {
  it('of what drifted, to what the state held, is a pure revert', () => {
    const verdict = judged(aPair({ size: 1 }, { size: 2 }));
    expect(verdict).toEqual({
      outcome: 'pure-revert',
      held: [],
      changes: [{ address: one, action: 'update', attribute: 'size', was: '2', became: '1' }],
    });
  });

  it('that takes away what the click added is a revert, not noise', () => {
    const verdict = judged(aPair({ tags: null }, { tags: { Owner: 'me' } }));
    expect(verdict).toMatchObject({ outcome: 'pure-revert', changes: [{ attribute: 'tags', became: 'null' }] });
  });

  it('of another attribute than the drifted one rides along', () => {
    const changes = [aChange({ before: { size: 2, colour: 'red' }, after: { size: 1, colour: 'blue' } })];
    const drift = [aChange({ before: { size: 1, colour: 'red' }, after: { size: 2, colour: 'red' } })];
    expect(judged({ changes, drift })).toMatchObject({ outcome: 'held', held: [`rides-along ${one} colour`] });
  });

  it('that adds a tag without a value rides along, and so does one that does not bring it back', () => {
    const drift = [aChange({ before: { size: 1, tags: { A: '1' } }, after: { size: 2, tags: { A: '2' } } })];
    const planned = (tags: JsonObject) => [
      aChange({ before: { size: 2, tags: { A: '2' } }, after: { size: 1, tags } }),
    ];
    expect(judged({ drift, changes: planned({ A: '1' }) }).outcome).toBe('pure-revert');
    expect(judged({ drift, changes: planned({ A: '1', B: '' }) }).held).toEqual([`rides-along ${one} tags`]);
    const lost = [aChange({ before: { size: 1, tags: { A: '1', B: '' } }, after: { size: 2, tags: { A: '2' } } })];
    expect(judged({ drift: lost, changes: planned({ A: '1' }) }).held).toEqual([`rides-along ${one} tags`]);
  });

  it('of a resource that did not drift rides along', () => {
    expect(judged({ changes: [aChange({ before: { size: 2 }, after: { size: 1 } })] }).held).toEqual([
      `rides-along ${one} size`,
    ]);
  });

  it('of a resource that was deleted contradicts itself', () => {
    const changes = [aChange({ before: { size: 2 }, after: { size: 1 } })];
    const drift = [aChange({ actions: ['delete'], before: { size: 1 }, after: null })];
    expect(judged({ changes, drift }).held).toEqual([`rides-along ${one} size`]);
    const rule = [{ port: 1, id: 'x' }];
    const computed = { before: { rule }, after: { rule: [{ port: 1 }] }, unknown: { rule: [{ id: true }] } };
    const gone = [aChange({ actions: ['delete'], before: { rule }, after: null })];
    expect(judged({ changes: [aChange(computed)], drift: gone, resources: [resource({})] }).held).toEqual([
      `unknown-value ${one} rule`,
    ]);
  });

  it('of nothing that the plan shows is held', () => {
    const same = { size: 1 };
    expect(judged({ changes: [aChange({ before: same, after: same })] }).held).toEqual([`rides-along ${one}`]);
  });

  it('of noise alone is clean', () => {
    const noise = aChange({ before: { tags: null }, after: { tags: {} } });
    expect(judged({ changes: [noise] })).toEqual({ outcome: 'clean', held: [], changes: [] });
  });

  it('that fills in a default where the configuration is silent is noise; where it asks, it rides along', () => {
    const changes = [aChange({ before: { force: null }, after: { force: false } })];
    expect(judged({ changes, resources: [resource({})] }).outcome).toBe('clean');
    expect(judged({ changes, resources: [resource({ force: { constant_value: false } })] }).outcome).toBe('held');
    expect(judged({ changes }).outcome).toBe('held');
  });

  it('fills in what only the provider knows of an imported resource, by name and value', () => {
    const address = 'aws_secretsmanager_secret.one';
    const filled = (value: number) => [
      aChange({ address, before: { recovery_window_in_days: null }, after: { recovery_window_in_days: value } }),
    ];
    const rest = { resources: [resource({}, address)] };
    expect(judged({ changes: filled(30), ...rest }, { allow: [address] }).outcome).toBe('clean');
    expect(judged({ changes: filled(7), ...rest }, { allow: [address] }).outcome).toBe('held');
  });

  it('looks at the drift of the current object of a managed resource only', () => {
    const pair = aPair({ size: 1 }, { size: 2 });
    const [drift] = pair.drift;
    expect(judged({ ...pair, drift: [{ ...drift, deposed: 'abcd1234' }] }).outcome).toBe('held');
    expect(judged({ ...pair, drift: [{ ...drift, mode: 'data' }] }).outcome).toBe('held');
  });
});

describe('a contradiction', () => {
  const [held, live] = [{ size: 1 }, { size: 2 }];
  const { drift, changes } = aPair(held, live);

  it('of two drifts of one instance proves nothing', () => {
    const other = aChange({ before: { size: 3 }, after: live });
    expect(judged({ drift: [other, ...drift], changes }).held).toEqual([`rides-along ${one} size`]);
  });

  it.each<[string, Partial<ChangeParts>]>([
    ['an update of a deposed object', { extra: { deposed: 'abcd1234' } }],
    ['an update with paths that force a replacement', { inChange: { replace_paths: [['size']] } }],
    ['a member of the resource that nobody knows yet', { extra: { purge: ['all'] } }],
    ['a word of the change that nobody knows yet', { inChange: { purge: true } }],
  ])('or a riddle is held: %s', (_why, parts) => {
    const riddle = aChange({ before: live, after: held, ...parts });
    expect(judged({ drift, changes: [riddle] }).held).toEqual([`action-unknown ${one}`]);
  });
});

describe('a value only known after apply', () => {
  const silent = { resources: [resource({ size: { constant_value: 1 } })] };

  it('is the provider’s own where the configuration is silent', () => {
    const pair = aPair({ size: 1, version: 1 }, { size: 2, version: 2 }, one, { version: true });
    const verdict = judged({ ...pair, ...silent });
    expect(verdict.outcome).toBe('pure-revert');
    expect(verdict.changes.map(({ attribute }) => attribute)).toEqual(['size']);
  });

  it('proves nothing where the configuration asks for it, or is not shown', () => {
    const pair = aPair({ size: 1 }, { size: 2 }, one, { target: true });
    const asked = { resources: [resource({ target: { references: ['local.x'] } })] };
    expect(judged({ ...pair, ...asked }).held).toEqual([`unknown-value ${one} target`]);
    expect(judged(pair).held).toEqual([`unknown-value ${one} target`]);
  });

  it('proves nothing as an element that the plan leaves out and only the mask tells of', () => {
    const pair = aPair({ arns: ['a'] }, { arns: ['a', 'b'] }, one, { arns: [false, true] });
    const asked = [resource({ arns: { references: ['data.aws_thing.x.arn'] } })];
    expect(judged({ ...pair, resources: asked }).held).toEqual([`unknown-value ${one} arns`]);
  });

  it('alone explains no update', () => {
    const changes = [aChange({ before: { version: 2 }, after: {}, unknown: { version: true } })];
    expect(judged({ changes, ...silent }).held).toEqual([`unknown-value ${one} version`]);
  });

  it('hides the provider’s default tags in tags_all, and a dynamic block in a list of blocks', () => {
    const pair = aPair({ size: 1 }, { size: 2 }, one, { tags_all: true });
    expect(judged({ ...pair, ...silent }).held).toEqual([`unknown-value ${one} tags_all`]);
    const held = { size: 1, rule: [{ port: 1 }] };
    const blocks = aPair(held, { ...held, size: 2 }, one, { rule: true });
    expect(judged({ ...blocks, ...silent }).held).toEqual([`unknown-value ${one} rule`]);
    const words = aPair({ size: 1, arns: ['a'] }, { size: 2, arns: ['a'] }, one, { arns: true });
    expect(judged({ ...words, ...silent }).outcome).toBe('pure-revert');
    const empty = aPair({ size: 1, rule: [] }, { size: 2, rule: [] }, one, { rule: true });
    expect(judged({ ...empty, ...silent }).outcome).toBe('pure-revert');
  });

  it('is shown as such', () => {
    const pair = aPair({ size: 1 }, { size: 2 }, one, { target: true });
    const changes = judged(pair).changes.filter(({ attribute }) => attribute === 'target');
    expect(changes).toEqual([
      { address: one, action: 'update', attribute: 'target', was: 'null', became: '(known after apply)' },
    ]);
  });
});

describe('a re-creation', () => {
  it.each<[string, Json, JsonObject, readonly string[]]>([
    ['a provider without default tags', {}, {}, []],
    ['a provider that asks for some', { default_tags: [{ tags: { references: ['aws_x.y.id'] } }] }, {}, ['tags_all']],
    ['tags that the state held', {}, { Owner: 'a' }, ['tags_all']],
    ['a provider that the plan does not show', null, {}, ['tags_all']],
  ])('may leave open which tags it has in all: %s', (_why, expressions, tags_all, held) => {
    const again = reCreation({ size: 1, tags_all }, { size: 1 }, { tags_all: true });
    const root_module = { resources: [{ ...resource({ size: {} }), provider_config_key: 'aws' }] };
    const configuration = { root_module, provider_config: expressions === null ? {} : { aws: { expressions } } };
    expect(judged({ ...again, configuration }).held).toEqual(held.map((name) => `unknown-value ${one} ${name}`));
  });

  it('of what the state held is a pure revert', () => {
    const verdict = judged({
      ...reCreation({ id: 'x-1', size: 1, note: '' }, { size: 1, note: null }, { id: true }),
      resources: [resource({ size: { constant_value: 1 } })],
    });
    expect(verdict).toEqual({
      outcome: 'pure-revert',
      held: [],
      changes: [{ address: one, action: 'create', attribute: 'size', was: 'null', became: '1' }],
    });
  });

  it('of something else than the state held rides along', () => {
    expect(judged(reCreation({ size: 1, name: 'a' }, { size: 2, name: 'a' })).held).toEqual([
      `rides-along ${one} size`,
    ]);
  });

  it('of what is not gone is a new resource', () => {
    const changes = [aChange({ actions: ['create'], before: null, after: { size: 1 } })];
    expect(judged({ changes }).held).toEqual([`rides-along ${one}`]);
    const drift = [aChange({ before: { size: 1 }, after: { size: 2 } })];
    expect(judged({ changes, drift }).held).toEqual([`rides-along ${one}`]);
  });

  it('may leave to the provider what was never asked for', () => {
    const held = { size: 1, ttl: [{ enabled: false }], delay: 0 };
    expect(judged(reCreation(held, { size: 1, ttl: [], delay: null })).outcome).toBe('pure-revert');
    const chosen = { size: 1, ttl: [{ enabled: true }] };
    expect(judged(reCreation(chosen, { size: 1, ttl: [] })).held).toEqual([`rides-along ${one} ttl`]);
  });

  it.each<[string, Json, string]>([
    ['zeros in a block', [{ on: false, days: 0, name: '' }], 'pure-revert'],
    ['zeros in a map', { on: false, days: 0 }, 'pure-revert'],
    ['one zero of two', [{ on: false, days: 7 }], 'held'],
    ['one block of two', [{ on: false }, { on: true }], 'held'],
    ['one zero of two in a map', { on: false, days: 7 }, 'held'],
    ['a block without members, which is a choice', [{}], 'held'],
    ['an element that is no block', [0], 'held'],
  ])('may leave out what the state held: %s', (_what, ttl, outcome) => {
    expect(judged(reCreation({ size: 1, ttl }, { size: 1, ttl: null })).outcome).toBe(outcome);
  });

  it('may leave out what AWS answers for what was never asked for', () => {
    const address = 'aws_dynamodb_table.one';
    const again = (held: Json, expressions: JsonObject) => {
      const parts = reCreation({ name: 'x', table_class: held }, { name: 'x', table_class: null }, {}, address);
      return judged({ ...parts, resources: [resource(expressions, address)] }, { allow: [address] }).outcome;
    };
    expect(again('STANDARD', {})).toBe('pure-revert');
    expect(again('STANDARD_INFREQUENT_ACCESS', {})).toBe('held');
    expect(again('STANDARD', { table_class: { references: ['var.class'] } })).toBe('held');
    const other = reCreation({ size: 1, table_class: 'STANDARD' }, { size: 1, table_class: null });
    expect(judged({ ...other, resources: [resource({})] }).outcome).toBe('held');
  });

  it('may leave out what AWS answers inside a block', () => {
    const address = 'aws_scheduler_schedule.one';
    const answer = [{ maximum_event_age_in_seconds: 86_400, maximum_retry_attempts: 185 }];
    const held = { name: 'x', target: [{ arn: 'a', retry_policy: answer }] };
    const parts = reCreation(held, { name: 'x', target: [{ arn: 'a', retry_policy: [] }] }, {}, address);
    const configured = [resource({ target: [{ arn: { constant_value: 'a' } }] }, address)];
    expect(judged({ ...parts, resources: configured }, { allow: [address] }).outcome).toBe('pure-revert');
  });

  it('fills in defaults where the configuration is silent', () => {
    const zero = reCreation({ size: 1, force: null }, { size: 1, force: 0 });
    expect(judged({ ...zero, resources: [resource({ size: { constant_value: 1 } })] }).outcome).toBe('pure-revert');
    const again = reCreation({ size: 1, force: null }, { size: 1, force: false });
    expect(judged({ ...again, resources: [resource({ size: { constant_value: 1 } })] }).outcome).toBe('pure-revert');
    expect(judged(again).held).toEqual([`rides-along ${one} force`]);
  });
});

describe('what no plan shows', () => {
  const again = (address: string, held: JsonObject, expressions: JsonObject, more: JsonObject = {}, planned = held) =>
    judged(
      {
        ...reCreation({ id: 'x-1', ...held }, planned, { id: true }, address),
        resources: [{ ...resource({ size: { constant_value: 1 }, ...expressions }, address), ...more }],
      },
      { allow: [address] },
    ).held;
  const asked = { references: ['var.x'] };

  it('holds what a provisioner would do where something is made', () => {
    const provisioners = [{ type: 'local-exec', expressions: { command: { constant_value: 'true' } } }];
    expect(again(one, { size: 1 }, {}, { provisioners })).toEqual([`unknown-value ${one} provisioner`]);
    expect(again(one, { size: 1 }, {}, { provisioners: [] })).toEqual([]);
    const resources = [{ ...resource({ size: { constant_value: 1 } }), provisioners }];
    expect(judged({ ...aPair({ size: 1 }, { size: 2 }), resources }).held).toEqual([]);
  });

  it('holds what a write-only argument would write where something is made', () => {
    const held = { size: 1, value_wo: null };
    expect(again(one, held, { value_wo: asked })).toEqual([`unknown-value ${one} value_wo`]);
    expect(again(one, held, { value_wo: { constant_value: null }, value_wo_version: asked })).toEqual([]);
    const resources = [resource({ size: { constant_value: 1 }, value_wo: asked })];
    expect(judged({ ...aPair({ size: 1 }, { size: 2 }), resources }).held).toEqual([]);
  });

  it('holds a file that would be sent, unless a hash in the plan says what is in it', () => {
    const address = 'aws_lambda_function.one';
    const held = { size: 1, filename: 'code.zip', source_code_hash: 'abc' };
    expect(again(address, held, { filename: asked, source_code_hash: {} })).toEqual([]);
    expect(again(address, held, { filename: asked })).toEqual([`unknown-value ${address} filename`]);
    const unhashed = { size: 1, filename: 'code.zip', source_code_hash: null };
    expect(again(address, unhashed, { filename: asked, source_code_hash: asked })).toEqual([
      `unknown-value ${address} filename`,
    ]);
    expect(again(address, { size: 1, filename: null }, {})).toEqual([]);
    expect(again('aws_thing.two', held, { filename: asked })).toEqual([]);
  });

  it('holds it in an update where that sends the file, too', () => {
    const update = (address: string, held: JsonObject, expressions: JsonObject) =>
      judged(
        { ...aPair({ ...held, size: 1 }, { ...held, size: 2 }, address), resources: [resource(expressions, address)] },
        { allow: [address] },
      ).held;
    expect(update('aws_s3_object.one', { source: 'a' }, { source: asked })).toEqual([
      'unknown-value aws_s3_object.one source',
    ]);
    expect(update('aws_s3_object.one', { source: 'a', etag: 'b' }, { source: asked, etag: {} })).toEqual([]);
    expect(update('aws_lambda_function.one', { filename: 'a' }, { filename: asked })).toEqual([]);
  });
});

describe('another account or Region', () => {
  const arn = (account: string, region = 'eu-central-1') => `arn:aws:sqs:${region}:${account}:one`;
  const [here, there] = ['111122223333', '444455556666'];

  it.each([
    ['the same', arn(here), []],
    ['another account', arn(there), [`rides-along ${one} provider`]],
    ['another Region', arn(here, 'us-east-1'), [`rides-along ${one} provider`]],
    ['another path', `${arn(here)}/x`, []],
  ])('than the state had is no drift of its resource: %s', (_why, found, held) => {
    const [was, live] = [
      { size: 1, arn: arn(here) },
      { size: 2, arn: found },
    ];
    const drift = [aChange({ before: was, after: live })];
    const changes = [aChange({ before: live, after: { size: 1 }, unknown: { arn: true } })];
    expect(judged({ drift, changes, resources: [resource({ size: {} })] }).held).toEqual(held);
    const byId = aPair({ size: 1, id: arn(here) }, { size: 2, id: found });
    expect(judged(byId).held).toEqual(held);
  });

  it('is not told by an event target, whose `arn` is that of what it calls: that is what the click changed', () => {
    const type = 'aws_cloudwatch_event_target';
    const [was, live] = [{ arn: arn(here) }, { arn: arn(there) }];
    const drift = [aChange({ type, before: was, after: live })];
    const changes = [aChange({ type, before: live, after: was })];
    expect(judged({ drift, changes, resources: [resource({ arn: {} })] })).toMatchObject({
      outcome: 'pure-revert',
      held: [],
    });
  });

  const elsewhere = (expressions: JsonObject, more: JsonObject = {}) => {
    const root_module = { resources: [{ ...resource({ size: {} }), provider_config_key: 'aws' }] };
    const again = reCreation({ size: 1, arn: arn(here) }, { size: 1 }, { arn: true });
    const configuration = { root_module, provider_config: { aws: { expressions, ...more } } };
    const extra = { variables: { place: { value: 'us-east-1' }, home: { value: 'eu-central-1' } } };
    return judged({ ...again, configuration, extra }).held;
  };
  const role = (account: string) => [{ role_arn: { constant_value: `arn:aws:iam::${account}:role/x` } }];

  it.each<[string, JsonObject, readonly string[]]>([
    ['a constant Region', { region: { constant_value: 'us-east-1' } }, [`rides-along ${one} provider`]],
    ['the same Region', { region: { constant_value: 'eu-central-1' } }, []],
    ['a variable', { region: { references: ['var.place'] } }, [`rides-along ${one} provider`]],
    ['a variable with the same Region', { region: { references: ['var.home'] } }, []],
    ['what cannot be followed', { region: { references: ['local.place'] } }, []],
    ['a role of another account', { assume_role: role(there) }, [`rides-along ${one} provider`]],
    ['a role of the same account', { assume_role: role(here) }, []],
  ])('is no place to make it again: %s', (_why, expressions, held) => {
    expect(elsewhere(expressions)).toEqual(held);
    expect(elsewhere(expressions, { module_address: 'module.a' })).toEqual([]);
  });
});

describe('what names a re-created resource', () => {
  const parent = 'aws_parent.it';
  const gone = reCreation({ id: 'p-1', name: 'it' }, { name: 'it' }, { id: true }, parent);
  const reference = { references: [`${parent}.id`, parent] };
  const resources = [
    resource({ name: { constant_value: 'it' } }, parent),
    resource({ parent: reference, size: { constant_value: 1 } }),
  ];
  const allow = [one, parent];
  const child = (held: string) =>
    aChange({ before: { parent: held, size: 1 }, after: { size: 1 }, unknown: { parent: true } });

  it('follows its new id, though nothing of it drifted', () => {
    const parts = { drift: gone.drift, changes: [...gone.changes, child('p-1')], resources };
    expect(judged(parts, { allow })).toMatchObject({ outcome: 'pure-revert', held: [] });
  });

  it('does not follow what is new, or is not made again but changed', () => {
    const [made] = gone.changes;
    const drifted = aChange({ address: parent, before: { id: 'p-1', name: 'it' }, after: { id: 'p-1', name: 'x' } });
    const updated = aChange({ address: parent, before: { name: 'x' }, after: { name: 'it' }, unknown: { id: true } });
    const plans = [
      { drift: [], changes: [made ?? {}, child('p-1')] },
      { drift: [drifted], changes: [made ?? {}, child('p-1')] },
      { drift: gone.drift, changes: [updated, child('p-1')] },
    ];
    for (const plan of plans)
      expect(judged({ ...plan, resources }, { allow }).held).toContain(`unknown-value ${one} parent`);
  });

  it('does not follow where it named something else before', () => {
    const parts = { drift: gone.drift, changes: [...gone.changes, child('p-2')], resources };
    expect(judged(parts, { allow }).held).toEqual([`unknown-value ${one} parent`]);
  });

  it('does not follow where it named nothing, or its configuration names more than what is made again', () => {
    const before = { id: 'p-1', name: 'it', note: '' };
    const noted = reCreation(before, { name: 'it' }, { id: true, note: true }, parent);
    const follows = (held: Json, ...references: readonly string[]) => {
      const asked = [
        resource({ name: { constant_value: 'it' } }, parent),
        resource({ parent: { references }, size: { constant_value: 1 } }),
      ];
      const change = aChange({ before: { parent: held, size: 1 }, after: { size: 1 }, unknown: { parent: true } });
      return judged({ drift: noted.drift, changes: [...noted.changes, change], resources: asked }, { allow }).outcome;
    };
    expect(follows('p-1', `${parent}.id`)).toBe('pure-revert');
    expect(follows(['p-1'], `${parent}.id`)).toBe('pure-revert');
    expect(follows(['p-1', 'p-2'], `${parent}.id`)).toBe('held');
    expect(follows([], `${parent}.id`)).toBe('held');
    expect(follows('', `${parent}.id`)).toBe('held');
    expect(follows(null, `${parent}.id`)).toBe('held');
    expect(follows('', `${parent}.note`)).toBe('held');
    expect(follows('it', `${parent}.name`)).toBe('held');
    expect(follows('p-1', `${parent}.id`, 'aws_other.x.id')).toBe('held');
    expect(follows('p-1', `${parent}.id`, 'local.x')).toBe('held');
    expect(follows('p-1', 'local.x')).toBe('held');
    expect(follows('p-1')).toBe('held');
  });

  it('does not follow what is not made again in this plan', () => {
    const parts = { changes: [child('p-1')], resources };
    expect(judged(parts, { allow }).held).toEqual([`unknown-value ${one} parent`]);
  });

  it('is not taken for a revert where its own blocks only hold computed leaves', () => {
    const block = {
      before: { rule: [{ port: 1 }] },
      after: { rule: [{ port: 1 }] },
      unknown: { rule: [{ id: true }] },
    };
    const asked = [resource({ rule: [{ port: { constant_value: 1 } }] })];
    expect(judged({ changes: [aChange(block)], resources: asked }).held).toEqual([`unknown-value ${one} rule`]);
  });
});

describe('what a dynamic block makes', () => {
  const held = { id: 'x', name: 'a', rule: [{ port: 1 }] };
  const silent = { resources: [resource({})] };
  const dynamic = new Set([`${one} rule`]);

  it('is held in a re-creation that does not know it yet: something may ride along in it', () => {
    const again = { ...reCreation(held, { name: 'a' }, { id: true, rule: true }), ...silent };
    expect(judged(again).outcome).toBe('pure-revert');
    expect(judged(again, { dynamic }).held).toEqual([`unknown-value ${one} rule`]);
    expect(judged(again, { dynamic: new Set(['aws_thing.two rule', `${one} rules`]) }).outcome).toBe('pure-revert');
  });

  it('is held where a part of it is not known yet, or is gone', () => {
    const part = { ...reCreation(held, { name: 'a', rule: [{}] }, { id: true, rule: [{ port: true }] }), ...silent };
    expect(judged(part, { dynamic }).held).toEqual([`unknown-value ${one} rule`]);
    const gone = { ...reCreation(held, { name: 'a', rule: [] }, { id: true }), ...silent };
    expect(judged(gone, { dynamic }).held).toEqual([`rides-along ${one} rule`]);
    const zero = {
      ...reCreation({ id: 'x', name: 'a', rule: [{ on: false }] }, { name: 'a', rule: [] }, { id: true }),
      ...silent,
    };
    expect(judged(zero, { dynamic }).outcome).toBe('pure-revert');
  });

  it('is a revert where it is known, and what the state held', () => {
    const again = { ...reCreation(held, { name: 'a', rule: [{ port: 1 }] }, { id: true }), ...silent };
    expect(judged(again, { dynamic }).outcome).toBe('pure-revert');
  });

  it('is known by the address without keys', () => {
    const address = 'module.a["x"].aws_thing.one[0]';
    const module = { resources: [resource({})] };
    const configuration = { root_module: { module_calls: { a: { module } } } };
    const again = { ...reCreation(held, { name: 'a' }, { id: true, rule: true }, address), configuration };
    const allow = [address];
    expect(judged(again, { allow }).outcome).toBe('pure-revert');
    expect(judged(again, { allow, dynamic: new Set([`module.a.${one} rule`]) }).held).toEqual([
      `unknown-value ${address} rule`,
    ]);
  });
});

describe('where a plan may reach', () => {
  const pair = aPair({ size: 1 }, { size: 2 }, 'module.a["x"].aws_thing.one[0]');

  it.each([
    [['module.a["x"].aws_thing.one[0]'], 'pure-revert'],
    [['module.a["x"].aws_thing.one'], 'pure-revert'],
    [['module.a'], 'pure-revert'],
    [['module.a["y"]', 'module.a["x"]'], 'pure-revert'],
    [['module.a["y"]'], 'held'],
    [['module.a["x"].aws_thing.one[1]'], 'held'],
    [['aws_thing.one'], 'held'],
    [[], 'held'],
  ])('allowing %j: %s', (allow, outcome) => {
    expect(judged(pair, { allow }).outcome).toBe(outcome);
  });

  it('names what lies outside, whatever the action', () => {
    const held = judged(
      { changes: [aChange({ actions: ['delete'], before: { a: 1 }, after: null })] },
      { allow: [] },
    ).held;
    expect(held).toEqual([`delete ${one}`, `outside-target ${one}`]);
  });

  it.each([
    [['aws_thing'], ['protected aws_thing.one']],
    [['aws_thing.one'], ['protected aws_thing.one']],
    [['aws_other', 'aws_thing.two'], []],
  ])('protecting %j', (protect, held) => {
    expect(judged(aPair({ size: 1 }, { size: 2 }), { protected: protect }).held).toEqual(held);
  });
});

describe('actions', () => {
  it.each([
    ['delete', [`delete ${one}`]],
    ['delete,create', [`replace ${one}`]],
    ['create,delete', [`replace ${one}`]],
    ['create,forget', [`replace ${one}`]],
    ['forget', [`forget ${one}`]],
    ['read', [`action-unknown ${one}`]],
    ['teleport', [`action-unknown ${one}`]],
  ])('%s', (actions, held) => {
    const verdict = judged({ changes: [aChange({ actions: actions.split(','), before: { a: 1 }, after: null })] });
    expect(verdict.held).toEqual(held);
    expect(verdict.changes).toEqual([{ address: one, action: actions, attribute: '*', was: '', became: '' }]);
  });

  it('reads a data source again without saying a word, and holds anything else of one', () => {
    const data = { address: 'data.aws_thing.one', mode: 'data', type: 'aws_thing' };
    expect(judged({ changes: [aChange({ ...data, actions: ['read'] })] })).toEqual({
      outcome: 'clean',
      held: [],
      changes: [],
    });
    expect(judged({ changes: [aChange({ ...data, actions: ['delete'] })] }).outcome).toBe('held');
  });

  it('leaves alone what does not change', () => {
    const still = aChange({ address: 'aws_thing.two', actions: ['no-op'], before: { a: 1 }, after: { a: 1 } });
    expect(judged({ changes: [still] })).toEqual({ outcome: 'clean', held: [], changes: [] });
  });

  it('holds a move, an import and a strange member even where nothing else changes', () => {
    const extra = { previous_address: 'aws_thing.old' };
    const still = { actions: ['no-op'] };
    expect(judged({ changes: [aChange({ ...still, extra })] }).held).toEqual([`moved ${one}`]);
    expect(judged({ changes: [aChange({ ...still, inChange: { importing: { id: 'x' } } })] }).held).toEqual([
      `import ${one}`,
    ]);
    expect(judged({ changes: [aChange({ ...still, inChange: { teleporting: { to: 'x' } } })] }).held).toEqual([
      `action-unknown ${one}`,
    ]);
    expect(judged({ changes: [aChange({ ...still, extra: { action_reason: 'because_of_the_moon' } })] }).held).toEqual([
      `action-unknown ${one}`,
    ]);
    expect(judged({ changes: [aChange({ ...still, mode: 'ephemeral' })] }).held).toEqual([`action-unknown ${one}`]);
  });
});

describe('the reasons of a plan that is held', () => {
  const said = (parts: PlanParts) => guardPlan(aPlan(parts), { allow: [one], protected: [] }).reasons;
  const still = { actions: ['no-op'] };

  it('say what nobody can undo, and what is not known, in detail', () => {
    const extra = (members: JsonObject) => said({ changes: [aChange({ ...still, extra: members })] });
    const gone = { actions: ['delete'], before: { a: 1 }, after: null };
    expect(said({ changes: [aChange(gone)] })).toEqual([{ code: 'delete', address: one }]);
    expect(said({ changes: [aChange({ ...gone, extra: { deposed: '0123abcd' } })] })).toEqual([
      { code: 'delete', address: one, detail: 'the deposed object 0123abcd' },
    ]);
    expect(extra({ previous_address: 'aws_thing.old' })).toEqual([
      { code: 'moved', address: one, detail: 'from aws_thing.old' },
    ]);
    expect(extra({ previous_address: one })).toEqual([]);
    expect(extra({ action_reason: 'because_of_the_moon' })).toEqual([
      { code: 'action-unknown', address: one, detail: 'action_reason because_of_the_moon' },
    ]);
    expect(extra({ mode: 'ephemeral' })).toEqual([{ code: 'action-unknown', address: one, detail: 'mode ephemeral' }]);
    expect(said({ changes: [aChange({ ...still, inChange: { teleporting: { to: 'x' } } })] })).toEqual([
      { code: 'action-unknown', address: one, detail: 'the change has a member teleporting' },
    ]);
    expect(extra({ purge: ['all'] })).toEqual([
      { code: 'action-unknown', address: one, detail: 'the resource has a member purge' },
    ]);
    expect(extra({ deposed: '0123abcd' })).toEqual([]);
    const pair = aPair({ size: 1 }, { size: 2 });
    const odd = (parts: ChangeParts) =>
      said({ ...pair, changes: [aChange({ before: { size: 2 }, after: { size: 1 }, ...parts })] });
    expect(odd({ extra: { deposed: '0123abcd' } })).toEqual([
      { code: 'action-unknown', address: one, detail: 'update of the deposed object 0123abcd' },
    ]);
    expect(odd({ inChange: { replace_paths: [['size']] } })).toEqual([
      { code: 'action-unknown', address: one, detail: 'update, with paths that force a replacement' },
    ]);
    expect(said({ changes: [aChange({ actions: ['teleport'] })] })).toEqual([
      { code: 'action-unknown', address: one, detail: 'actions teleport' },
    ]);
  });

  it.each<[JsonObject, string, string]>([
    [{ errored: true }, 'errored', 'Terraform stopped with errors while it planned'],
    [{ deferred_changes: [{}, {}] }, 'incomplete', '2 changes were deferred'],
    [{ applyable: false }, 'incomplete', 'Terraform calls the plan not applyable'],
    [{ checks: [{ status: 'error' }] }, 'errored', 'a condition of something does not hold'],
    [{ action_invocations: [{}] }, 'action-unknown', 'the plan has a member action_invocations'],
  ])('say what is wrong with the plan as a whole: %j', (extra, code, detail) => {
    expect(said({ ...aPair({ size: 1 }, { size: 2 }), extra })).toEqual([{ code, detail }]);
  });

  it('are none of a plan that changes nothing and that Terraform calls not applyable for it', () => {
    expect(said({ changes: [aChange(still)], extra: { applyable: false } })).toEqual([]);
  });

  it('say what an update of nothing, and a new resource, are', () => {
    expect(said({ changes: [aChange({ before: { size: 1 }, after: { size: 1 } })] })).toEqual([
      { code: 'rides-along', address: one, detail: 'an update of nothing that the plan shows' },
    ]);
    expect(said({ changes: [aChange({ actions: ['create'], before: null, after: { size: 1 } })] })).toEqual([
      { code: 'rides-along', address: one, detail: 'nothing that the state holds under this address is gone' },
    ]);
  });
});

describe('the plan as a whole', () => {
  const pair = aPair({ size: 1 }, { size: 2 });

  it.each<[string, JsonObject, readonly string[]]>([
    ['errored', { errored: true }, ['errored']],
    ['deferred changes', { deferred_changes: [{ reason: 'x' }] }, ['incomplete']],
    ['not applyable though it changes something', { applyable: false }, ['incomplete']],
    ['a targeted plan', { complete: false, applyable: true, errored: false }, []],
    ['a member that nobody knows yet', { action_invocations: [{ x: 1 }] }, ['action-unknown']],
    ['errored, in other words', { errored: 'perhaps' }, ['errored']],
    ['a word that nobody knows yet', { partial: true }, ['action-unknown']],
    ['an empty member that nobody knows yet', { action_invocations: [] }, []],
    [
      'a failed condition',
      { checks: [{ address: { kind: 'resource', to_display: one }, status: 'fail' }] },
      ['errored'],
    ],
    [
      'a check block that warns',
      { checks: [{ address: { kind: 'check', to_display: 'check.x' }, status: 'fail' }] },
      [],
    ],
    ['a condition that holds', { checks: [{ address: { kind: 'resource', to_display: one }, status: 'pass' }] }, []],
  ])('%s', (_name, extra, held) => {
    expect(judged({ ...pair, extra }).held).toEqual(held);
  });

  it('holds outputs that change, except those that follow what is put back', () => {
    const outputs = { out: { actions: ['update'], before: 'a', after_unknown: true } };
    expect(judged({ ...pair, outputs }).held).toEqual(['output-changes output.out out']);
    const follows = (reference: string) => ({
      root_module: { resources: [], outputs: { out: { expression: { references: [reference] } } } },
    });
    expect(judged({ ...pair, outputs, configuration: follows(`${one}.id`) }).held).toEqual([]);
    expect(judged({ ...pair, outputs, configuration: follows('aws_thing.two.id') }).outcome).toBe('held');
    const both = {
      root_module: { outputs: { out: { expression: { references: [`${one}.id`, 'aws_thing.two.id'] } } } },
    };
    expect(judged({ ...pair, outputs, configuration: both }).outcome).toBe('held');
    const constant = { root_module: { outputs: { out: { expression: { constant_value: 'b' } } } } };
    expect(judged({ ...pair, outputs, configuration: constant }).outcome).toBe('held');
    const lost = { root_module: { outputs: { out: { expression: { references: ['local.x'] } } } } };
    expect(judged({ ...pair, outputs, configuration: lost }).outcome).toBe('held');
    expect(judged({ ...pair, outputs, configuration: {} }).outcome).toBe('held');
    const known = { out: { actions: ['update'], before: 'a', after: 'b' } };
    expect(judged({ ...pair, outputs: known, configuration: follows(`${one}.id`) }).outcome).toBe('held');
    const added = { out: { ...outputs.out, actions: ['create'] } };
    expect(judged({ ...pair, outputs: added, configuration: follows(`${one}.id`) }).outcome).toBe('held');
    const still = { out: { actions: ['no-op'], before: 'a', after: 'a' } };
    expect(judged({ ...pair, outputs: still }).held).toEqual([]);
  });
});

describe.each(['constructor', '__proto__', 'toString'])('a name that every object inherits, %s,', (name) => {
  const tagged = (value?: Json): JsonObject => ({ size: 1, tags: value === undefined ? {} : { [name]: value } });

  it('is a tag like any other: it rides along, or goes back', () => {
    const riding = aPair({ size: 1, tags: {} }, { size: 2, tags: {} });
    const changes = [aChange({ before: { size: 2, tags: {} }, after: tagged('') })];
    expect(judged({ ...riding, changes }).held).toEqual([`rides-along ${one} tags`]);
    expect(judged(aPair(tagged(''), tagged()))).toMatchObject({
      outcome: 'pure-revert',
      changes: [{ attribute: 'tags' }],
    });
    expect(judged(aPair(tagged(), tagged('x')))).toMatchObject({
      outcome: 'pure-revert',
      changes: [{ was: JSON.stringify({ [name]: 'x' }) }],
    });
  });

  it('is an attribute like any other, that may be null', () => {
    const held = { size: 1, [name]: null };
    expect(judged(aPair(held, { size: 2 })).changes.map(({ attribute }) => attribute)).toEqual(['size']);
    const block = aPair({ size: 1, rule: [held] }, { size: 2, rule: [{ size: 1 }] });
    expect(judged(block).changes.map(({ attribute }) => attribute)).toEqual(['size']);
  });

  it('may stand in an address, and in what is allowed or protected', () => {
    const address = `module.${name}.aws_thing.${name}`;
    const pair = aPair({ size: 1 }, { size: 2 }, address);
    expect(judged(pair).held).toEqual([`outside-target ${address}`]);
    expect(judged(pair, { allow: [name] }).held).toEqual([`outside-target ${address}`]);
    expect(judged(pair, { allow: [address], protected: [name] }).outcome).toBe('pure-revert');
    expect(judged(pair, { allow: [address], protected: [address] }).held).toEqual([`protected ${address}`]);
    const ofType = aPair({ size: 1 }, { size: 2 }, `${name}.one`);
    expect(judged(ofType, { allow: [`${name}.one`] }).outcome).toBe('pure-revert');
    expect(judged(ofType, { allow: [`${name}.one`], protected: [name] }).held).toEqual([`protected ${name}.one`]);
  });

  it('as an unset variable or an output of nobody leads nowhere: what it feeds is held', () => {
    const parent = 'aws_parent.it';
    const gone = reCreation({ id: 'p-1', name: 'it' }, { name: 'it' }, { id: true }, parent);
    const address = `module.m.${one}`;
    const follower = aChange({ address, before: { parent: 'p-1' }, after: {}, unknown: { parent: true } });
    const asked = (...references: string[]) => {
      const module = { resources: [resource({ parent: { references } })], module_calls: { n: { module: {} } } };
      const call = { expressions: { it: { references: [`${parent}.id`] } }, module };
      const configuration = { root_module: { resources: [resource({}, parent)], module_calls: { m: call } } };
      const changes = [...gone.changes, follower];
      return judged({ drift: gone.drift, changes, configuration }, { allow: [parent, address] }).outcome;
    };
    expect(asked('var.it')).toBe('pure-revert');
    expect(asked('var.it', `var.${name}`)).toBe('held');
    expect(asked('var.it', `module.n.${name}`)).toBe('held');
    expect(asked('var.it', `module.${name}.out`)).toBe('held');
  });

  it('as an output changes like any other', () => {
    const outputs = { [name]: { actions: ['update'], before: 'a', after_unknown: true } };
    const configuration = { root_module: { resources: [], outputs: {} } };
    expect(judged({ ...aPair({ size: 1 }, { size: 2 }), outputs, configuration }).held).toEqual([
      `output-changes output.${name} ${name}`,
    ]);
  });
});

describe('sensitive values', () => {
  it('are compared, and never shown', () => {
    const sensitive = { password: true };
    const drift = [aChange({ before: { password: 'old-one' }, after: { password: 'new-one' }, sensitive })];
    const back = aChange({ before: { password: 'new-one' }, after: { password: 'old-one' }, sensitive });
    const other = aChange({ before: { password: 'new-one' }, after: { password: 'third-one' }, sensitive });
    expect(judged({ drift, changes: [back] })).toMatchObject({
      outcome: 'pure-revert',
      changes: [{ was: '(sensitive)', became: '(sensitive)' }],
    });
    expect(judged({ drift, changes: [other] }).held).toEqual([`rides-along ${one} password`]);
    expect(JSON.stringify(judged({ drift, changes: [other] }))).not.toContain('third-one');
  });
});
