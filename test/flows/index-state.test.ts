import { beforeEach, describe, expect, it } from 'vitest';
import type { Stack } from '../../functions/core/stack.ts';
import { stacksOf } from '../../functions/core/stacks.ts';
import { indexState } from '../../functions/core/state/index-state.ts';
import { anything } from '../../functions/core/state/stale.ts';
import { readState } from '../../functions/core/state/state.ts';
import type { Claim } from '../../functions/core/state/state-index.ts';
import { indexEveryState } from '../../functions/flows/index-every-state.ts';
import { type IndexPorts, indexStack } from '../../functions/flows/index-state.ts';
import type { Manifest } from '../../functions/ports/state-index.ts';
import { FakeIndex } from '../fakes/index.ts';
import { aStack } from '../fakes/stack.ts';

const queue = (name: string) => ({
  mode: 'managed',
  type: 'aws_sqs_queue',
  name,
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [{ attributes: { arn: `arn:aws:sqs:us-east-1:123456789012:${name}`, name } }],
});
const aState = (serial: number, names: readonly string[], lineage = 'l1') =>
  JSON.stringify({ version: 4, serial, lineage, resources: names.map(queue) });

/** The key that an ARN in a record yields for the queue, as the indexer writes it. */
function arnKey(name: string): string {
  const state = readState(JSON.parse(aState(1, [name])));
  const rows = state.ok ? indexState(state.resources, { stack: 'net' }) : [];
  return rows.find(({ key }) => key.startsWith('arn:'))?.key ?? 'no key';
}

/** That the stack lags, and that it does no more. */
const writesOfMark = 2;

describe('indexing a state', () => {
  let bucket: Map<string, string>;
  let index: FakeIndex;
  let manifests: Map<string, Manifest>;
  let reads: string[];
  let ports: IndexPorts;
  const stack: Stack = aStack({
    name: 'net',
    state: { bucket: 'b', key: 'net', region: 'us-east-1', workspace: 'default' },
  });

  beforeEach(() => {
    bucket = new Map();
    index = new FakeIndex();
    manifests = new Map();
    reads = [];
    ports = {
      index,
      digest: (text) => text,
      states: {
        read: async ({ key }, etag) => {
          const body = bucket.get(key);
          if (body !== undefined && etag === body) return 'unchanged';
          reads.push(key);
          return body === undefined ? undefined : { body, etag: body };
        },
        async *list({ prefix }) {
          yield* [...bucket.keys()].filter((key) => key.startsWith(prefix));
        },
      },
      manifests: {
        read: async (name) => manifests.get(name),
        write: async (name, manifest) => void manifests.set(name, manifest),
        async *list() {
          yield* manifests.keys();
        },
      },
    };
  });

  const has = async (name: string) => (await index.lookup([arnKey(name)])).size === 1;

  it('writes what is new, and then only what changed', async () => {
    bucket.set('net', aState(1, ['a', 'b']));
    expect(await indexStack(ports, stack)).toMatchObject({ indexed: true, resources: 2, serial: 1 });
    expect(manifests.get('net')?.resources).toBe(2);
    const first = index.written - writesOfMark;
    bucket.set('net', aState(2, ['a', 'c']));
    const second = await indexStack(ports, stack);
    expect(second).toMatchObject({ indexed: true, serial: 2, changes: first });
    expect(index.written - writesOfMark - first).toBe(first + writesOfMark);
    expect([await has('a'), await has('b'), await has('c')]).toEqual([true, false, true]);
  });

  it('reads nothing of a state that did not change, unless the place that the configuration gives did', async () => {
    bucket.set('net', aState(1, ['a']));
    await indexStack(ports, stack);
    expect(await indexStack(ports, stack)).toEqual({ indexed: false, reason: 'unchanged' });
    expect(await indexStack(ports, { ...stack, account: '111122223333' })).toMatchObject({ indexed: true });
  });

  it('an old version that comes late changes nothing', async () => {
    bucket.set('net', aState(5, ['a']));
    await indexStack(ports, stack);
    bucket.set('net', aState(4, ['b']));
    expect(await indexStack(ports, stack)).toEqual({ indexed: false, reason: 'older-serial' });
    expect([await has('a'), await has('b')]).toEqual([true, false]);
  });

  it('another lineage replaces the rows, however low its serial', async () => {
    bucket.set('net', aState(50, ['a', 'b']));
    await indexStack(ports, stack);
    bucket.set('net', aState(1, ['b', 'c'], 'l2'));
    expect(await indexStack(ports, stack)).toMatchObject({ indexed: true, serial: 1 });
    expect([await has('a'), await has('b'), await has('c')]).toEqual([false, true, true]);
    bucket.set('net', aState(2, ['c'], 'l2'));
    await indexStack(ports, stack);
    expect([await has('b'), await has('c')]).toEqual([false, true]);
  });

  it('a state that is gone takes its rows along, and may come back', async () => {
    bucket.set('net', aState(5, ['a']));
    await indexStack(ports, stack);
    bucket.delete('net');
    await indexStack(ports, stack);
    expect(await has('a')).toBe(false);
    bucket.set('net', aState(1, ['a'], 'l2'));
    await indexStack(ports, stack);
    expect(await has('a')).toBe(true);
  });

  it.each([
    ['no JSON', 'Resources:', /not a Terraform state/],
    ['encrypted', '{"encrypted_data":"x","serial":9,"lineage":"l1"}', /encrypted by OpenTofu/],
    ['of another version', '{"version":3}', /version 3/],
  ])('a state that cannot be read (%s) leaves the rows and says why', async (_, body, why) => {
    bucket.set('net', aState(1, ['a']));
    await indexStack(ports, stack);
    bucket.set('net', body);
    const result = await indexStack(ports, stack);
    expect(result.indexed === false && result.reason).toMatch(why);
    expect(await has('a')).toBe(true);
  });

  it('an interrupted run is done again in full by the next', async () => {
    bucket.set('net', aState(1, ['a']));
    const dying = { ...ports, manifests: { ...ports.manifests, write: () => Promise.reject(new Error('killed')) } };
    await expect(indexStack(dying, stack)).rejects.toThrow('killed');
    expect(await indexStack(ports, stack)).toMatchObject({ indexed: true, resources: 1 });
    expect(await has('a')).toBe(true);
  });

  it('goes on with the others where one state cannot be reached, which then lags', async () => {
    bucket.set('net', aState(1, ['a'])).set('web', aState(1, ['b']));
    const web: Stack = aStack({ name: 'web', state: { ...stack.state, key: 'web' } });
    const read: IndexPorts['states']['read'] = (place, etag) =>
      place.key === 'net' ? Promise.reject(new Error('AccessDenied')) : ports.states.read(place, etag);
    const states = { ...ports.states, read };
    const results = await Array.fromAsync(indexEveryState({ ...ports, states }, stacksOf([stack, web])));
    expect(results).toContainEqual({ stack: 'net', indexed: false, reason: 'AccessDenied', error: expect.any(Error) });
    expect(results).toContainEqual(expect.objectContaining({ stack: 'web', indexed: true }));
    expect(await why()).toBe('its state cannot be read: AccessDenied');
  });

  it('writes every row anew when it rebuilds, and takes away what the state has no more', async () => {
    bucket.set('net', aState(1, ['a', 'b']));
    const { changes } = await indexed();
    bucket.set('net', aState(2, ['a']));
    expect(await indexed()).toMatchObject({ changes: changes / 2 });
    expect(await indexed({ rebuild: true })).toMatchObject({ changes: changes / 2 });
    expect([await has('a'), await has('b'), await why()]).toEqual([true, false, undefined]);
  });

  const indexed = async (how?: { readonly rebuild: boolean }) => {
    const result = await indexStack(ports, stack, how);
    if (!result.indexed) throw new Error(result.reason);
    return result;
  };

  it('lags from the first look at a newer state until its last row is written', async () => {
    bucket.set('net', aState(1, ['a']));
    const seen: (readonly Claim[] | undefined)[] = [];
    const write: FakeIndex['write'] = async (...change) => {
      await index.write(...change);
      seen.push((await index.lookup([anything])).get(anything));
    };
    await indexStack({ ...ports, index: { write } }, { ...stack, account: '111122223333' });
    const claim = { stack: 'net', address: 'its state of serial 1 is being indexed', account: '111122223333' };
    expect(seen).toEqual([[claim], [claim], undefined]);
  });

  it('lags as long as nobody can read the state, and while an interrupted run is not done again', async () => {
    bucket.set('net', '{"encrypted_data":"x","serial":9,"lineage":"l1"}');
    await indexStack(ports, stack);
    expect(await why()).toMatch(/encrypted/);
    bucket.set('net', aState(1, ['a']));
    const dying = { ...ports, index: { write: dieAtRows(index) } };
    await expect(indexStack(dying, stack)).rejects.toThrow('killed');
    expect(await why()).toMatch(/serial 1/);
    await indexStack(ports, stack);
    expect(await why()).toBeUndefined();
    bucket.set('net', 'no state');
    await indexStack(ports, stack);
    expect(await why()).toMatch(/not JSON/);
  });

  it('goes on lagging when an older run ends beside the newer one', async () => {
    bucket.set('net', aState(3, []));
    await indexStack(ports, stack);
    bucket.set('net', aState(5, ['a']));
    const dying = { ...ports, index: { write: dieAtRows(index) } };
    await expect(indexStack(dying, stack)).rejects.toThrow('killed');
    bucket.set('net', aState(4, ['a']));
    await indexStack(ports, stack);
    expect(await why()).toMatch(/serial 5/);
  });

  const why = async () => (await index.lookup([anything])).get(anything)?.[0]?.address;

  it('the schedule looks at named stacks, at what a pattern finds, and at what is gone', async () => {
    const pattern = {
      bucket: 'b',
      prefix: 'live/',
      region: 'us-east-1',
      named: (name: string) => (name.startsWith('live-') ? liveStack(name.slice(5)) : undefined),
      holding: (_: string, key: string) => (/^live\/\w+$/.test(key) ? liveStack(key.slice(5)) : undefined),
    };
    const stacks = stacksOf([stack], [pattern]);
    const look = async () =>
      (await Array.fromAsync(indexEveryState(ports, stacks))).map((one) => [one.stack, one.indexed]);
    bucket
      .set('net', aState(1, ['a']))
      .set('live/web', aState(1, ['b']))
      .set('live/web.tflock', '{}')
      .set('live/x/y', '{}');
    expect(await look()).toEqual([
      ['net', true],
      ['live-web', true],
    ]);
    bucket.delete('live/web');
    expect(await look()).toEqual([
      ['net', false],
      ['live-web', true],
    ]);
    expect([await has('a'), await has('b')]).toEqual([true, false]);
  });
});

const liveStack = (name: string): Stack =>
  aStack({
    name: `live-${name}`,
    state: { bucket: 'b', key: `live/${name}`, region: 'us-east-1', workspace: 'default' },
  });

/** Writes what it is told, and is killed at the first row of a resource. */
function dieAtRows(index: FakeIndex): FakeIndex['write'] {
  return async (...change) => {
    if (change[2].some(({ key }) => key !== anything)) throw new Error('killed');
    await index.write(...change);
  };
}
