/** A text with places for values, which can be written from values and read back: `live/{env}/{name}`. */
export interface Template {
  readonly names: readonly string[];
  write(values: Values): string;
  /** The values that write this text, or undefined when none do. Each value is one or more of `A-Z a-z 0-9 . _ -`. */
  read(text: string): Values | undefined;
}

export type Values = Readonly<Record<string, string>>;

const place = /\{([a-z][A-Za-z0-9]*)\}/g;

/** True for a text that has at least one `{place}`. */
export function hasPlaces(text: string): boolean {
  return text.search(place) >= 0;
}

/**
 * Compiles a text. Of several ways to read one, the shortest values from the left win; `read` answers only values that
 * write the very same text, so reading undoes writing or says undefined, and never guesses.
 */
export function template(text: string): Template {
  const names = [...new Set([...text.matchAll(place)].map(([, name = '']) => name))];
  const write = (values: Values) => filled(text, values);
  const expression = pattern(text);
  const read = (written: string): Values | undefined => {
    const groups = expression.exec(written)?.groups;
    return groups && { ...groups };
  };
  return { names, write, read };
}

/** The text with the values in their places; a place without a value stays as it is. */
export function filled(text: string, values: Values): string {
  return text.replaceAll(place, (whole, name: string) => values[name] ?? whole);
}

/** The part before the first place: what a listing of objects can be narrowed to. */
export function literalPrefix(text: string): string {
  const first = text.search(place);
  return first < 0 ? text : text.slice(0, first);
}

/** A name that comes again must have the same value. */
function pattern(text: string): RegExp {
  const seen = new Set<string>();
  const parts = text.split(place).map((part, at) => {
    if (at % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (seen.has(part)) return `\\k<${part}>`;
    seen.add(part);
    return `(?<${part}>[A-Za-z0-9._-]+?)`;
  });
  return new RegExp(`^${parts.join('')}$`);
}
