import { join } from 'node:path';
import { Executions } from '../../cli/sandbox/executions.ts';
import { TaskFailure, TaskTokens } from '../../cli/sandbox/task-tokens.ts';
import { workflowDefinition } from '../../cli/sandbox/workflow-definition.ts';
import type { Override } from '../../functions/core/deciding/override.ts';
import type { Stack } from '../../functions/core/stack.ts';
import { stacksOf } from '../../functions/core/stacks.ts';
import { claimStack } from '../../functions/flows/claim-stack.ts';
import { decideByClock, overrideEnd } from '../../functions/flows/decide-by-clock.ts';
import { passOn } from '../../functions/flows/pass-on.ts';
import { publish } from '../../functions/flows/publish.ts';
import { reportOutcome } from '../../functions/flows/report-outcome.ts';
import { requestApproval } from '../../functions/flows/request-approval.ts';
import type { Task } from '../../functions/flows/take-back/request.ts';
import { takeBack } from '../../functions/flows/take-back.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Terraform } from '../../functions/ports/terraform.ts';
import type { UndoCalls } from '../../functions/ports/undo-calls.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import { DriftedTerraform, type World } from '../fakes/drifted-terraform.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakeChat, FakeMessages } from '../fakes/messages.ts';
import { FakeOverrides } from '../fakes/overrides.ts';
import type { FakePeople } from '../fakes/people.ts';
import { FakePlans } from '../fakes/plans.ts';
import { FakeQuestions } from '../fakes/questions.ts';

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:unclick-test-respond';

/** The workflow file as it stands; the first world checks it. */
const definition = workflowDefinition(join(import.meta.dirname, '../../infra/workflow.asl.yml'), (name) => name);
let wasChecked = false;

/** One apply, as it happened. */
export interface Applied {
  readonly incident: string;
  readonly task: Task;
  readonly addresses: readonly string[];
  readonly at: Date;
}

/** Where a call breaks: before its work, after it, or not at all. */
export type Fault = 'before' | 'after' | undefined;

/** Where a build is killed: before its plan, or in its apply, with the change made or not. */
export type Death = 'plan' | 'apply' | 'applied' | undefined;

/** The clock of the process: vitest's fake timers move it. */
const clock: Clock = {
  now: () => new Date(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * The whole way from a click to its end, in memory: the real workflow file in the local interpreter, the real flows, core and
 * guard, over fakes of what AWS, Slack and Terraform are. Only those fakes know time and failure.
 */
export class DecidingWorld {
  readonly world: World = new Map();
  readonly incidents = new FakeIncidents();
  readonly mailbox = new FakeMailbox(clock, this.incidents);
  readonly overrideRecords = new Map<string, Override>();
  readonly overrides = new FakeOverrides(this.incidents, this.mailbox, this.overrideRecords);
  readonly questions = new FakeQuestions(this.incidents, this.overrideRecords);
  readonly chat = new FakeChat();
  readonly applied: Applied[] = [];
  readonly runs: { readonly incident: string; readonly task: Task; readonly at: Date }[] = [];
  readonly complaints: string[] = [];
  readonly doomed = new Set<string>();
  readonly undone: string[] = [];
  readonly faults: Fault[] = [];
  /** Where each of the next builds dies; undefined lets one live. */
  readonly deaths: Death[] = [];
  /** The lock that lies beside the state. */
  lock: string | undefined;
  /** How CodeBuild calls the end of a build that died. */
  ending = 'FAILED';
  readonly announced: string[] = [];
  readonly ports;
  /** What a function has that is not the decision receiver: it hands over, and what is handed over may be lost. */
  readonly handingOver;
  readonly #tokens = new TaskTokens();
  readonly #executions: Executions;
  readonly #terraform: DriftedTerraform;
  readonly #plans = new FakePlans();
  #running: { incident: string; task: Task } | undefined;

  constructor(stack: Stack, people: FakePeople, onApply: (applied: Applied, world: World) => void) {
    this.#terraform = new DriftedTerraform(this.world, (addresses) => {
      if (!this.#running) throw new Error('an apply outside a run');
      const applied = { ...this.#running, addresses, at: clock.now() };
      onApply(applied, this.world);
      this.applied.push(applied);
    });
    const answer = (resource: string, parameters: unknown) => this.#answer(resource, parameters as never);
    this.#executions = new Executions(machine, definition, this.#tokens, answer, { noValidate: wasChecked });
    wasChecked = true;
    let made = 0;
    const workflow = this.#workflow();
    this.ports = {
      stacks: stacksOf([stack]),
      clock,
      accounts: {},
      keepSeconds: 86_400,
      retrySeconds: 10,
      people,
      chat: this.chat,
      mailbox: this.mailbox,
      incidents: this.incidents,
      questions: this.questions,
      overrides: this.overrides,
      messages: new FakeMessages(this.incidents),
      workflow,
      passOn: async (id: string) => void (await passOn({ ...this, clock, workflow }, id)),
      announcements: {
        announce: async ({ id, status }: { id: string; status: string }) => void this.announced.push(`${id} ${status}`),
      },
      states: { read: async () => (this.lock === undefined ? undefined : { body: this.lock, etag: '1' }) },
      complain: (what: string) => void this.complaints.push(what),
      newId: () => {
        made += 1;
        return String(made);
      },
    };
    this.handingOver = { ...this.ports, passOn: (id: string) => this.#handOver(id) };
  }

  /** An asynchronous call of the receiver: taken or not, and once taken it may still break. */
  async #handOver(id: string): Promise<void> {
    this.#break('before');
    const handed = this.ports.passOn(id).catch(() => this.complaints.push(`handing over ${id} was lost`));
    void handed;
    this.#break('after');
  }

  /** Keys that are to be deleted: KMS as far as undoing goes. */
  #undo(): UndoCalls {
    return {
      isPending: async ({ id }) => this.doomed.has(id),
      undo: async ({ id }) => {
        this.doomed.delete(id);
        this.undone.push(id);
      },
    };
  }

  /** A key in the state, which somebody schedules for deletion. */
  doom(address: string, id: string): void {
    const [type = '', name = ''] = address.split('.');
    const provider = 'provider["registry.terraform.io/hashicorp/aws"]';
    const instances = [{ attributes: { id, is_enabled: true } }];
    this.#terraform.resources = [{ mode: 'managed', type, name, provider, instances }];
    this.doomed.add(id);
  }

  /** Executions that have not ended. */
  running(): string[] {
    return [...this.incidents.records.keys()].filter(
      (id) => this.#executions.describe(`${machine}:${id}`)?.status === 'RUNNING',
    );
  }

  abort(): void {
    this.#executions.abort();
  }

  #workflow(): Workflow {
    return {
      start: async (incident, input) => {
        this.#break('before');
        const started = this.#executions.start(incident, JSON.stringify(input));
        if (typeof started !== 'string') return 'started';
        return this.#executions.describe(`${machine}:${incident}`)?.status === 'RUNNING' ? 'running' : 'closed';
      },
      answer: async (token, answer) => {
        const fault = this.faults.shift();
        if (fault === 'before') throw new Error('Step Functions does not answer');
        const taken = this.#tokens.succeed(token, answer);
        if (fault === 'after') throw new Error('the answer was lost on its way back');
        return taken;
      },
    };
  }

  async #answer(resource: string, parameters: { FunctionName?: string; Payload?: never }): Promise<unknown> {
    if (resource.includes('codebuild')) return await this.#build(parameters as never);
    const fault = this.faults.shift();
    if (fault === 'before') throw new TaskFailure('Lambda.Unknown', 'it crashed before its work');
    const Payload = await this.#call(parameters.FunctionName ?? '', parameters.Payload ?? ({} as never));
    if (fault === 'after') throw new TaskFailure('Lambda.Unknown', 'it crashed after its work');
    return { Payload };
  }

  async #call(name: string, payload: never): Promise<unknown> {
    const { ports } = this;
    if (name === 'ClaimStackArn') return await claimStack(ports, payload);
    if (name === 'RequestApprovalArn') return await requestApproval(this.handingOver, payload);
    if (name === 'DecideByClockArn')
      return 'question' in (payload as object)
        ? await overrideEnd(ports, payload)
        : await decideByClock(ports, payload);
    if (name === 'ReportOutcomeArn') return await reportOutcome(ports, payload);
    if (name === 'TellIncidentArn') return await publish(ports, (payload as { incident: string }).incident);
    throw new Error(`the workflow calls ${name}, which this world does not have`);
  }

  async #build(parameters: {
    EnvironmentVariablesOverride: readonly { Name: string; Value: string }[];
  }): Promise<unknown> {
    const variables = Object.fromEntries(
      parameters.EnvironmentVariablesOverride.map(({ Name, Value }) => [Name, Value]),
    );
    const { UNCLICK_INCIDENT: incident = '', UNCLICK_STACK = '', UNCLICK_FENCE, UNCLICK_TASK } = variables;
    const stack = this.ports.stacks.named(UNCLICK_STACK);
    const task = (['revert', 'apply-held', 'after-override'] as const).find((known) => known === UNCLICK_TASK);
    if (!stack || !task) throw new TaskFailure('States.TaskFailed', 'no such stack or task');
    this.#running = { incident, task };
    this.runs.push({ incident, task, at: clock.now() });
    const terraform = mortal(this.#terraform, this.deaths.shift());
    const ports = { ...this.ports, plans: this.#plans, terraform, undo: this.#undo(), log: () => undefined };
    const request = {
      stack,
      incident,
      fence: Number(UNCLICK_FENCE),
      run: `build-${this.runs.length}`,
      task,
      source: 'working copy',
    };
    const report = await takeBack(ports, request).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      throw new TaskFailure('States.TaskFailed', JSON.stringify({ Id: 'build:1', BuildStatus: this.ending }));
    });
    this.#running = undefined;
    const exported = [{ Name: 'UNCLICK_OUTCOME', Value: report.outcome }];
    return {
      Build: { Id: 'build:1', ExportedEnvironmentVariables: exported, Logs: { DeepLink: 'https://logs.example' } },
    };
  }

  #break(when: Fault): void {
    if (this.faults[0] !== when) return;
    this.faults.shift();
    throw new Error('a call broke');
  }
}

class Killed extends Error {}

/** A Terraform whose process is killed at one place: nothing after it is ever heard of. */
function mortal(terraform: DriftedTerraform, death: Death): Terraform {
  if (death === undefined) return terraform;
  return new Proxy<Terraform>(terraform, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return async (...asked: readonly unknown[]) => {
        if (key === death) throw new Killed();
        const answer: unknown = await Reflect.apply(member, target, asked);
        if (key === 'apply' && death === 'applied') throw new Killed();
        return answer;
      };
    },
  });
}
