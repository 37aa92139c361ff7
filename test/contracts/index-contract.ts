import { describe, expect, it } from 'vitest';
import type { Claim } from '../../functions/core/state/state-index.ts';
import type { IndexWriter, StateIndex } from '../../functions/ports/state-index.ts';

const claim = (stack: string, address: string): Claim => ({ stack, address });

/** What every index that is written to must do, whatever keeps it. */
export function indexContract(make: () => Promise<StateIndex & IndexWriter>): void {
  describe('the state index', () => {
    it('answers for the keys that are there, and only those', async () => {
      const index = await make();
      const claims = [claim('net', 'aws_sqs_queue.a')];
      await index.write('net', 1, [{ key: 'k', claims }]);
      expect(await index.lookup(['k', 'none'])).toEqual(new Map([['k', claims]]));
      expect(await index.lookup([])).toEqual(new Map());
    });

    it('keeps the claims of two stacks on one key', async () => {
      const index = await make();
      await index.write('net', 7, [{ key: 'k', claims: [claim('net', 'aws_sqs_queue.a')] }]);
      await index.write('app', 1, [{ key: 'k', claims: [claim('app', 'aws_sqs_queue.b')] }]);
      const stacks = (await index.lookup(['k'])).get('k')?.map(({ stack }) => stack);
      expect(stacks?.sort()).toEqual(['app', 'net']);
    });

    it('takes a claim away and leaves the other stack’s', async () => {
      const index = await make();
      await index.write('net', 1, [{ key: 'k', claims: [claim('net', 'aws_sqs_queue.a')] }]);
      await index.write('app', 1, [{ key: 'k', claims: [claim('app', 'aws_sqs_queue.b')] }]);
      await index.write('net', 2, [{ key: 'k', claims: [] }]);
      expect((await index.lookup(['k'])).get('k')).toEqual([claim('app', 'aws_sqs_queue.b')]);
    });

    it('an old serial never overwrites a newer one', async () => {
      const index = await make();
      const newer = [claim('net', 'aws_sqs_queue.newer')];
      await index.write('net', 9, [{ key: 'k', claims: newer }]);
      await index.write('net', 8, [{ key: 'k', claims: [claim('net', 'aws_sqs_queue.older')] }]);
      await index.write('net', 8, [{ key: 'k', claims: [] }]);
      expect((await index.lookup(['k'])).get('k')).toEqual(newer);
    });

    it('nor does it bring back what a newer one took away', async () => {
      const index = await make();
      const older = [claim('net', 'aws_sqs_queue.older')];
      await index.write('net', 8, [{ key: 'k', claims: older }]);
      await index.write('net', 9, [{ key: 'k', claims: [] }]);
      await index.write('net', 8, [{ key: 'k', claims: older }]);
      expect(await index.lookup(['k'])).toEqual(new Map());
      const newer = [claim('net', 'aws_sqs_queue.newer')];
      await index.write('net', 10, [{ key: 'k', claims: newer }]);
      expect((await index.lookup(['k'])).get('k')).toEqual(newer);
    });

    it('unless it is forced: another lineage counts anew', async () => {
      const index = await make();
      const anew = [claim('net', 'aws_sqs_queue.anew')];
      await index.write('net', 9, [{ key: 'k', claims: [claim('net', 'aws_sqs_queue.a')] }]);
      await index.write('net', 1, [{ key: 'k', claims: anew }], { force: true });
      expect((await index.lookup(['k'])).get('k')).toEqual(anew);
    });

    it('finds more keys than one request may ask for', async () => {
      const index = await make();
      const keys = Array.from({ length: 130 }, (_, number) => `k${number}`);
      await index.write(
        'net',
        1,
        keys.map((key) => ({ key, claims: [claim('net', `aws_sqs_queue.${key}`)] })),
      );
      expect([...(await index.lookup([...keys, ...keys])).keys()].sort()).toEqual(keys.sort());
    });
  });
}
