/** Where a message that nobody can read is put, with the reason. */
export interface DeadLetters {
  send(body: string, reason: string): Promise<void>;
}

/** The queue that classify-click reads. */
export interface ClickQueue {
  send(body: string): Promise<void>;
}
