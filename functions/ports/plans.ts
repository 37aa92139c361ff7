/** Saved plans, encrypted, under their digest. */
export interface Plans {
  keep(incident: string, file: string): Promise<{ readonly digest: string; readonly expiresAt: string }>;
  /** What stands for a plan where Terraform makes none, for the digest that a decision names. Never fetched. */
  keepText(incident: string, text: string): Promise<{ readonly digest: string; readonly expiresAt: string }>;
  /** Writes the plan to `file`; throws when it is gone, expired or has another digest. */
  fetch(incident: string, digest: string, file: string): Promise<void>;
}
