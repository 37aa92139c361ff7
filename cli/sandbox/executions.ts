import { StateMachine } from 'aws-local-stepfunctions';
import { TaskFailure, type TaskTokens } from './task-tokens.ts';
import type { Definition, Tasks } from './workflow-definition.ts';

type Input = Parameters<StateMachine['run']>[0];
type Output = Awaited<ReturnType<StateMachine['run']>['result']>;

/** What answers one Task: its resource (`arn:aws:states:::…`) and its parameters, as Step Functions would pass them on. */
export type AnswerTask = (resource: string, parameters: unknown) => Promise<unknown>;

export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly startedAt: Date;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  stoppedAt?: Date;
  output?: string;
  error?: string;
  cause?: string;
}

/** Executions of one Standard workflow: named, each name run once. */
export class Executions {
  readonly arn: string;
  readonly #machine: StateMachine;
  readonly #tasks: Tasks;
  readonly #tokens: TaskTokens;
  readonly #answer: AnswerTask;
  readonly #byName = new Map<string, Execution>();
  readonly #aborts = new Map<string, () => void>();

  /** @param options.noValidate for a definition that was checked before: the check takes a second. */
  constructor(
    arn: string,
    workflow: { definition: Definition; tasks: Tasks },
    tokens: TaskTokens,
    answer: AnswerTask,
    options: { readonly noValidate?: boolean } = {},
  ) {
    this.arn = arn;
    this.#machine = new StateMachine(workflow.definition, { validationOptions: { checkArn: false, ...options } });
    this.#tasks = workflow.tasks;
    this.#tokens = tokens;
    this.#answer = answer;
  }

  /**
   * A running execution of that name and input is answered as if just started; a closed one, or another input, is refused.
   * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   */
  start(name: string, input: string): Execution | 'ExecutionAlreadyExists' {
    const known = this.#byName.get(name);
    if (known) return known.status === 'RUNNING' && known.input === input ? known : 'ExecutionAlreadyExists';
    const arn = `${this.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const execution: Execution = { arn, name, input, startedAt: new Date(), status: 'RUNNING' };
    this.#byName.set(name, execution);
    void this.#run(execution);
    return execution;
  }

  describe(arn: string): Execution | undefined {
    return this.#byName.get(arn.split(':').at(-1) ?? '');
  }

  /** Ends what still runs: the sandbox is going. */
  abort(): void {
    for (const end of this.#aborts.values()) end();
  }

  async #run(execution: Execution): Promise<void> {
    const parsed: Input = JSON.parse(execution.input);
    const { token, forget, handlers } = this.#handlers();
    const context = { Execution: { Id: execution.arn, Name: execution.name }, Task: token };
    const run = this.#machine.run(parsed, { context, overrides: { taskResourceLocalHandlers: handlers } });
    this.#aborts.set(execution.name, run.abort);
    try {
      Object.assign(execution, { status: 'SUCCEEDED', output: JSON.stringify(await run.result) });
    } catch (error) {
      Object.assign(execution, failureOf(error));
    }
    forget();
    this.#aborts.delete(execution.name);
    execution.stoppedAt = new Date();
  }

  /** The interpreter reads `$$.Task.Token` and calls the task in one go: the token read last is the called task's. */
  #handlers() {
    let issued: ReturnType<TaskTokens['issue']> | undefined;
    const tokens = this.#tokens;
    const forget = () => issued && tokens.forget(issued.token);
    const token = {
      get Token() {
        forget();
        issued = tokens.issue();
        return issued.token;
      },
    };
    const answerer = (resource: string) => async (parameters: unknown) => {
      const waits = resource.endsWith('.waitForTaskToken');
      if (!waits) forget();
      const answer = issued?.answer;
      const reply = await this.#answer(resource, parameters);
      return (waits ? await answer : reply) as Output;
    };
    const handlers = [...this.#tasks].map(([state, resource]) => [state, answerer(resource)]);
    return { token, forget, handlers: Object.fromEntries(handlers) };
  }
}

function failureOf(error: unknown): Partial<Execution> {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && cause.name === 'ExecutionAbortedError') return { status: 'ABORTED' };
  if (cause instanceof TaskFailure) return { status: 'FAILED', error: cause.name, cause: cause.message };
  return cause instanceof Error
    ? { status: 'FAILED', error: cause.name, cause: cause.message }
    : { status: 'FAILED', error: 'States.Runtime', cause: String(cause) };
}
