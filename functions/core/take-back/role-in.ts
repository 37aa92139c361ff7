import { parseArn } from '../arn.ts';

/** The one role of an account; undefined where none is named, or several, or only by a pattern: nobody says which it is then. */
export function roleIn(account: string, roles: readonly string[]): string | undefined {
  const there = roles.filter((role) => parseArn(role)?.account === account);
  const [found] = there;
  return there.length === 1 && !found?.includes('*') ? found : undefined;
}
