import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { WorkflowAnswer } from '../core/deciding/workflow-answer.ts';
import type { Workflow, WorkflowInput } from '../ports/workflow.ts';

/** The state machine. An execution is named after its incident, so however often it is started, it runs once. */
export class SfnWorkflow implements Workflow {
  #connected: SFNClient | undefined;
  readonly #machine: string;

  constructor(stateMachineArn: string) {
    this.#machine = stateMachineArn;
  }

  /** Made when it is needed: most clicks start nothing, and a cold start need not wait for it. */
  #client(): SFNClient {
    this.#connected ??= new SFNClient({});
    return this.#connected;
  }

  async start(incident: string, input: WorkflowInput): Promise<'started' | 'running' | 'closed'> {
    try {
      await this.#client().send(
        new StartExecutionCommand({ stateMachineArn: this.#machine, name: incident, input: JSON.stringify(input) }),
      );
      return 'started';
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
      return await this.#ended(incident);
    }
  }

  /** Step Functions answers ExecutionAlreadyExists for a closed execution of that name, and for a running one with other input. */
  async #ended(incident: string): Promise<'running' | 'closed'> {
    const executionArn = `${this.#machine.replace(':stateMachine:', ':execution:')}:${incident}`;
    try {
      const { status } = await this.#client().send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING' ? 'running' : 'closed';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'closed';
      throw error;
    }
  }

  async answer(token: string, answer: WorkflowAnswer): Promise<boolean> {
    try {
      await this.#client().send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(answer) }));
      return true;
    } catch (error) {
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
        return false;
      throw error;
    }
  }
}
