/** An ARN's parts, as AWS's "Amazon Resource Names" page has them. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty where the ARN has none (IAM, S3 buckets). */
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Splits an ARN; undefined for anything else, partial ARNs included. */
export function parseArn(value: string | undefined): Arn | undefined {
  if (!value?.startsWith('arn:')) return undefined;
  const partition = value.indexOf(':', 4);
  const service = value.indexOf(':', partition + 1);
  const region = value.indexOf(':', service + 1);
  const account = value.indexOf(':', region + 1);
  if (partition < 0 || service < 0 || region < 0 || account < 0) return undefined;
  return {
    partition: value.slice(4, partition),
    service: value.slice(partition + 1, service),
    region: value.slice(service + 1, region),
    account: value.slice(region + 1, account),
    resource: value.slice(account + 1),
  };
}

/** The ARN as Terraform's state has it: without a log group's `:*` and without a function's `:$LATEST`. */
export function plainArn(value: string): string {
  if (value.endsWith(':*')) return value.slice(0, -2);
  return value.endsWith(':$LATEST') ? value.slice(0, -8) : value;
}
