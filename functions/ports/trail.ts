import type { LookedFor } from '../core/sweep/suspects.ts';

/** One trail's health, from GetTrailStatus. */
export interface TrailStatus {
  readonly name: string;
  readonly isLogging: boolean;
  /** S3's or CloudWatch's last refusal to take the trail's files, in AWS's words. */
  readonly deliveryError?: string;
}

/** CloudTrail itself, asked about one Region. */
export interface Trail {
  statuses(): Promise<readonly TrailStatus[]>;
  /** The mutating records of a time span, newest first, as JSON text. Slow: CloudTrail allows two requests a second. */
  lookup(from: Date, to: Date): AsyncIterable<string>;
}

/** CloudTrail's event history, asked about one resource. */
export interface TrailRecords {
  /** Whether the records of an account that is not one's own can be asked for. */
  reaches(account: string): boolean;
  /** The newest records that name it and are no reads, in the account that is named, else in one's own. Slow: CloudTrail allows two requests a second. */
  about(looked: LookedFor, from: Date, to: Date): Promise<FoundRecords>;
}

export interface FoundRecords {
  /** Newest first, parsed from JSON. */
  readonly records: readonly unknown[];
  /** False where there were too many reads to look below all of them. */
  readonly isWhole: boolean;
}

/** How far a Region has been looked through. */
export interface Cursors {
  read(region: string): Promise<Date | undefined>;
  write(region: string, until: Date): Promise<void>;
}
