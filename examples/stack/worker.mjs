export const handler = async (event) => ({ batchItemFailures: [], received: event.Records?.length ?? 0 });
