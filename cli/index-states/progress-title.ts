import { spoken } from '../../functions/core/duration.ts';

const width = 24;

/** `████████░░░░ 1,234 of 10,000 states, about 40 s left`. `elapsed` in milliseconds. */
export function progressTitle(done: number, total: number, elapsed: number): string {
  const filled = total === 0 ? width : Math.floor((width * done) / total);
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const count = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} states`;
  const left =
    done > 0 && done < total ? `, about ${spoken(Math.ceil(((elapsed / done) * (total - done)) / 1000))} left` : '';
  return `${bar} ${count}${left}`;
}
