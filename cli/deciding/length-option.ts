import { InvalidArgumentError } from 'commander';
import { seconds } from '../../functions/core/duration.ts';

/** `30m`, `2h`, `1d` as seconds, for commander. */
export function lengthOption(value: string): number {
  const length = seconds(value);
  if (length === undefined) throw new InvalidArgumentError('write 30m, 2h or 1d');
  return length;
}
