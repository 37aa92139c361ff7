import { lambdaReceiver } from '../adapters/lambda-receiver.ts';
import type { Complain } from '../ports/complain.ts';
import { type Config, readEnvironment } from '../runtime/config.ts';
import { decidingPorts } from './deciding.ts';

/** What asks, or finds a decision that was not delivered: the decision receiver answers the workflow for it. */
export function handingOverPorts(config: Config, complain: Complain) {
  const { UNCLICK_RECEIVER } = readEnvironment(['UNCLICK_RECEIVER']);
  return { ...decidingPorts(config, complain), passOn: lambdaReceiver(UNCLICK_RECEIVER) };
}
