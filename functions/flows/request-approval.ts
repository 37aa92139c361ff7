import { questionText } from '../core/deciding/question-text.ts';
import type { WorkflowAnswer } from '../core/deciding/workflow-answer.ts';
import type { Incident, TrailEntry } from '../core/incident.ts';
import type { Approval } from '../core/stack.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { IncidentChange, Questions } from '../ports/questions.ts';
import type { PassOn } from '../ports/workflow.ts';
import { type PublishPorts, publish } from './publish.ts';

export interface ApprovalRequest {
  readonly incident: string;
  readonly stack: string;
  /** The workflow's task token: who holds it can answer. It is kept with the incident and never shown. */
  readonly token: string;
  /** `decide` about a held plan; `kept`: an override begins, or was made longer; `ending`: its last minutes begin. */
  readonly question: 'decide' | 'kept' | 'ending';
  readonly onTimeout?: Approval['onTimeout'];
  /** What the workflow acts on: what it was told of the last decision. */
  readonly decision?: WorkflowAnswer;
}

export interface ApprovalPorts extends PublishPorts {
  readonly mailbox: Pick<Mailbox, 'release'>;
  readonly questions: Pick<Questions, 'ask' | 'write'>;
  readonly passOn: PassOn;
}

/**
 * Lets the stack go, keeps the token with the incident and asks people. When the workflow asks again after a fault, and
 * somebody decided in between, the answer is passed on at once: a decision is never lost to a token that died.
 */
export async function requestApproval(ports: ApprovalPorts, request: ApprovalRequest): Promise<void> {
  await ports.mailbox.release(request.stack, request.incident);
  const before = await ports.incidents.read(request.incident);
  if (!before) throw new Error(`there is no incident ${request.incident} to decide about`);
  const decided = decidedMeanwhile(before, request);
  const change = decided ? { trail: [] } : asking(ports, before, request);
  const asked = await ports.questions.ask(request.incident, request.token, change);
  if (decided && asked.decision) {
    const decision = { ...asked.decision, question: asked.question ?? 0 };
    await ports.questions.write(request.incident, asked.card ?? 0, { decision, trail: [] });
    await ports.passOn(request.incident);
  }
  await publish(ports, request.incident);
}

/**
 * The record holds a decision that the workflow does not know. Of a plan, it must answer the newest question. Of an override it
 * counts whatever question it answered: somebody ended it before it was first asked about, or a call died between two questions.
 */
function decidedMeanwhile({ decision, question = 0, run }: Incident, request: ApprovalRequest): boolean {
  if (!decision) return false;
  if (request.question === 'decide') {
    const isNewest = (decision.question ?? 0) === question;
    return isNewest && decision.digest !== undefined && decision.digest === run?.plan?.digest;
  }
  const { at, by, verb } = request.decision ?? {};
  // Two people may decide within one millisecond.
  return decision.at !== at || decision.by !== by || decision.verb !== verb;
}

function asking(ports: ApprovalPorts, incident: Incident, request: ApprovalRequest): IncidentChange {
  const approval = ports.stacks.named(request.stack)?.approval;
  const onTimeout = request.onTimeout ?? approval?.onTimeout ?? 'leave';
  const now = ports.clock.now();
  const until = new Date(now.getTime() + (approval?.timeoutSeconds ?? 3600) * 1000).toISOString();
  const outcome = questionText(incident, { kind: request.question, until, onTimeout });
  const entry = (what: TrailEntry['what']) => ({ at: now.toISOString(), by: 'unclick', what, detail: outcome });
  const reasons = incident.run?.reasons ?? [];
  if (request.question === 'decide')
    return { status: 'waiting', outcome, reasons, request: null, trail: [entry('asked')] };
  return { status: 'overridden', outcome, trail: request.question === 'ending' ? [entry('noticed')] : [] };
}
