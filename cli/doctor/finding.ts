/** `fail`: clicks are missed or cannot be answered; `warn`: it works, and something should be better; `unknown`: these credentials may not look. */
export type Grade = 'ok' | 'warn' | 'fail' | 'unknown';

export interface Finding {
  /** The area: trail, rules, queues, index, state buckets, build, slack, account. */
  readonly area: string;
  readonly grade: Grade;
  readonly what: string;
  /** What to do about it, in one sentence; missing where nothing is to be done. */
  readonly remedy?: string;
}

/** What a check knows before it looks. */
export interface Patient {
  /** The deployment's stack: `unclick-prod`. */
  readonly deployment: string;
  readonly region: string;
  readonly account: string;
  /** Physical ids by the logical ids of infra/. */
  readonly ids: ReadonlyMap<string, string>;
}

/** An area's finding, briefly. */
export const finding = (area: string) => ({
  ok: (what: string): Finding => ({ area, grade: 'ok', what }),
  warn: (what: string, remedy: string): Finding => ({ area, grade: 'warn', what, remedy }),
  fail: (what: string, remedy: string): Finding => ({ area, grade: 'fail', what, remedy }),
  unknown: (what: string, remedy: string): Finding => ({ area, grade: 'unknown', what, remedy }),
});
