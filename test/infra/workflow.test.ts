import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const state = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), MaxAttempts: z.number().optional() })).default([]),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).default([]),
  Choices: z.array(z.looseObject({ Next: z.string() })).default([]),
});
const source = readFileSync(join(import.meta.dirname, '../../infra/workflow.asl.yml'), 'utf8');
const filled = source.replaceAll(/\$\{(\w+)\}/g, 'arn:aws:lambda:us-east-1:123456789012:function:$1');
const read: unknown = parse(filled);
const { States } = z.object({ States: z.record(z.string(), state) }).parse(read);
const all = Object.entries(States);
const tasks = all.filter(([, { Type }]) => Type === 'Task');
const waits = tasks.filter(([, { Resource }]) => Resource?.endsWith('.waitForTaskToken'));

describe('the workflow', () => {
  it('is valid', () => {
    const { isValid, errorsText } = validate(read);
    expect(isValid ? '' : errorsText('\n')).toBe('');
  });

  it.each(tasks)('%s ends in time', (_name, { TimeoutSeconds, TimeoutSecondsPath }) => {
    expect(TimeoutSeconds ?? TimeoutSecondsPath).toBeDefined();
  });

  it.each(tasks.filter(([name]) => name !== 'Report'))('%s that fails goes on to somewhere', (_name, { Catch }) => {
    expect(Catch.flatMap(({ ErrorEquals }) => ErrorEquals)).toContain('States.ALL');
  });

  it.each(waits)('%s: the end of its time is caught, not tried again', (_name, { Retry, Catch }) => {
    expect(Retry[0]).toMatchObject({ ErrorEquals: ['States.Timeout'], MaxAttempts: 0 });
    expect(Catch[0]?.ErrorEquals).toEqual(['States.Timeout']);
  });

  it('from every state there is a way to the report', () => {
    const next = ([, { Next, Default, Choices, Catch }]: (typeof all)[number]) =>
      [Next, Default, ...Choices.map((choice) => choice.Next), ...Catch.map((one) => one.Next)].filter(
        (name) => name !== undefined,
      );
    const reaching = new Set(['Report']);
    for (let found = 0; found !== reaching.size; ) {
      found = reaching.size;
      for (const entry of all) if (next(entry).some((name) => reaching.has(name))) reaching.add(entry[0]);
    }
    expect([...reaching].sort()).toEqual(Object.keys(States).sort());
  });

  it('starts no build again under the same claim where nobody answered: there may be one', () => {
    expect(States.Run?.Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual([
      'CodeBuild.AccountLimitExceededException',
      'CodeBuild.CodeBuildException',
    ]);
  });

  it('never lets a sweep wait for its turn, ask people or apply', () => {
    const [first] = z.array(z.looseObject({ Next: z.string() })).parse(States.Claimed?.Choices);
    expect(first).toEqual({ Variable: '$.task', StringEquals: 'sweep', Next: 'SweepClaimed' });
    expect(States.SweepClaimed).toMatchObject({
      Choices: [{ Variable: '$.claim.stack.claimed', BooleanEquals: true, Next: 'Run' }],
      Default: 'Report',
    });
    expect(States.Ended).toMatchObject({ Default: 'Report', Choices: [{ StringEquals: 'held' }] });
  });
});
