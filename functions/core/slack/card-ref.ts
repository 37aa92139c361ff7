import { isObject, text } from '../json.ts';

/** What a button stands for: an incident (or an override that waits for consent), as the card showed it. */
export interface CardRef {
  readonly id: string;
  readonly card: number;
  /** The plan that the card was about. */
  readonly digest?: string;
}

/** As a button's value (2,000 characters at most) or a modal's private metadata (3,000). */
export function writeRef({ id, card, digest }: CardRef): string {
  return JSON.stringify({ id, card, digest });
}

/** Undefined for anything that `writeRef` did not write. */
export function readRef(value: unknown): CardRef | undefined {
  const parsed = typeof value === 'string' ? parse(value) : undefined;
  if (!isObject(parsed)) return undefined;
  const id = text(parsed.id);
  const digest = text(parsed.digest);
  if (id === undefined || typeof parsed.card !== 'number' || !Number.isInteger(parsed.card)) return undefined;
  return { id, card: parsed.card, ...(digest !== undefined && { digest }) };
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
