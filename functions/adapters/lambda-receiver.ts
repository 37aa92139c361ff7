import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { PassOn } from '../ports/workflow.ts';

/**
 * Hands an incident to the decision receiver, asynchronously: Lambda keeps the call, and tries again for six hours while the
 * function is throttled, twice where it fails ("How Lambda handles errors and retries with asynchronous invocation").
 * @param FunctionName the receiver's name
 */
export function lambdaReceiver(FunctionName: string): PassOn {
  let connected: LambdaClient | undefined;
  return async (passOn) => {
    connected ??= new LambdaClient({});
    const Payload = JSON.stringify({ passOn });
    await connected.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }));
  };
}
