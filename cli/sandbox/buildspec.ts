import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const commands = z.array(z.string()).default([]);
const phase = z.object({ commands, finally: commands }).prefault({});
const spec = z.object({
  version: z.literal(0.2),
  env: z
    .object({
      variables: z.record(z.string(), z.coerce.string()).default({}),
      'exported-variables': z.array(z.string()).default([]),
    })
    .prefault({}),
  phases: z.object({ install: phase, pre_build: phase, build: phase, post_build: phase }).partial(),
});

export interface Buildspec {
  readonly variables: Readonly<Record<string, string>>;
  readonly exported: readonly string[];
  /** One POSIX shell script that runs the phases as CodeBuild does. */
  readonly script: string;
}

/** Reads a buildspec (version 0.2). @throws where it is none. */
export function readBuildspec(file: string): Buildspec {
  const { env, phases } = spec.parse(parse(readFileSync(file, 'utf8')));
  const exported = env['exported-variables'];
  return { variables: env.variables, exported, script: scriptOf(phases, exported) };
}

const order = ['install', 'pre_build', 'build', 'post_build'] as const;

/**
 * In version 0.2 all commands share one shell. A failing command skips the rest of its phase; a failing install or
 * pre_build ends the build; post_build runs after a failed build, and `finally` always. CODEBUILD_BUILD_SUCCEEDING says
 * how it goes. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
 */
function scriptOf(phases: z.output<typeof spec>['phases'], exported: readonly string[]): string {
  const lines = ['export CODEBUILD_BUILD_SUCCEEDING=1', 'unclick_stop=0'];
  for (const name of order) {
    const { commands, finally: after } = phases[name] ?? { commands: [], finally: [] };
    const early = name === 'install' || name === 'pre_build';
    lines.push(`if [ $unclick_stop = 0 ]; then unclick_ok=1`, ...commands.map(guarded), ...after);
    lines.push(
      `if [ $unclick_ok = 0 ]; then export CODEBUILD_BUILD_SUCCEEDING=0; unclick_stop=${early ? 1 : 0}; fi`,
      'fi',
    );
  }
  lines.push(...exported.map((name) => `printf '%s=%s\\0' ${name} "\${${name}-}" >&3`));
  lines.push('[ $CODEBUILD_BUILD_SUCCEEDING = 1 ]');
  return lines.join('\n');
}

const guarded = (command: string) => `if [ $unclick_ok = 1 ]; then\n${command}\n[ $? = 0 ] || unclick_ok=0\nfi`;
