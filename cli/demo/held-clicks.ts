import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import type { QuietClick } from './demo-click.ts';

/** What is not taken back without a person, whatever the mode. */
export const heldClicks: readonly QuietClick[] = [
  {
    title: 'Delete the table',
    actor: 'alan@example.com',
    click: (aws, facts) =>
      aws.dynamodb.send(new DeleteTableCommand({ TableName: facts('aws_dynamodb_table.orders', 'name') })),
  },
];
