import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** Puts a record on the default bus, in the envelope that CloudTrail gives it. @throws where the bus refuses it. */
export async function putRecord(bus: EventBridgeClient, record: Readonly<Record<string, unknown>>): Promise<void> {
  const source = String(record.eventSource).split('.')[0];
  const { FailedEntryCount, Entries } = await bus.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: `aws.${source}`,
          DetailType: 'AWS API Call via CloudTrail',
          Detail: JSON.stringify(record),
          Time: new Date(),
        },
      ],
    }),
  );
  if (FailedEntryCount) throw new Error(`the bus refused the event: ${Entries?.[0]?.ErrorMessage}`);
}
