import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stopGroup } from './child.ts';
import type { Shutdown } from './shutdown.ts';

const fault = z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) });
const reply = z.object({ id: z.number(), result: z.unknown().optional(), fault: fault.optional() });

/** What a handler threw, as Lambda tells its caller. */
export class FunctionError extends Error {
  readonly fault: z.output<typeof fault>;
  constructor(function_: string, thrown: z.output<typeof fault>) {
    super(`${function_}: ${thrown.errorMessage}`);
    this.name = thrown.errorType;
    this.fault = thrown;
  }
}

export interface Functions {
  /** Calls the exported handler of functions/<name>.ts. @throws FunctionError with what the handler threw. */
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Loads a handler, as a cold start does. */
  load(name: string): Promise<void>;
}

/**
 * Starts the process that runs the handlers with this environment. One that dies is started again by the next call, as Lambda
 * does it with a container; the calls that it had are failed, and their callers know what to do.
 */
export async function startFunctions(
  environment: NodeJS.ProcessEnv,
  logFile: string,
  shutdown: Shutdown,
): Promise<Functions> {
  let host: Host | undefined;
  const running = () => {
    if (shutdown.begun) throw new Error('the functions are gone: the sandbox ends');
    host = host?.isAlive() ? host : startHost(environment, logFile);
    return host;
  };
  running();
  await shutdown.add('functions', () => host?.stop());
  return {
    invoke: async (name, event) => await running().call(name, event ?? null),
    load: async (name) => {
      await running().call(name);
    },
  };
}

interface Host {
  isAlive(): boolean;
  /** @param event left out: the handler is only loaded. */
  call(name: string, event?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

type Calls = Map<number, PromiseWithResolvers<unknown> & { readonly name: string }>;

function startHost(environment: NodeJS.ProcessEnv, logFile: string): Host {
  const log = openSync(logFile, 'a');
  const host = fork(join(import.meta.dirname, 'function-host.ts'), {
    env: environment,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const calls: Calls = new Map();
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  void ended.then(() => {
    for (const { reject, name } of calls.values()) reject(new Error(`the functions' process ended during ${name}`));
  });
  host.on('message', (message) => settle(calls, message));
  let last = 0;
  return {
    isAlive: () => host.exitCode === null && host.signalCode === null,
    call(name, event) {
      last += 1;
      const pending = { ...Promise.withResolvers<unknown>(), name };
      calls.set(last, pending);
      // Without the callback, a call that comes while the process ends would be an error that nobody catches.
      host.send({ id: last, name, ...(event !== undefined && { event }) }, (error) => {
        if (error)
          pending.reject(new Error(`the functions' process is gone: ${name} was not called`, { cause: error }));
      });
      return pending.promise;
    },
    stop: () => stopGroup(host, ended, 1000),
  };
}

function settle(calls: Calls, message: unknown): void {
  const { id, result, fault } = reply.parse(message);
  const pending = calls.get(id);
  calls.delete(id);
  if (fault) pending?.reject(new FunctionError(pending.name, fault));
  else pending?.resolve(result);
}
