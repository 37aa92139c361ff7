import { readFileSync } from 'node:fs';

/**
 * Seconds of processor time that this process has used, and those of its children that have ended (proc(5): utime, stime,
 * cutime, cstime, in hundredths of a second). What else the machine does hardly shows in it. Undefined where there is no /proc.
 */
export function processorSeconds(): number | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
  } catch {
    return undefined;
  }
}
