/** A time as machines write it within a sentence: ISO 8601, UTC. */
export const isoTimes = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** `2026-01-31 14:05:09 UTC` of an ISO time; a text that is none stays as it is. */
export function spokenTime(iso: string): string {
  return iso.replace(isoTimes, (time) => `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`);
}
