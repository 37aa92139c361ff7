import type { Reason } from './incident.ts';

/**
 * What one run of Terraform for an incident came to. `held`: a saved plan is kept and a person must decide.
 * `reverted` is said only after the proof: a second targeted plan that found nothing.
 */
export type RunOutcome = 'reverted' | 'clean' | 'invisible' | 'held' | 'left' | 'failed';

/** How a click was answered (issue C's words): by a plain apply, a pin, adopt and destroy, an undo call, or only told. */
export type Answer = 'apply' | 'pin' | 'adopt' | 'undo' | 'tell' | 'none';

/**
 * One attribute's way back: `was` is what the click made of it, `became` what Terraform puts back. Values are
 * redacted JSON text: a sensitive value is `(sensitive)`, a long one is cut.
 */
export interface Change {
  readonly address: string;
  readonly action: string;
  readonly attribute: string;
  readonly was: string;
  readonly became: string;
}

export interface KeptPlan {
  /** SHA-256 of the plan file, hex. */
  readonly digest: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export interface Phase {
  /** `init`, `settle`, `plan`, `show`, `guard`, `apply`, `proof`… */
  readonly name: string;
  readonly seconds: number;
}

export interface RunReport {
  readonly outcome: RunOutcome;
  readonly summary: string;
  readonly answers: readonly Answer[];
  readonly addresses: readonly string[];
  readonly reasons: readonly Reason[];
  readonly changes: readonly Change[];
  readonly phases: readonly Phase[];
  /** Which configuration was planned: a commit and what named it, a branch, or `working copy`. */
  readonly source: string;
  readonly plan?: KeptPlan;
  /** The lease's number that it ran under: what was changed under a later one came after it. */
  readonly fence?: number;
  /** Terraform's own error text, secrets taken out, where the outcome is `failed`. */
  readonly error?: string;
}
