import { randomBytes } from 'node:crypto';

/** How a task that was handed out ends: with a result, or with AWS's error name and cause. */
export class TaskFailure extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (failure: TaskFailure) => void;
}

/** The tokens of tasks that wait for an answer (`.waitForTaskToken`). */
export class TaskTokens {
  readonly #waiting = new Map<string, Waiting>();

  /** A new token; `answer` is what its task waits for. */
  issue(): { readonly token: string; readonly answer: Promise<unknown> } {
    const token = randomBytes(32).toString('base64url');
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    promise.catch(() => undefined);
    this.#waiting.set(token, { resolve, reject });
    return { token, answer: promise };
  }

  /** @returns false when the token was answered before, or never issued. */
  succeed(token: string, output: unknown): boolean {
    return this.#take(token, (waiting) => waiting.resolve(output));
  }

  fail(token: string, error: string, cause: string): boolean {
    return this.#take(token, (waiting) => waiting.reject(new TaskFailure(error, cause)));
  }

  /** Its task is over (timed out, or its execution has ended): who answers now comes too late. */
  forget(token: string): void {
    this.#waiting.delete(token);
  }

  #take(token: string, end: (waiting: Waiting) => void): boolean {
    const waiting = this.#waiting.get(token);
    if (!waiting) return false;
    this.#waiting.delete(token);
    end(waiting);
    return true;
  }
}
