import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JsonObject } from '../../functions/core/json.ts';

/** A call: boto3's service and method, and its parameters. */
export type Call = readonly [service: string, operation: string, parameters: JsonObject];

export interface Boto {
  call(call: Call): Promise<JsonObject>;
  end(): void;
}

/** One Python that makes every call: boto3 knows all services that moto has, where moto is. */
export function startBoto(environment: NodeJS.ProcessEnv): Boto {
  const child = spawn('python3', [join(import.meta.dirname, 'boto.py')], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async call(call) {
      child.stdin.write(`${JSON.stringify(call)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('python3 with boto3 ended: is it installed?');
      const answer: { ok?: JsonObject; error?: string } = JSON.parse(value);
      if (answer.ok === undefined) throw new Error(`${call[0]} ${call[1]}: ${answer.error}`);
      return answer.ok;
    },
    end: () => {
      child.stdin.end();
    },
  };
}
