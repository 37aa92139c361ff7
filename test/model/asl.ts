import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * As much of the Amazon States Language as infra/workflow.asl.yml uses. The objects are strict: a field that the interpreter
 * does not know makes the reading fail, so the model never runs a workflow that it only half understands.
 */
const retrier = z.strictObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  BackoffRate: z.number().default(2),
  MaxAttempts: z.number().default(3),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});
const catcher = z.strictObject({
  ErrorEquals: z.array(z.string()),
  ResultPath: z.string().nullable().default('$'),
  Next: z.string(),
});
const rule = z.union([
  z.strictObject({ Variable: z.string(), StringEquals: z.string(), Next: z.string() }),
  z.strictObject({ Variable: z.string(), BooleanEquals: z.boolean(), Next: z.string() }),
  z.strictObject({ Variable: z.string(), IsPresent: z.literal(true), Next: z.string() }),
  z.strictObject({ Variable: z.string(), NumericGreaterThan: z.number(), Next: z.string() }),
]);
const comment = { Comment: z.string().optional() };
const goesOn = { Next: z.string().optional(), End: z.literal(true).optional() };
const task = z.strictObject({
  ...comment,
  ...goesOn,
  Type: z.literal('Task'),
  Resource: z.string(),
  Parameters: z.unknown(),
  ResultSelector: z.unknown().optional(),
  ResultPath: z.string().nullable().default('$'),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
});
const state = z.discriminatedUnion('Type', [
  task,
  z.strictObject({ ...comment, Type: z.literal('Choice'), Choices: z.array(rule), Default: z.string().optional() }),
  z.strictObject({ ...comment, ...goesOn, Type: z.literal('Wait'), SecondsPath: z.string() }),
  z.strictObject({
    ...comment,
    ...goesOn,
    Type: z.literal('Pass'),
    Result: z.unknown().optional(),
    Parameters: z.unknown().optional(),
    ResultPath: z.string().nullable().default('$'),
  }),
]);
const machine = z.strictObject({ ...comment, StartAt: z.string(), States: z.record(z.string(), state) });

export type Machine = z.output<typeof machine>;
export type State = z.output<typeof state>;
export type TaskState = z.output<typeof task>;
export type Retrier = z.output<typeof retrier>;
export type Rule = z.output<typeof rule>;

export function readMachine(file: string): Machine {
  return parseMachine(readFileSync(file, 'utf8'));
}

/** @throws where the text uses what is not listed above. */
export function parseMachine(text: string): Machine {
  return machine.parse(parse(text.replaceAll(/\$\{(\w+)\}/g, '$1')));
}
