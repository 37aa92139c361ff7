/** How often it is looked whether npm is still there, in milliseconds. */
const lookEvery = 500;

/**
 * Resolves when this process is told to end: by a signal, or, under `npm run`, by the end of what npm started it with: npm passes
 * a SIGTERM on to its shell, and the shell does not pass it on.
 */
export function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, lookEvery);
    watch.unref();
  });
}
