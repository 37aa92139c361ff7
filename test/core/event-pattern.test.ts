import { describe, expect, it } from 'vitest';
import { prepare } from '../../functions/core/classify.ts';
import { clickPattern } from '../../functions/core/event-pattern.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';
import type { OriginKind } from '../../functions/core/verdict.ts';
import { click } from './clicks.ts';
import { envelope, matches } from './event-ruler.ts';
import { realRecords, whyNoRecords } from './real-records.ts';

const policies: OriginKind[][] = [['console'], ['console', 'cloudshell'], ['console', 'programmatic']];

function passes(record: JsonObject, origins: readonly OriginKind[] = ['console'], type?: string): boolean {
  return matches(JSON.parse(JSON.stringify(clickPattern(origins))), envelope(record, type));
}

/** True when the classifier would do more with a record than count it. */
function isActedOn(record: JsonObject, origins: readonly OriginKind[]): boolean {
  const parsed = parseRecord(record);
  if (!parsed.ok) return false;
  const prepared = prepare(parsed.record, { origins, ownRoles: [] });
  return !prepared.settled && prepared.ignored === undefined;
}

describe('the EventBridge pattern', () => {
  it.each(policies)('fits the quota of 2,048 characters for %s %s', (...origins) => {
    expect(JSON.stringify(clickPattern(origins)).length).toBeLessThanOrEqual(2048);
  });

  it('lets clicks through, however they are marked', () => {
    expect(passes(click({}))).toBe(true);
    expect(passes(click({ userAgent: 'x' }))).toBe(true);
    expect(passes(click({ userAgent: 'x', sessionCredentialFromConsole: true }))).toBe(true);
    expect(passes(click({ userAgent: 'x', sessionCredentialFromConsole: 'false' }))).toBe(false);
    const { sessionCredentialFromConsole: _, ...unmarked } = click({ userAgent: 'console.ec2.amazonaws.com' });
    expect(passes(unmarked)).toBe(true);
    expect(passes({ ...unmarked, userAgent: '[S3Console/0.4, aws-internal/3]', errorCode: '' })).toBe(true);
    expect(passes({ ...unmarked, userAgent: 'x', userIdentity: { invokedBy: 'signin.amazonaws.com' } })).toBe(true);
    expect(passes({ ...unmarked, userAgent: 'signin.amazonaws.com' })).toBe(true);
    const action = { ...unmarked, userAgent: 'x', eventType: 'AwsConsoleAction' };
    expect(passes(action, ['console'], 'AWS Console Action via CloudTrail')).toBe(true);
  });

  it('lets through what only says too little: an empty error, a `readOnly` that is text, null or missing', () => {
    const { readOnly: _, ...without } = click({});
    expect(passes(without)).toBe(true);
    for (const change of [{ errorCode: '' }, { errorCode: null }, { readOnly: 'false' }, { readOnly: null }])
      expect(passes(click(change))).toBe(true);
  });

  it.each<[OriginKind[], string | undefined, boolean]>([
    [['console'], 'Mozilla/5.0', true],
    [['console'], 'aws-cli/2.1 exec-env/CloudShell x', false],
    [['console'], 'aws-cli/2.1', false],
    [['cloudshell'], 'aws-cli/2.1 exec-env/CloudShell x', true],
    [['cloudshell'], 'Mozilla/5.0', false],
    [['cloudshell'], undefined, false],
    [['console', 'cloudshell'], 'Mozilla/5.0', true],
    [['console', 'cloudshell'], 'aws-cli/2.1 exec-env/CloudShell x', true],
    [['console', 'cloudshell'], 'aws-cli/2.1', false],
    [['programmatic'], 'aws-cli/2.1', true],
    [['console', 'terraform'], undefined, true],
  ])('where %j counts, lets %s through: %s', (origins, userAgent, passed) => {
    const { sessionCredentialFromConsole: _, userAgent: _agent, ...bare } = click({});
    expect(passes(userAgent === undefined ? bare : { ...bare, userAgent }, origins)).toBe(passed);
  });

  it('takes the console’s flag for no CloudShell’s', () => {
    expect(passes(click({ userAgent: 'x' }), ['cloudshell'])).toBe(false);
    expect(passes(click({ userAgent: 'x', eventType: 'AwsConsoleAction' }), ['cloudshell'])).toBe(false);
  });

  it('drops reads, failures and what no console sent', () => {
    const { sessionCredentialFromConsole: _, ...unmarked } = click({ userAgent: 'aws-cli/2.13.5' });
    expect(passes(unmarked)).toBe(false);
    expect(passes(click({ readOnly: true }))).toBe(false);
    expect(passes(click({ readOnly: 'true' }))).toBe(false);
    expect(passes(click({ errorCode: 'AccessDenied' }))).toBe(false);
    expect(passes(click({}), ['console'], 'AWS Service Event via CloudTrail')).toBe(false);
  });

  it.skipIf(whyNoRecords)('drops no real record that the classifier would act on', () => {
    const records = realRecords();
    for (const origins of policies) {
      const json = JSON.parse(JSON.stringify(clickPattern(origins)));
      const lost = records.filter((record) => isActedOn(record, origins) && !matches(json, envelope(record)));
      expect(lost.map((record) => [record.eventName, record.userAgent])).toEqual([]);
    }
    expect(records.filter((record) => isActedOn(record, ['console'])).length).toBeGreaterThan(100);
  });
});
