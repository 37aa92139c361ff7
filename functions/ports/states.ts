/** State objects, as the backend keeps them. */
export interface States {
  /** A state object; undefined when there is none (any more), `unchanged` when its ETag is still `etag`. */
  read(
    location: { readonly bucket: string; readonly key: string; readonly region: string },
    etag?: string,
  ): Promise<StateObject | 'unchanged' | undefined>;
  /** The keys below a prefix. */
  list(place: { readonly bucket: string; readonly prefix: string; readonly region: string }): AsyncIterable<string>;
}

export interface StateObject {
  readonly body: string;
  readonly etag: string;
}
