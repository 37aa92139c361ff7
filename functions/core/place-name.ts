/** An account and Region that CloudTrail is asked about; without an account, the hub's own. */
export interface Place {
  readonly account?: string;
  readonly region: string;
}

/** `eu-west-1` in the hub's own account, `444455556666/eu-west-1` in another: each has a cursor of that name. */
export function placeName({ account, region }: Place): string {
  return account === undefined ? region : `${account}/${region}`;
}
