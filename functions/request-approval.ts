import { handingOverPorts } from './compose/handing-over.ts';
import { type ApprovalRequest, requestApproval } from './flows/request-approval.ts';
import { loadConfig } from './runtime/config.ts';
import { complain } from './runtime/powertools.ts';
import { tracedHandler } from './runtime/traced-handler.ts';

const ports = handingOverPorts(loadConfig(), complain);

/** Keeps the workflow's task token and asks people; what it returns is not the task's answer. */
export const handler = tracedHandler(async (request: ApprovalRequest) => {
  await requestApproval(ports, request);
  return { asked: request.question };
});
