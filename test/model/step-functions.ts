import { join } from 'node:path';
import { TaskFailure } from '../../cli/sandbox/task-tokens.ts';
import type { WorkflowAnswer } from '../../functions/core/deciding/workflow-answer.ts';
import type { Json } from '../../functions/core/json.ts';
import type { Workflow, WorkflowInput } from '../../functions/ports/workflow.ts';
import { readMachine } from './asl.ts';
import { type Host, interpret } from './interpreter.ts';
import type { Scene } from './scene.ts';

const machine = readMachine(join(import.meta.dirname, '../../infra/workflow.asl.yml'));

export interface Execution {
  readonly name: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  error?: string;
  /** The state it is in, or failed in, and what went into it. */
  at: { readonly state: string; readonly input: Json };
}

/** What an execution asks of the rest of the world. */
export type AnswerTask = (
  execution: string,
  resource: string,
  parameters: Json,
  token: string,
  answer: Promise<Json>,
) => Promise<Json>;

/** Step Functions, which does not die: executions by name, each run once; and the tokens of tasks that wait. */
export class StepFunctions implements Workflow {
  readonly executions = new Map<string, Execution>();
  readonly #scene: Scene;
  readonly #task: AnswerTask;
  readonly #waiting = new Map<string, (answer: Json) => void>();
  #tokens = 0;

  constructor(scene: Scene, task: AnswerTask) {
    this.#scene = scene;
    this.#task = task;
  }

  async start(incident: string, input: WorkflowInput): Promise<'started' | 'running' | 'closed'> {
    const known = this.executions.get(incident);
    if (known) return known.status === 'RUNNING' ? 'running' : 'closed';
    const execution: Execution = {
      name: incident,
      status: 'RUNNING',
      at: { state: machine.StartAt, input: JSON.parse(JSON.stringify(input)) },
    };
    this.executions.set(incident, execution);
    void this.#run(execution);
    return 'started';
  }

  async answer(token: string, answer: WorkflowAnswer): Promise<boolean> {
    const hear = this.#waiting.get(token);
    if (!hear) return false;
    this.#waiting.delete(token);
    hear(JSON.parse(JSON.stringify(answer)));
    return true;
  }

  get isRunning(): boolean {
    return [...this.executions.values()].some(({ status }) => status === 'RUNNING');
  }

  get failed(): readonly Execution[] {
    return [...this.executions.values()].filter(({ status }) => status === 'FAILED');
  }

  /** What an operator does with a failed execution: it goes on where it failed. */
  redrive(execution: Execution): void {
    execution.status = 'RUNNING';
    this.#scene.say('an operator', `redrives the execution ${execution.name} at ${execution.at.state}`);
    void this.#run(execution);
  }

  async #run(execution: Execution): Promise<void> {
    try {
      await interpret(machine, this.#host(execution), execution.at.state, execution.at.input);
      execution.status = 'SUCCEEDED';
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      Object.assign(execution, { status: 'FAILED', error: `${error.name}: ${error.message}` });
    }
    this.#scene.say(`execution ${execution.name}`, `${execution.status} ${execution.error ?? ''}`);
  }

  #host(execution: Execution): Host {
    const { simulation, chance } = this.#scene;
    const answers = new Map<string, Promise<Json>>();
    let tries = 0;
    return {
      wait: (seconds) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = simulation.in(seconds * 1000, resolve);
        return { over: promise, cancel: () => timer.cancel() };
      },
      task: async (_state, resource, parameters, token) =>
        await this.#task(
          execution.name,
          resource,
          parameters,
          token,
          answers.get(token) ?? Promise.reject(new Error('no token')),
        ),
      token: () => {
        this.#tokens += 1;
        const token = `token-${this.#tokens}`;
        answers.set(token, new Promise((resolve) => this.#waiting.set(token, resolve)));
        return token;
      },
      forget: (token) => void this.#waiting.delete(token),
      chance: () => {
        tries += 1;
        // In a calm world each pause is as long as it may be.
        return 1 - chance.of(`jitter ${execution.name} ${tries}`);
      },
      enters: (state, input) => {
        execution.at = { state, input };
        this.#scene.say(`execution ${execution.name}`, `→ ${state}`);
      },
    };
  }
}
