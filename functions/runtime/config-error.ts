/** What is wrong with a configuration: every mistake at once, each with its line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
