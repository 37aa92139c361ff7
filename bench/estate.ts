import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DynamoStateIndex } from '../functions/adapters/dynamo/state-index.ts';
import { dynamoTable } from '../functions/adapters/dynamo/table.ts';
import type { Stack } from '../functions/core/stack.ts';
import { indexStacks } from '../functions/flows/index-every-state.ts';
import type { IndexPorts } from '../functions/flows/index-state.ts';
import type { Manifest } from '../functions/ports/state-index.ts';
import { prices } from '../scripts/costs/prices.ts';
import { aStack } from '../test/fakes/stack.ts';
import { Meter } from './estate/meter.ts';
import { generatedState } from './generated-state.ts';

/** UNCLICK_STATES: for a shorter run. */
const states = Number(process.env.UNCLICK_STATES ?? 10_000);
const perState = 100;

/** A month's price of a stored gigabyte, us-east-1. */
const gigabyteMonth = 0.25;

/** Indexes a generated estate through the real flow, then one more serial of one state, and looks keys up. */
export async function run(isJson: boolean): Promise<void> {
  const [estate, change] = [new Meter(), new Meter()];
  const first = new Map<string, Manifest>();
  const began = performance.now();
  await index(stacksOf(states), portsOf(estate, first, 1));
  const seconds = (performance.now() - began) / 1000;
  await index(stacksOf(1), portsOf(change, first, 2));
  const result = {
    bench: 'estate',
    states,
    resources: states * perState,
    rows: estate.rows,
    bytesPerRow: Math.round(estate.bytes / estate.rows),
    gigabytes: rounded(estate.bytes / 1e9),
    writeUnits: estate.writeUnits,
    dollarsToWrite: rounded(estate.writeUnits * prices.dynamoWrite),
    dollarsAMonthToKeep: rounded((estate.bytes / 1e9) * gigabyteMonth),
    manifestKilobytes: rounded(estate.manifestBytes / states / 1000),
    seconds: rounded(seconds),
    writeUnitsForOneRenamedResource: change.writeUnits,
    requestsOfALookup: { ten: await requestsFor(10), hundred: await requestsFor(100) },
  };
  process.stdout.write(isJson ? `${JSON.stringify(result)}\n` : asText(result));
}

async function index(stacks: readonly Stack[], ports: IndexPorts): Promise<void> {
  let done = 0;
  for await (const result of indexStacks(ports, stacks)) {
    if (!result.indexed) throw new Error(`${result.stack}: ${result.reason}`);
    done += 1;
    if (process.stderr.isTTY && done % 100 === 0) process.stderr.write(`\r${done} of ${stacks.length} states`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

function stacksOf(count: number): Stack[] {
  return Array.from({ length: count }, (_, at) =>
    aStack({
      name: `team-${at % 100}-stack-${at}`,
      state: { bucket: 'states', key: String(at), region: 'eu-central-1', workspace: 'default' },
    }),
  );
}

/** The nth state; in its second serial one resource has another name. */
function stateText(at: number, serial: number): string {
  const text = generatedState(perState, perState * 1500, at * perState, serial);
  return serial === 1 ? text : text.replaceAll(`role-${at * perState}"`, `role-${at * perState}-new"`);
}

/** `first`: the manifest of the first stack, which is indexed twice. */
function portsOf(meter: Meter, first: Map<string, Manifest>, serial: number): IndexPorts {
  const [kept] = stacksOf(1);
  return {
    digest: (text) => createHash('sha256').update(text).digest('base64url').slice(0, 16),
    states: {
      read: async ({ key }) => ({ body: stateText(Number(key), serial), etag: String(serial) }),
      async *list() {},
    },
    index: { write: async (stack, at, changes) => meter.write(stack, at, changes) },
    manifests: {
      read: async (name) => first.get(name),
      write: async (name, manifest) => {
        meter.manifestBytes += gzipSync(JSON.stringify(manifest)).length;
        if (name === kept?.name) first.set(name, manifest);
      },
      async *list() {},
    },
  };
}

/** Requests that the DynamoDB adapter makes for a record of so many keys: what else the table holds does not matter. */
async function requestsFor(keys: number): Promise<number> {
  const table = dynamoTable('index');
  let requests = 0;
  const send = async () => {
    requests += 1;
    return { Responses: {} };
  };
  Object.assign(table.client, { send });
  await new DynamoStateIndex(table).lookup(Array.from({ length: keys }, (_, at) => `id|${at}`));
  return requests;
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

function asText(result: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(result).map(([name, value]) => `${name.padEnd(34)}${JSON.stringify(value)}`);
  return `${lines.join('\n')}\n`;
}
