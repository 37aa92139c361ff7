const units = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds of `90s`, `30m`, `4h`, `2d`; undefined for anything else. */
export function seconds(duration: string): number | undefined {
  const match = /^(\d{1,9})([smhd])$/.exec(duration);
  if (!match?.[1] || !match[2]) return undefined;
  return Number(match[1]) * units[match[2] as keyof typeof units];
}

/** The largest unit that says it exactly: 7200 → `2h`, 5400 → `90m`. */
export function spoken(duration: number): string {
  const unit =
    (['d', 'h', 'm'] as const).find((name) => duration >= units[name] && duration % units[name] === 0) ?? 's';
  return `${duration / units[unit]}${unit}`;
}
