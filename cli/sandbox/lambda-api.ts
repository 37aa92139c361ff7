import type { Functions } from './functions.ts';
import { type Answer, json, type Listener, listen, type Request } from './listen.ts';

const invocation = /^\/2015-03-31\/functions\/unclick-sandbox-([a-z-]+)\/invocations$/;

export interface LambdaApi extends Listener {
  /** The functions need this address before they can start: until they have, nothing is taken. */
  begin(functions: Functions): void;
}

/**
 * As much of Lambda's API as the functions call: the asynchronous Invoke of one by another, taken at once; what becomes of it is
 * in the function's own log. AWS_ENDPOINT_URL_LAMBDA points the functions here (moto's Lambda only pretends).
 */
export async function startLambda(): Promise<LambdaApi> {
  let functions: Functions | undefined;
  const listener = await listen((request) => invoke(functions, request));
  return {
    ...listener,
    begin(begun) {
      functions = begun;
    },
  };
}

function invoke(functions: Functions | undefined, { path, headers, body }: Request): Answer {
  const [, name] = invocation.exec(path) ?? [];
  if (name === undefined) return json(404, { Type: 'User', Message: `the sandbox has no ${path}` });
  if (headers['x-amz-invocation-type'] !== 'Event')
    return json(400, { Type: 'User', Message: 'asynchronous calls only' });
  if (!functions) return json(503, { Type: 'Service', Message: 'the functions are not there yet' });
  functions.invoke(name, JSON.parse(body)).catch(() => undefined);
  return { status: 202, type: 'application/json', body: '' };
}
