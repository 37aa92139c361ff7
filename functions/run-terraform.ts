import { openSource } from './compose/open-source.ts';
import { runningPorts } from './compose/running.ts';
import { sweepStack } from './flows/sweep-stack.ts';
import { takeBack } from './flows/take-back.ts';
import { loadConfig, readEnvironment, readOptional } from './runtime/config.ts';
import { readRunRequest } from './runtime/run-request.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
const { CODEBUILD_SRC_DIR } = readEnvironment(['CODEBUILD_SRC_DIR']);
const config = loadConfig();
const place = { root: CODEBUILD_SRC_DIR, cache: readOptional('UNCLICK_CACHE'), log };
const { request, terraform } = await openSource(readRunRequest(config.stacks), place);

/** What one build does; the one word on standard output is the build's answer (infra/buildspec.yml). */
try {
  const ports = runningPorts(config, terraform, log);
  const answer =
    request.task === 'sweep' ? (await sweepStack(ports, request)).result : (await takeBack(ports, request)).outcome;
  process.stdout.write(answer);
} finally {
  await terraform.close();
}
