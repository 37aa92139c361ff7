import { describe, expect, it } from 'vitest';
import { lineTable } from '../../functions/core/line-table.ts';

describe('a table written as lines', () => {
  const table = lineTable('\nsqs a queue\niam who may do what\n');

  it('has what follows each line’s first word', () => {
    expect([...table()]).toEqual([
      ['sqs', 'a queue'],
      ['iam', 'who may do what'],
    ]);
  });

  it('is read once', () => {
    expect(table()).toBe(table());
  });
});
