/** Says what a caller may not fail for: a message that did not get through. */
export type Complain = (what: string, error: unknown) => void;
