import type { Applied } from './applied.ts';

/**
 * A stack: one Terraform root module with its state (a workspace is a stack of its own), and what its owner allows.
 * Times are whole seconds.
 */
export interface Stack {
  /** Unique; letters, digits, `-` and `_`, at most 60: it becomes part of execution names (80 at most). */
  readonly name: string;
  readonly mode: Mode;
  readonly state: StateLocation;
  readonly source: Source;
  readonly terraform: TerraformSettings;
  /** How long the mailbox must have been quiet before a burst counts as over. */
  readonly settleSeconds: number;
  /** The longest a burst may keep an incident from being answered. */
  readonly longestWaitSeconds: number;
  readonly policy: Policy;
  readonly approval: Approval;
  /** Where resources of this state live when neither their ARN nor a neighbour says it. */
  readonly account?: string;
  readonly region?: string;
  /** Role ARNs whose clicks go to people first, in every mode (core/principal.ts says how they match). */
  readonly breakGlassRoles?: readonly string[];
  /** Whether the nightly sweep plans it. Missing: yes, but not in mode `observe`, which needs no rights to plan. */
  readonly sweep?: boolean;
  /** An SNS topic for on-call tools: every change of the stack's incidents is published there. */
  readonly topic?: string;
}

/** `observe` tells only; `approve`: a person releases every revert; `auto`: pure reverts by themselves, all else needs a person. */
export type Mode = 'observe' | 'approve' | 'auto';

/** One answer's permission: tell only, ask a person first, or do it. */
export type Permission = 'tell' | 'approve' | 'auto';

export interface StateLocation {
  readonly bucket: string;
  /** The key of this stack's state object, a workspace's prefix included (`env:/<workspace>/<key>`). */
  readonly key: string;
  readonly region: string;
  /** `default` where the stack uses no workspaces. */
  readonly workspace: string;
}

/** Where the stack's configuration is, below the checkout that CodeBuild made (or the sandbox copied). */
export interface Source {
  readonly directory: string;
  readonly repository?: string;
  readonly branch?: string;
  /** Where the commit that it was last applied from is written; without it, the branch is planned. */
  readonly applied?: Applied;
}

export interface TerraformSettings {
  /** Passed as `-backend-config=key=value` to init. */
  readonly backendConfig: Readonly<Record<string, string>>;
  /** Passed as TF_VAR_… to every command. */
  readonly variables: Readonly<Record<string, string>>;
  /** For `-lock-timeout`. */
  readonly lockTimeoutSeconds: number;
}

export interface Policy {
  /** Resource types (`aws_db_instance`) and addresses (`module.data`: everything below it) whose change always needs a person. */
  readonly protected: readonly string[];
  readonly pin: Permission;
  readonly adopt: Permission;
  /** What becomes of an access key that a click made: it stays, and no longer works, or it goes. */
  readonly accessKeys: 'deactivate' | 'destroy';
  /** Drift that a sweep found and no click explains. Missing: approve. */
  readonly unexplained?: Permission;
  /** An address reverted `times` times within `windowSeconds` is no longer reverted by itself. */
  readonly fight: { readonly times: number; readonly windowSeconds: number };
}

export interface Approval {
  /** How long a person has to decide. */
  readonly timeoutSeconds: number;
  /** What happens when nobody does. */
  readonly onTimeout: 'revert' | 'escalate' | 'leave';
  /** Slack user ids, or `@group` handles of user groups, or IAM principal ARNs. */
  readonly approvers: readonly string[];
  readonly longestOverrideSeconds: number;
  /** How often an override may be made longer; each time by at most `longestOverrideSeconds` from then. Missing: once. */
  readonly extensions?: number;
}
