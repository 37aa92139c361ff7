import { SfnWorkflow } from '../adapters/sfn-workflow.ts';
import { passOn } from '../flows/pass-on.ts';
import type { Complain } from '../ports/complain.ts';
import { type Config, readOptional } from '../runtime/config.ts';
import { decidingPorts } from './deciding.ts';

/** What receives decisions: it alone has a workflow that it can answer. The command line stands in its place. */
export function receivingPorts(config: Config, complain: Complain) {
  const ports = decidingPorts(config, complain);
  const workflow = new SfnWorkflow(readOptional('UNCLICK_STATE_MACHINE_ARN') ?? '');
  return { ...ports, workflow, passOn: async (id: string) => void (await passOn({ ...ports, workflow }, id)) };
}
