import type { Facts } from './facts.ts';
import type { AwsClients } from './stage.ts';

/** One act of the demonstration: what somebody does in the console, and how AWS itself says that it is undone. */
export interface DemoClick {
  readonly title: string;
  readonly actor: string;
  /** The calls, made by the actor's clients. */
  readonly click: (aws: AwsClients, facts: Facts) => Promise<unknown>;
  /** Asks the AWS API, with clients that leave no record, whether everything is as it was. */
  readonly isBack: (aws: AwsClients, facts: Facts) => Promise<boolean>;
  /** No plan shows this drift: until it is taken back otherwise, the incident says `invisible`. */
  readonly invisible?: true;
}

/** An act that must start nothing. */
export interface QuietClick {
  readonly title: string;
  /** AWS refuses the call. */
  readonly fails?: true;
  readonly actor: string;
  readonly click: (aws: AwsClients, facts: Facts) => Promise<unknown>;
}

/** A policy document from an API that may have URL-encoded it (IAM does). */
export function policyText(document: string | undefined): string {
  return decodeURIComponent(document ?? '');
}
