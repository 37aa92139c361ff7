/**
 * What must be known of one service beyond what can be found generically. Every row is a key template (template.ts); a kind
 * without `:` is of this family.
 */
export interface ServiceIdentities {
  readonly family: string;
  /** Terraform type → the keys of one instance, made of its attributes; in the place of the generic ones. */
  readonly types?: Readonly<Record<string, readonly string[]>>;
  /** Terraform type → keys beside the generic ones. */
  readonly also?: Readonly<Record<string, readonly string[]>>;
  /**
   * CloudTrail eventName, API version left off → what it touches, made of its parameters (`response.…` for what came back).
   * `[path]` or `[path=value]` in front: only where that stands in the record.
   * `^`: only as the parent of what was touched. `~`: itself, but the parent where a child of it is hit.
   */
  readonly events?: Readonly<Record<string, readonly string[]>>;
}
