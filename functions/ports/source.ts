/** The stack's source, as the build checked it out. */
export interface Checkout {
  /** The commit that the remote has under this tag; undefined where it has no such tag. Throws where it does not answer. */
  tagged(tag: string): Promise<string | undefined>;
  /** Puts a commit's files there; false where the history of what is checked out does not hold it, and nothing is changed. */
  goTo(commit: string): Promise<boolean>;
}

/** Parameters that other people's pipelines write; no secrets. */
export interface Parameters {
  /** Undefined where there is none. Throws where it may not be read. */
  read(name: string): Promise<string | undefined>;
}
