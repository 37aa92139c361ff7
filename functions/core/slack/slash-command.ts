import { seconds } from '../duration.ts';

export interface OverrideCommand {
  readonly stack: string;
  readonly seconds: number;
  readonly reason: string;
  readonly addresses: readonly string[];
  readonly actor?: string;
}

export const usage =
  '`/unclick override &lt;stack&gt; &lt;duration&gt; [address=&lt;address&gt;] [actor=&lt;e-mail or ARN&gt;] &lt;reason&gt;`, the duration as 30m, 2h or 1d';

/** Reads `override <stack> <duration> [address=…] [actor=…] <reason>`; undefined for anything else. */
export function readCommand(text: string): OverrideCommand | undefined {
  const [verb, stack, duration, ...rest] = text.trim().split(/\s+/);
  const length = duration === undefined ? undefined : seconds(duration);
  if (verb !== 'override' || !stack || length === undefined) return undefined;
  const options = rest.filter((word) => /^(address|actor)=./.test(word));
  const reason = rest.filter((word) => !options.includes(word)).join(' ');
  const valuesOf = (name: string) =>
    options.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1));
  const actor = valuesOf('actor')[0];
  const command = { stack, seconds: length, reason, addresses: valuesOf('address') };
  return reason === '' ? undefined : actor === undefined ? command : { ...command, actor };
}
