import { DynamoReplays } from './adapters/dynamo/replays.ts';
import { respond } from './adapters/slack/response.ts';
import { receivingPorts } from './compose/receiving.ts';
import type { SlackRequest } from './core/slack/request.ts';
import { broken, late, type Reply, receiveDecision } from './flows/receive-decision.ts';
import { loadConfig, readOptional } from './runtime/config.ts';
import { withinDeadline } from './runtime/deadline.ts';
import { slackAnswer, type UrlAnswer, type UrlRequest } from './runtime/function-url.ts';
import { type HandedOver, isHandedOver } from './runtime/handed-over.ts';
import { handler as lambda } from './runtime/handler.ts';
import { complain, logger } from './runtime/powertools.ts';
import { secret } from './runtime/secret.ts';
import { admit } from './runtime/slack-door.ts';

const config = loadConfig();
const { dialogs, table, ...ports } = receivingPorts(config, complain);
const replays = new DynamoReplays(table);
const door = {
  secret: secret(config.slack?.signingSecretParameter ?? '/unclick/slack/signing-secret'),
  isFirst: (signature: string, now: Date) => replays.isFirst(signature, now),
  now: () => new Date(),
};

/** Slack through the Function URL; or another function, with a decision that the workflow has not heard of. */
export const handler = lambda(async (event: UrlRequest | HandedOver): Promise<UrlAnswer> => {
  if (isHandedOver(event)) {
    await ports.passOn(event.passOn);
    return { statusCode: 200 };
  }
  const admitted = await admit(event, door);
  if (admitted.admitted)
    return slackAnswer(admitted.request.kind, await withinDeadline(work(admitted.request), { late, broken }, complain));
  logger.warn('refused', { status: admitted.status, because: admitted.because });
  return { statusCode: admitted.status };
});

async function work(request: SlackRequest): Promise<Reply> {
  if (!dialogs) return {};
  const reply = await receiveDecision({ ...ports, dialogs }, request);
  if (request.kind === 'button' && request.responseUrl && reply.text)
    await respond(request.responseUrl, reply.text, readOptional('UNCLICK_SLACK_URL'));
  return reply;
}
