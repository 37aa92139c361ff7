import { isoTimes, spokenTime } from '../../functions/core/spoken-time.ts';
import { html, type Markup } from './html.ts';

/** `0.4 s`, `12.3 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function spokenSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return pair(whole, 60, 'min', 's');
  return whole < 86_400 ? pair(Math.round(whole / 60), 60, 'h', 'min') : pair(Math.round(whole / 3600), 24, 'd', 'h');
}

function pair(value: number, base: number, large: string, small: string): string {
  const rest = value % base;
  return `${Math.floor(value / base)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

/** A point in time, exact for machines and on hover. */
export function timeTag(iso: string): Markup {
  return html`<time datetime="${iso}" title="${iso}">${spokenTime(iso)}</time>`;
}

/** A text for people in which machines' times are written as people read them. */
export function withTimes(text: string): Markup {
  const times = text.match(isoTimes) ?? [];
  return html`${text.split(isoTimes).map((part, index) => [part, times[index] !== undefined && timeTag(times[index])])}`;
}

/** How long ago; the browser keeps it true. */
export function agoTag(iso: string, now: Date): Markup {
  const seconds = Math.max(0, (now.getTime() - Date.parse(iso)) / 1000);
  return html`<time datetime="${iso}" title="${spokenTime(iso)}" data-ago>${ago(seconds)}</time>`;
}

/** Written as the browser's script writes it too. */
export function ago(seconds: number): string {
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)} h ago` : `${Math.floor(seconds / 86_400)} d ago`;
}
