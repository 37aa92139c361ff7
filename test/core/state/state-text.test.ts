import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../functions/core/json.ts';
import { indexState, indexStateText } from '../../../functions/core/state/index-state.ts';
import { readState } from '../../../functions/core/state/state.ts';
import type { IndexRow } from '../../../functions/core/state/state-index.ts';
import { openStateText } from '../../../functions/core/state/state-text.ts';

const provider = 'provider["registry.terraform.io/hashicorp/aws"]';

function queue(name: string, description: Json = null): JsonObject {
  const arn = `arn:aws:sqs:eu-central-1:111122223333:${name}`;
  const instances = [{ attributes: { arn, name, description } }];
  return { mode: 'managed', type: 'aws_sqs_queue', name: 'q', provider, instances };
}

function state(resources: readonly Json[], outputs: JsonObject = {}): JsonObject {
  return { version: 4, serial: 7, lineage: 'l', outputs, resources, check_results: null };
}

/** The rows of a text, or why there are none. */
function rowsOf(text: string): IndexRow[] | string {
  const rows: IndexRow[] = [];
  const read = indexStateText((key, claim) => rows.push({ key, claim }), text, { stack: 's' });
  return read.ok ? rows : read.why;
}

/** What its resources are, read so many characters at a time. */
function itemsOf(text: string, piece: number): readonly (Json | undefined)[] | string {
  const read = openStateText(text, piece);
  return read.ok ? [...read.resources] : read.why;
}

/** The same by way of JSON.parse. */
function plainRowsOf(value: unknown): IndexRow[] | string {
  const read = readState(value);
  return read.ok ? indexState(read.resources, { stack: 's' }) : read.why;
}

const tricky = fc.oneof(
  fc.constantFrom('\n    }', '\n    },\n    {', '"resources": [', '}]}', ']', '\\', '"'),
  fc.json(),
  fc.jsonValue({ maxDepth: 3 }),
);

describe('the text of a state', () => {
  it.each([undefined, 0, 1, 2, 3, 4, '\t', '\n  '])(
    'yields the same rows however it is laid out (indent %j)',
    (indent) => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,4}$/), tricky), { maxLength: 5 }),
          tricky,
          (queues, output) => {
            const value = state(
              queues.map(([name, description]) => queue(name, description as Json)),
              { resources: output as Json },
            );
            const text = JSON.stringify(value, null, indent);
            expect(rowsOf(text)).toEqual(plainRowsOf(value));
            for (const piece of [0, 1, 700]) expect(itemsOf(text, piece)).toEqual(JSON.parse(text).resources);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('yields the same rows where one resource is laid out unlike the others', () => {
    const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map((name) => JSON.stringify(queue(name)));
    const odd = b.replace('{', '{\n    "x": {\n    },').replace('"instances"', '\n"instances"');
    const text = `{\n  "version": 4,\n  "resources": [\n    ${a.replace(/}$/, '\n    }')},${odd},\n    ${c.replace(/}$/, '\n    }')}\n  ]\n}`;
    expect(rowsOf(text)).toEqual(plainRowsOf(JSON.parse(text)));
    expect(rowsOf(text)).toHaveLength(6);
    for (const piece of [0, 1, 300]) expect(itemsOf(text, piece)).toEqual(JSON.parse(text).resources);
  });

  it('is not taken for a state where a list inside it looks like its resources', () => {
    const text = `{"version": 4, "outputs": {\n  "resources": [\n    {\n    }\n  ]}, "resources": []}`;
    expect(rowsOf(text)).toEqual([]);
  });

  it.each([0, 2])('that ends too early, anywhere, is told to be unreadable (indent %j)', (indent) => {
    const whole = JSON.stringify(state([queue('a'), queue('b'), queue('c')]), null, indent);
    for (let end = 0; end < whole.length; end++) {
      expect(rowsOf(whole.slice(0, end)), `cut at ${end}`).toMatch(/not JSON|no type, name or instances/);
      const items = itemsOf(whole.slice(0, end), 0);
      expect(typeof items === 'string' ? items : items.at(-1), `cut at ${end}`).not.toBeTypeOf('object');
    }
  });

  it.each([0, 1])('is read as it is asked for: what stands before a fault is there (piece %i)', (piece) => {
    const queues = ['a', 'b', 'c', 'd'].map((name) => queue(name));
    const whole = JSON.stringify(state(queues), null, 2);
    const read = openStateText(whole.slice(0, whole.indexOf('111122223333:d')), piece);
    expect(read.ok && [...read.resources]).toEqual([...queues.slice(0, 3), undefined]);
  });

  it.each<[string, Json, RegExp]>([
    ['another version', { ...state([]), version: 3 }, /version 3 is not known/],
    ['a broken resource at its end', state([queue('a'), queue('b'), 7]), /no type, name or instances/],
    ['an encrypted one', { encrypted_data: 'x', serial: 1, resources: [] }, /encrypted by OpenTofu/],
  ])('says why it cannot be read: %s', (_, value, why) => {
    expect(rowsOf(JSON.stringify(value, null, 2))).toMatch(why);
  });

  it('yields every resource of a text of many pieces', () => {
    const value = state(Array.from({ length: 600 }, (_, at) => queue(`q${at}`)));
    const text = JSON.stringify(value, null, 2);
    expect(text.length).toBeGreaterThan(150_000);
    expect(rowsOf(text)).toEqual(plainRowsOf(value));
  });

  it('is never quoted: a state holds secrets', () => {
    expect(rowsOf('{"password": "hunter2", oh}')).toBe('not a Terraform state: not JSON');
  });

  it('is gone through again where neighbours disagree', () => {
    const group = {
      ...queue('g'),
      type: 'aws_cloudwatch_log_group',
      name: 'g',
      instances: [{ attributes: { name: 'g', arn: 'arn:aws:logs:us-east-1:444455556666:log-group:g' } }],
    };
    const filter = {
      ...queue('f'),
      type: 'aws_cloudwatch_log_metric_filter',
      instances: [{ attributes: { name: 'f', log_group_name: 'g' }, dependencies: ['aws_cloudwatch_log_group.g'] }],
    };
    const rows = rowsOf(JSON.stringify(state([filter, group, queue('q')]), null, 2));
    expect(rows).toContainEqual({
      key: expect.stringMatching(/^logs:/),
      claim: {
        stack: 's',
        address: 'aws_cloudwatch_log_metric_filter.q',
        account: '444455556666',
        region: 'us-east-1',
      },
    });
  });
});
