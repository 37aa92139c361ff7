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
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { SfnWorkflow } from '../../functions/adapters/sfn-workflow.ts';

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:unclick-test-respond';
const input = { stack: 'net', incident: 'net-1', task: 'revert' } as const;
const exists = new ExecutionAlreadyExists({ message: 'there is one', $metadata: {} });
const sfn = mockClient(SFNClient);

describe('the workflow in Step Functions', () => {
  beforeEach(() => sfn.reset());

  it('starts an execution under the incident’s name', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    expect(await new SfnWorkflow(machine).start('net-1', input)).toBe('started');
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: machine,
      name: 'net-1',
      input: JSON.stringify(input),
    });
  });

  it('a name that is taken by a running execution is that incident, at work', async () => {
    sfn.on(StartExecutionCommand).rejects(exists);
    sfn.on(DescribeExecutionCommand).resolves({ status: 'RUNNING' });
    expect(await new SfnWorkflow(machine).start('net-1', input)).toBe('running');
    expect(sfn.commandCalls(DescribeExecutionCommand)[0]?.args[0].input.executionArn).toBe(
      'arn:aws:states:us-east-1:123456789012:execution:unclick-test-respond:net-1',
    );
  });

  it.each(['SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT'] as const)(
    'an execution that %s is closed',
    async (status) => {
      sfn.on(StartExecutionCommand).rejects(exists);
      sfn.on(DescribeExecutionCommand).resolves({ status });
      expect(await new SfnWorkflow(machine).start('net-1', input)).toBe('closed');
    },
  );

  it('an execution that Step Functions has forgotten, and whose name it keeps, is closed', async () => {
    sfn.on(StartExecutionCommand).rejects(exists);
    sfn.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist({ message: 'gone', $metadata: {} }));
    expect(await new SfnWorkflow(machine).start('net-1', input)).toBe('closed');
  });

  it('lets what it does not know go to the queue’s retry', async () => {
    sfn.on(StartExecutionCommand).rejects(new Error('throttled'));
    await expect(new SfnWorkflow(machine).start('net-1', input)).rejects.toThrow('throttled');
  });

  it('answers a task token with the decision', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    const decision = { verb: 'revert', by: 'U1', at: '2026-11-23T12:00:00Z', quietSeconds: 0, seconds: 0 } as const;
    expect(await new SfnWorkflow(machine).answer('token', decision)).toBe(true);
    const sent = sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input;
    expect(sent?.taskToken).toBe('token');
    expect(JSON.parse(sent?.output ?? '')).toMatchObject(decision);
  });

  it.each([
    new TaskTimedOut({ message: 'over', $metadata: {} }),
    new TaskDoesNotExist({ message: 'never was', $metadata: {} }),
    new InvalidToken({ message: 'no token', $metadata: {} }),
  ])('says that the workflow went on without the answer: $name', async (error) => {
    sfn.on(SendTaskSuccessCommand).rejects(error);
    const answer = { verb: 'leave', by: 'U1', at: '', quietSeconds: 0, seconds: 0 } as const;
    expect(await new SfnWorkflow(machine).answer('token', answer)).toBe(false);
  });
});
