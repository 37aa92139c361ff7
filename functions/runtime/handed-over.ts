/** What a function of ours asks the decision receiver for: an incident whose decision the workflow is to hear. */
export interface HandedOver {
  readonly passOn: string;
}

/**
 * Tells our own call from a request that came through the Function URL. Whoever sends one chooses its body and headers, never
 * the event around them: that is Lambda's, and has a version, a path and a requestContext. So an event that is `passOn` and
 * nothing else was made by somebody with lambda:InvokeFunction; and all it can bring about is that a decision which stands in
 * the record is delivered.
 */
export function isHandedOver(event: object): event is HandedOver {
  return 'passOn' in event && typeof event.passOn === 'string' && Object.keys(event).length === 1;
}
