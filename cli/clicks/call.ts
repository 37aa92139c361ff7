/** One call of an API, as the SDK's middleware saw it. */
export interface Call {
  /** The SDK's name of the client, `EC2`, and of the operation, `CreateTags`. */
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The service's answer, or nothing where the call failed. */
  readonly output: Readonly<Record<string, unknown>> | undefined;
  readonly region: string;
}

/** What a service's records say of a call beyond who made it. */
export interface Shape {
  readonly eventName: string;
  readonly requestParameters: unknown;
  readonly responseElements: unknown;
  /** Some services name the resources; most do not. */
  readonly resources?: readonly { readonly accountId: string; readonly type?: string; readonly ARN: string }[];
}

export type ShapeOf = (call: Call) => Shape;

export const account = '123456789012';
