import { readFileSync } from 'node:fs';
import type { StateMachine } from 'aws-local-stepfunctions';
import { parse } from 'yaml';
import { z } from 'zod';

export type Definition = ConstructorParameters<typeof StateMachine>[0];

/** Node's timers hold 2^31 ms; a longer one fires at once. */
const longestTimer = 2_147_483;

const task = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  Parameters: z.record(z.string(), z.unknown()).optional(),
});
const definition = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), task) });
export type Tasks = ReadonlyMap<string, string>;

/**
 * The workflow file as it stands, its `${…}` filled in as the deployment does. Timeouts longer than Node's timers are cut, and
 * paths of timeouts are carried through `Parameters`: AWS reads them in the state's input, the local interpreter after it.
 * @throws where the file is no state machine.
 */
export function workflowDefinition(
  file: string,
  fill: (name: string) => string,
): { definition: Definition; tasks: Tasks } {
  const source = readFileSync(file, 'utf8').replaceAll(/\$\{(\w+)\}/g, (_, name: string) => fill(name));
  const read = definition.parse(parse(source));
  const states = Object.entries(read.States).map(([name, state]) => [name, carried(withinTimers(state))] as const);
  const tasks = states.flatMap(([name, state]) =>
    state.Type === 'Task' ? [[name, state.Resource ?? ''] as const] : [],
  );
  const machine: unknown = { ...read, States: Object.fromEntries(states) };
  return { definition: machine as Definition, tasks: new Map(tasks) };
}

function withinTimers(state: z.output<typeof task>) {
  const { TimeoutSeconds } = state;
  return TimeoutSeconds === undefined ? state : { ...state, TimeoutSeconds: Math.min(TimeoutSeconds, longestTimer) };
}

function carried(state: z.output<typeof task>) {
  const { TimeoutSecondsPath, Parameters } = state;
  if (TimeoutSecondsPath === undefined || Parameters === undefined) return state;
  const withPath = { ...Parameters, 'TimeoutSeconds.$': TimeoutSecondsPath };
  return { ...state, Parameters: withPath, TimeoutSecondsPath: '$.TimeoutSeconds' };
}
