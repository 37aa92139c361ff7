import { describe, expect, it } from 'vitest';
import { malformed } from '../../functions/core/classify.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import type { ClickPolicy } from '../../functions/core/policy.ts';
import { classify, click, stateOf } from './clicks.ts';

const own = 'arn:aws:iam::111122223333:role/pipeline';
const consoleOnly: ClickPolicy = { origins: ['console'], ownRoles: [own] };
const role = { id: 'app', name: 'app', arn: 'arn:aws:iam::111122223333:role/app' };
const state = stateOf({ 'aws_iam_role.app': role });
const hit = [{ stack: 'main', address: 'aws_iam_role.app', match: 'name' }];

function tagRole(change: JsonObject = {}) {
  return click({
    eventSource: 'iam.amazonaws.com',
    eventName: 'TagRole',
    requestParameters: { roleName: 'app' },
    ...change,
  });
}
const notConsole = { sessionCredentialFromConsole: null, userAgent: 'Boto3/1.28' };
const asPipeline = {
  userIdentity: { type: 'AssumedRole', accountId: '111122223333', sessionContext: { sessionIssuer: { arn: own } } },
};

describe('a list of which CloudTrail kept one back', () => {
  const alarms = (...alarmNames: string[]) =>
    classify(
      click({
        eventSource: 'monitoring.amazonaws.com',
        eventName: 'DeleteAlarms',
        requestParameters: { alarmNames },
      }),
      { main: stateOf({ 'aws_cloudwatch_metric_alarm.a': { alarm_name: 'managed' } }) },
    );
  const kept = 'HIDDEN_DUE_TO_SECURITY_REASONS';

  it('goes to people where nobody manages the others: the one kept back may be managed', () => {
    expect(alarms('theirs', kept)).toMatchObject({ verdict: 'unresolved', reason: 'hidden-identity', hits: [] });
    expect(alarms('theirs', 'others')).toMatchObject({ verdict: 'ignored', reason: 'unmanaged' });
  });

  it('is drift where another of them is managed', () => {
    expect(alarms('managed', kept)).toMatchObject({ verdict: 'drift', reason: 'managed' });
  });
});

describe('a call on what has an id of its own and joins the same as others do', () => {
  const revision = (id: string) => ({ id: `set:${id}`, revision_id: id, data_set_id: 'set' });
  const deleted = (revisionId: string) =>
    classify(
      click({
        eventSource: 'dataexchange.amazonaws.com',
        eventName: 'DeleteRevision',
        requestParameters: { dataSetId: 'set', revisionId },
      }),
      { main: stateOf({ 'aws_dataexchange_revision.a': revision('a'), 'aws_dataexchange_revision.b': revision('b') }) },
    ).hits.map(({ address }) => address);

  it('hits the one of that id', () => {
    expect(deleted('a')).toEqual(['aws_dataexchange_revision.a']);
  });
});

describe('the verdict', () => {
  it.each<[string, JsonObject, ClickPolicy, object]>([
    ['a click', {}, consoleOnly, { verdict: 'drift', reason: 'managed', hits: hit }],
    ['a script', notConsole, consoleOnly, { verdict: 'ignored', reason: 'origin-not-watched', hits: hit }],
    [
      'a script where scripts count',
      notConsole,
      { ...consoleOnly, origins: ['programmatic'] },
      { verdict: 'drift', hits: hit },
    ],
    [
      'a service on behalf',
      { userAgent: 'rds.amazonaws.com' },
      consoleOnly,
      { verdict: 'ignored', reason: 'service-on-behalf', hits: hit },
    ],
    [
      'a service where services count',
      { userAgent: 'rds.amazonaws.com' },
      { ...consoleOnly, origins: ['service'] },
      { verdict: 'drift', hits: hit },
    ],
    [
      'the pipeline where scripts count',
      { ...notConsole, ...asPipeline },
      { origins: ['console', 'programmatic'], ownRoles: [own] },
      { verdict: 'ignored', reason: 'own-role', hits: hit },
    ],
    ['the pipeline in the console', asPipeline, consoleOnly, { verdict: 'drift', reason: 'managed', hits: hit }],
    [
      'the pipeline in the console, though the console does not count',
      asPipeline,
      { origins: [], ownRoles: [own] },
      { verdict: 'drift' },
    ],
    [
      'another role',
      { requestParameters: { roleName: 'web' } },
      consoleOnly,
      { verdict: 'ignored', reason: 'unmanaged', hits: [] },
    ],
    [
      'a hidden name',
      { requestParameters: { roleName: 'HIDDEN_DUE_TO_SECURITY_REASONS' } },
      consoleOnly,
      { verdict: 'unresolved', reason: 'hidden-identity', hits: [] },
    ],
    [
      'a hidden name in a table row',
      { eventName: 'PutRolePolicy', requestParameters: { roleName: 'HIDDEN_FOR_SECURITY_REASONS', policyName: 'p' } },
      consoleOnly,
      { verdict: 'unresolved', reason: 'hidden-identity' },
    ],
    [
      'no name at all',
      { requestParameters: null },
      consoleOnly,
      { verdict: 'unresolved', reason: 'no-identity', hits: [] },
    ],
    [
      'only `resources` names it',
      { requestParameters: null, resources: [{ ARN: role.arn }] },
      consoleOnly,
      { verdict: 'drift', hits: [{ ...hit[0], match: 'arn' }] },
    ],
    [
      'only `resources` names it, in small letters',
      { requestParameters: null, resources: ['x', { ARN: '' }, { arn: role.arn }] },
      consoleOnly,
      { verdict: 'drift' },
    ],
    [
      'an unknown account',
      { recipientAccountId: null, userIdentity: null },
      consoleOnly,
      { verdict: 'unresolved', reason: 'scope-unknown', hits: hit },
    ],
  ])('on %s', (_, change, policy, expected) => {
    expect(classify(tagRole(change), { main: state }, policy)).toMatchObject(expected);
  });

  it('on what is no record', () => {
    expect(malformed('why')).toEqual({
      verdict: 'unresolved',
      reason: 'malformed',
      origin: { kind: 'unknown', because: ['why'] },
      hits: [],
    });
  });

  it('prefers a state that says where it is to one that does not', () => {
    const lost = stateOf({ 'aws_iam_role_policy.inline': { role: 'app', name: 'inline' } }, false);
    const sure = stateOf({ 'aws_iam_role_policy.inline': { role: 'app', name: 'inline' } });
    const record = tagRole({
      eventName: 'PutRolePolicy',
      requestParameters: { roleName: 'app', policyName: 'inline' },
    });
    expect(classify(record, { lost })).toMatchObject({
      verdict: 'unresolved',
      reason: 'scope-unknown',
      hits: [{ stack: 'lost' }],
    });
    expect(classify(record, { lost, sure })).toMatchObject({ verdict: 'drift', hits: [{ stack: 'sure' }] });
  });

  it('is sure of what lives in a known account and Region only', () => {
    const queue = { name: 'jobs', url: 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs' };
    const record = click({
      eventSource: 'sqs.amazonaws.com',
      eventName: 'TagQueue',
      requestParameters: { queueUrl: queue.url },
    });
    const local = stateOf({ 'aws_sqs_queue.jobs': { ...queue, url: 'http://localhost/111122223333/jobs' } }, false);
    expect(classify(record, { main: stateOf({ 'aws_sqs_queue.jobs': queue }, false) })).toMatchObject({
      verdict: 'drift',
    });
    expect(classify(record, { local })).toMatchObject({ verdict: 'unresolved', reason: 'scope-unknown' });
  });

  it('is sure where the child is sure, though its parent’s place is not known', () => {
    const child = { 'aws_iam_role_policy.inline': { role: 'app', name: 'inline' } };
    const parent = stateOf({ 'aws_iam_role.app': { name: 'app' } }, false);
    const record = tagRole({
      eventName: 'PutRolePolicy',
      requestParameters: { roleName: 'app', policyName: 'inline' },
    });
    expect(classify(record, { main: stateOf(child), parent })).toMatchObject({
      verdict: 'drift',
      hits: [{ stack: 'main' }, { stack: 'parent', match: 'parent' }],
    });
  });

  it('names both stacks that claim one thing', () => {
    const verdict = classify(tagRole(), { main: state, second: state });
    expect(verdict).toMatchObject({ verdict: 'unresolved', reason: 'ambiguous' });
    expect(verdict.hits.map(({ stack }) => stack)).toEqual(['main', 'second']);
  });

  it('goes to people when two stacks claim the parent of an unmanaged child', () => {
    const record = tagRole({ eventName: 'PutRolePolicy', requestParameters: { roleName: 'app', policyName: 'rogue' } });
    expect(classify(record, { main: state })).toMatchObject({ verdict: 'drift', hits: [{ match: 'parent' }] });
    expect(classify(record, { main: state, second: state })).toMatchObject({
      verdict: 'unresolved',
      reason: 'ambiguous',
    });
  });

  it('is sure of the child whoever else claims its parent', () => {
    const child = stateOf({ 'aws_iam_role_policy.inline': { role: 'app', name: 'inline' } });
    const record = tagRole({
      eventName: 'PutRolePolicy',
      requestParameters: { roleName: 'app', policyName: 'inline' },
    });
    expect(classify(record, { child, main: state, second: state })).toMatchObject({
      verdict: 'drift',
      reason: 'managed',
    });
  });

  it('is sure of one stack that has a thing under two addresses', () => {
    const twice = stateOf({ 'aws_iam_role.app': role, 'aws_iam_role.again': role });
    const verdict = classify(tagRole(), { twice });
    expect(verdict).toMatchObject({ verdict: 'drift' });
    expect(verdict.hits.map(({ address }) => address)).toEqual(['aws_iam_role.app', 'aws_iam_role.again']);
  });

  it('knows one of several own roles, by the session that is configured, too', () => {
    const session = 'arn:aws:sts::111122223333:assumed-role/pipeline/fixed';
    const policy: ClickPolicy = { origins: ['programmatic'], ownRoles: ['arn:aws:iam::111122223333:role/x', session] };
    const record = tagRole({ ...notConsole, userIdentity: { type: 'AssumedRole', arn: session } });
    expect(classify(record, { main: state }, policy)).toMatchObject({ verdict: 'ignored', reason: 'own-role' });
  });

  it('takes a federated user for no session of a role of the same name', () => {
    const arn = 'arn:aws:sts::111122223333:federated-user/pipeline';
    const record = tagRole({ ...notConsole, userIdentity: { type: 'FederatedUser', arn, accountId: '111122223333' } });
    expect(classify(record, { main: state }, { origins: ['programmatic'], ownRoles: [own] })).toMatchObject({
      verdict: 'drift',
    });
  });

  it('lets a parent in one stack and the child in another be', () => {
    const child = stateOf({ 'aws_iam_role_policy.inline': { role: 'app', name: 'inline' } });
    const record = tagRole({
      eventName: 'PutRolePolicy',
      requestParameters: { roleName: 'app', policyName: 'inline' },
    });
    expect(classify(record, { main: state, child })).toMatchObject({
      verdict: 'drift',
      hits: [
        { stack: 'child', match: 'name' },
        { stack: 'main', match: 'parent' },
      ],
    });
  });
});
