import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Call } from './call.ts';
import { isPlain } from './camel.ts';
import { cloudTrailRecord, type Failure } from './cloudtrail-record.ts';
import { putRecord } from './event-bus.ts';
import type { Persona } from './persona.ts';

export interface Recorded {
  readonly eventID: string;
  readonly eventName: string;
  /** When the record was put on the bus: milliseconds since 1970. */
  readonly at: number;
}

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
 * Makes a client click: each call's CloudTrail record goes on the bus when the call is over, as CloudTrail does it. Failed
 * calls and reads are recorded too.
 */
export function clicking<Client>(
  client: Client & Clickable,
  persona: Persona,
  bus: EventBridgeClient,
  recorded: (event: Recorded) => void,
): Client {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const region = await client.config.region();
      const call = { ...callOf(context), input: isPlain(args.input) ? args.input : {}, region };
      try {
        const result = await next(args);
        await tell({ ...call, output: isPlain(result.output) ? result.output : {} });
        return result;
      } catch (error) {
        await tell({ ...call, output: undefined }, failureOf(error));
        throw error;
      }
    },
    { step: 'initialize', name: 'cloudTrail' },
  );
  return client;

  async function tell(call: Call, failure?: Failure): Promise<void> {
    const record = cloudTrailRecord(call, persona, failure);
    const at = Date.now();
    await putRecord(bus, record);
    recorded({ eventID: String(record.eventID), eventName: String(record.eventName), at });
  }
}

function callOf({ clientName = '', commandName = '' }: Context) {
  return { service: clientName.replace(/Client$/, ''), operation: commandName.replace(/Command$/, '') };
}

function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { code: name, message };
}
