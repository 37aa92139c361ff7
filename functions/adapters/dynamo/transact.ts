import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { DynamoTable } from './table.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** `conflict`: another transaction was at work on the same items, and nothing is known of the conditions. */
export type Transacted = 'written' | 'refused' | 'conflict';

/**
 * All of these writes or none: `refused` where a condition does not hold. Whoever loses a race reads again and decides anew.
 * @throws anything that is no lost race: the caller's retry (SQS, Step Functions) takes it
 */
export async function transact(table: DynamoTable, items: TransactItem[]): Promise<Transacted> {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: items }));
    return 'written';
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    const codes = reasons.map(({ Code }) => Code);
    if (codes.includes('ConditionalCheckFailed')) return 'refused';
    if (codes.includes('TransactionConflict')) return 'conflict';
    throw error;
  }
}
