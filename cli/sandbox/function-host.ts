// Runs the exported Lambda handlers, in a process of its own: what they log stays out of the command's output, and what
// they read of the environment is what the deployment would give them.
import { z } from 'zod';

const invocation = z.object({ id: z.number(), name: z.string().regex(/^[a-z-]+$/), event: z.unknown().optional() });

/** What needs a function's environment and is none: the page's decisions. */
const others: Readonly<Record<string, string>> = { 'decide-on-page': '../console/decide-on-page.ts' };

type Handler = (event: unknown, context: unknown) => unknown;

async function handlerOf(name: string): Promise<Handler> {
  const module: { handler?: unknown } = await import(others[name] ?? `../../functions/${name}.ts`);
  const { handler } = module;
  if (typeof handler !== 'function') throw new Error(`functions/${name}.ts exports no handler`);
  return (event, context) => handler(event, context);
}

function contextOf(name: string, id: number) {
  const deadline = Date.now() + 900_000;
  return {
    functionName: `unclick-sandbox-${name}`,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:unclick-sandbox-${name}`,
    memoryLimitInMB: '512',
    awsRequestId: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    logGroupName: `/aws/lambda/unclick-sandbox-${name}`,
    logStreamName: 'sandbox',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

/** An error as Lambda gives it to its caller. */
function faultOf(error: unknown) {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

/** `event` is absent where a handler is only to be loaded, as a cold start would. */
async function invoke({ id, name, event }: z.output<typeof invocation>): Promise<void> {
  try {
    const handler = await handlerOf(name);
    const result = event === undefined ? null : await handler(event, contextOf(name, id));
    process.send?.({ id, result: result ?? null });
  } catch (error) {
    console.error(error);
    process.send?.({ id, fault: faultOf(error) });
  }
}

process.on('message', (message) => void invoke(invocation.parse(message)));
process.on('disconnect', () => process.exit(0));
