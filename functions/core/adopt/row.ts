/**
 * How to find the child that a creating call made. Templates name fields of the request (`{roleName}`), the response
 * (`{response.accessKey.accessKeyId}`) or, with `each`, of one element (`{item.id}`); `:last` takes what follows the last
 * `/` or `:`. A template with a field that the record does not hold yields nothing: then nothing is adopted.
 */
export interface AdoptionRow {
  readonly type: string;
  /** The provider's import id, from the resource's page in its documentation. */
  readonly id: string;
  /** A list in request or response: one child an element. */
  readonly each?: string;
  /** Attributes that the import must read back with these values. */
  readonly expect: Readonly<Record<string, string>>;
  /** Attributes of the parent that list the child where the parent manages it itself: a plain apply then takes it back. */
  readonly covered?: readonly string[];
  /** The parent's attribute that must have been empty in the state: the call may have replaced what stood there. */
  readonly emptyBefore?: string;
  /**
   * Attributes that switch the child off while it stays: how the resource must be configured, `status` among them. Where the
   * stack's policy says so, the child is changed to this instead of being destroyed.
   */
  readonly off?: Readonly<Record<string, string>>;
  /** True where the call switched something on that may be older than the click: that is only ever switched off. */
  readonly older?: true;
  /** Fields that must have these values for the row to apply. */
  readonly when?: Readonly<Record<string, string>>;
  /** What would make Terraform see it next time. */
  readonly exclusive?: string;
}

/** Rows by `<service>:<eventName>`, the API version that Lambda appends left out. */
export type AdoptionTable = Readonly<Record<string, readonly AdoptionRow[]>>;
