import { existsSync, readFileSync } from 'node:fs';
import { type Config, configFrom } from '../../functions/runtime/config.ts';
import { ConfigError } from '../../functions/runtime/config-error.ts';
import { parseConfig } from '../../functions/runtime/parse-config.ts';

/** The configuration in a file. @throws ConfigError with every mistake, or with what to do where there is no such file. */
export function readConfig(file: string): Config {
  if (!existsSync(file))
    throw new ConfigError(
      `there is no ${file}: copy unclick.example.yml, or let \`unclick init\` write one from your states`,
    );
  return configFrom(parseConfig(readFileSync(file, 'utf8'), file));
}
