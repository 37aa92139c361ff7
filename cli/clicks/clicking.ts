import { isPlain } from './camel.ts';
import { cloudTrailRecord, type Failure } from './cloudtrail-record.ts';
import type { Persona } from './persona.ts';

/** Where a record goes when its call is over. */
export type PutRecord = (record: Readonly<Record<string, unknown>>) => Promise<void>;

interface Context {
  readonly clientName?: string;
  readonly commandName?: string;
}
type Next = (args: { input: object }) => Promise<{ output: unknown }>;

/** An SDK client's stack, as far as it is used here: every client of the SDK fits. */
export interface Clickable {
  readonly config: { region: () => Promise<string> };
  readonly middlewareStack: {
    add(middleware: (next: Next, context: Context) => Next, options: { step: 'initialize'; name: string }): void;
  };
}

/**
 * Makes a client click: each call's CloudTrail record is put when the call is over, as CloudTrail does it. Failed
 * calls and reads are recorded too.
 */
export function clicking<Client>(client: Client & Clickable, persona: Persona, put: PutRecord): Client {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const region = await client.config.region();
      const call = { ...callOf(context), input: isPlain(args.input) ? args.input : {}, region, output: undefined };
      const result = await next(args).catch(async (error: unknown) => {
        await put(cloudTrailRecord(call, persona, failureOf(error)));
        throw error;
      });
      await put(cloudTrailRecord({ ...call, output: isPlain(result.output) ? result.output : {} }, persona));
      return result;
    },
    { step: 'initialize', name: 'cloudTrail' },
  );
  return client;
}

function callOf({ clientName = '', commandName = '' }: Context) {
  return { service: clientName.replace(/Client$/, ''), operation: commandName.replace(/Command$/, '') };
}

function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { code: name, message };
}
