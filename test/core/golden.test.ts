import { describe, expect, it } from 'vitest';
import { account, classify, click, hitsOf, region, stateOf } from './clicks.ts';
import { type GoldenCase, goldenCases } from './golden-cases.ts';

function recordOf({ source, event, request, response }: GoldenCase) {
  return click({ eventSource: source, eventName: event, requestParameters: request, responseElements: response });
}

/** `npm run mutate` repeats these for every mutant: of the many rare services it needs only what each call hits. */
const isQuick = process.env.UNCLICK_GOLDEN === 'quick';

/** The same state as it would stand in another account or Region. */
function moved(state: unknown, from: string, to: string): unknown {
  return JSON.parse(JSON.stringify(state).replaceAll(from, to));
}

describe.each(goldenCases())('$source $event: $what', (one) => {
  const state = stateOf(one.state);
  it('hits that and nothing else', () => {
    const verdict = classify(recordOf(one), { main: state });
    expect(hitsOf(verdict)).toEqual(one.hits);
    expect(verdict).toMatchObject({ verdict: 'drift', reason: 'managed', origin: { kind: 'console' } });
  });

  if (isQuick && one.isRare) return;

  it('hits nothing of the same names in another account', () => {
    const verdict = classify(recordOf(one), { main: moved(state, account, '444455556666') });
    expect(verdict).toMatchObject({ verdict: 'ignored', reason: 'unmanaged', hits: [] });
  });

  // A bucket's name is one in all Regions, and the names of a service without Regions are in none.
  if (!one.isGlobal && one.source !== 's3.amazonaws.com') {
    it('hits nothing of the same names in another Region', () => {
      const verdict = classify(recordOf(one), { main: moved(state, region, 'us-west-2') });
      expect(verdict).toMatchObject({ verdict: 'ignored', reason: 'unmanaged', hits: [] });
    });
  }

  // IAM Identity Center's ARNs have no Region, and its calls have one.
  if (one.isGlobal && one.source !== 'sso.amazonaws.com') {
    it('hits the same from the Region that writes the calls of a service without Regions', () => {
      const verdict = classify({ ...recordOf(one), awsRegion: 'us-east-1' }, { main: state });
      expect(hitsOf(verdict)).toEqual(one.hits);
    });
  }

  it('is nothing when it failed or only read', () => {
    const record = recordOf(one);
    const ignored = { verdict: 'ignored', hits: [], origin: { kind: 'console' } };
    const read = classify({ ...record, readOnly: 'true' }, { main: state });
    expect(read).toMatchObject({ ...ignored, reason: 'read-only' });
    const failed = classify({ ...record, errorCode: 'AccessDenied' }, { main: state });
    expect(failed).toMatchObject({ ...ignored, reason: 'failed-call' });
  });

  it('goes to people when a second stack claims the same', () => {
    expect(classify(recordOf(one), { main: state, second: state })).toMatchObject({
      verdict: 'unresolved',
      reason: 'ambiguous',
    });
  });
});
