import { TaskFailure } from '../../cli/sandbox/task-tokens.ts';
import type { Json } from '../../functions/core/json.ts';
import { isObject } from '../../functions/core/json.ts';
import { claimStack } from '../../functions/flows/claim-stack.ts';
import { decideByClock, overrideEnd } from '../../functions/flows/decide-by-clock.ts';
import { endSweep } from '../../functions/flows/end-sweep.ts';
import { publish } from '../../functions/flows/publish.ts';
import { type ReportRequest, reportOutcome } from '../../functions/flows/report-outcome.ts';
import { requestApproval } from '../../functions/flows/request-approval.ts';
import { Actor, type Ended, type Failure } from './actor.ts';
import type { ActorKind } from './fault.ts';
import { endSweepPorts, handingOverPorts } from './ports-of.ts';
import { overTheWire, type World } from './world.ts';

type LambdaPorts = ReturnType<typeof handingOverPorts> & ReturnType<typeof endSweepPorts>;

interface Lambda {
  readonly kind: ActorKind;
  readonly seconds: number;
  readonly work: (ports: LambdaPorts, payload: never) => Promise<unknown>;
}

/** Each function that the workflow names: its handler's one line, and the timeout of serverless.yml. */
const lambdas: Readonly<Record<string, Lambda>> = {
  ClaimStackArn: { kind: 'claim', seconds: 30, work: claimStack },
  TellIncidentArn: {
    kind: 'tell',
    seconds: 30,
    work: (ports, { incident }: { incident: string }) => publish(ports, incident),
  },
  RequestApprovalArn: { kind: 'ask', seconds: 30, work: requestApproval },
  DecideByClockArn: {
    kind: 'by-clock',
    seconds: 30,
    work: (ports, payload) =>
      'question' in (payload as object) ? overrideEnd(ports, payload) : decideByClock(ports, payload),
  },
  ReportOutcomeArn: {
    kind: 'report',
    seconds: 60,
    work: (ports, payload: ReportRequest) =>
      payload.task === 'sweep' ? endSweep(ports, payload) : reportOutcome(ports, payload),
  },
};

/** Lambda and CodeBuild, as the workflow calls them. */
export class Lambdas {
  readonly #world: World;
  readonly #callers = new Map<string, Actor>();

  constructor(world: World) {
    this.#world = world;
  }

  async answer(
    execution: string,
    resource: string,
    parameters: Json,
    _token: string,
    answer: Promise<Json>,
  ): Promise<Json> {
    const caller = this.#callerOf(execution);
    if (resource.includes('codebuild')) return await this.#build(caller, parameters);
    const { FunctionName: name, Payload: payload = {}, InvocationType: type } = isObject(parameters) ? parameters : {};
    const lambda = lambdas[String(name)];
    if (!lambda) throw new Error(`the workflow calls ${String(name)}, which this world does not have`);
    const invoke = (): Json | Promise<Json> =>
      type === 'Event' ? this.#later(lambda, payload) : this.#now(lambda, payload);
    const Payload = await caller.call(undefined, `lambda.invoke ${lambda.kind}`, invoke, { failure: lambdaFailure });
    return resource.endsWith('.waitForTaskToken') ? await answer : { Payload, StatusCode: 200 };
  }

  /** A build that was started runs on, even where the answer to that call is lost: then there may be two. */
  async #build(caller: Actor, parameters: Json): Promise<Json> {
    const start = () => {
      const ended = this.#world.builds.start(parameters);
      ended.catch(() => undefined);
      return { ended };
    };
    const build = await caller.call('CodeBuild', 'codebuild.startBuild', start, { failure: buildFailure });
    return await build.ended;
  }

  async #now(lambda: Lambda, payload: Json): Promise<Json> {
    const ended = await this.#run(lambda, payload);
    if (ended.how === 'returned') return overTheWire(ended.value);
    if (ended.how === 'died') throw new TaskFailure('Lambda.Unknown', ended.why);
    const { error } = ended;
    throw error instanceof Error ? new TaskFailure(error.name, error.message) : new TaskFailure('Error', String(error));
  }

  #later({ kind, seconds, work }: Lambda, payload: Json): Json {
    void this.#world.later(kind, seconds, (actor) => work(this.#ports(actor), payload as never));
    return null;
  }

  #run({ kind, seconds, work }: Lambda, payload: Json): Promise<Ended<unknown>> {
    return this.#world.scene.play(kind, seconds, (actor) => work(this.#ports(actor), payload as never));
  }

  #ports(actor: Actor): LambdaPorts {
    return { ...endSweepPorts(this.#world, actor), ...handingOverPorts(this.#world, actor) };
  }

  #callerOf(execution: string): Actor {
    const known = this.#callers.get(execution);
    const caller = known ?? new Actor(this.#world.scene, 'workflow', this.#callers.size, () => undefined);
    this.#callers.set(execution, caller);
    return caller;
  }
}

const lambdaFailure: Failure = (mishap, text) =>
  new TaskFailure(mishap === 'refused' ? 'Lambda.TooManyRequestsException' : 'Lambda.SdkClientException', text);

const buildFailure: Failure = (mishap, text) =>
  new TaskFailure(
    mishap === 'refused' ? 'CodeBuild.AccountLimitExceededException' : 'CodeBuild.SdkClientException',
    text,
  );
