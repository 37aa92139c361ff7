import { createHash } from 'node:crypto';
import type { AnswerPorts } from '../../functions/flows/answer-click.ts';
import type { BackfillPorts } from '../../functions/flows/backfill-clicks.ts';
import type { EndSweepPorts } from '../../functions/flows/end-sweep.ts';
import type { FinishPorts } from '../../functions/flows/finish-decisions.ts';
import type { IndexPorts } from '../../functions/flows/index-state.ts';
import { passOn } from '../../functions/flows/pass-on.ts';
import type { ReceivePorts } from '../../functions/flows/receive-decision.ts';
import type { ReportPorts } from '../../functions/flows/report-outcome.ts';
import type { ApprovalPorts } from '../../functions/flows/request-approval.ts';
import type { StartSweepsPorts } from '../../functions/flows/start-sweeps.ts';
import type { SweepPorts } from '../../functions/flows/sweep-stack.ts';
import type { RunPorts } from '../../functions/flows/take-back/request.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Questions } from '../../functions/ports/questions.ts';
import type { Manifest, Manifests } from '../../functions/ports/state-index.ts';
import type { States } from '../../functions/ports/states.ts';
import type { Actor } from './actor.ts';
import { slackDirectory } from './cast.ts';
import { stateOf } from './model-terraform.ts';
import { undoCalls } from './model-undo.ts';
import type { Place } from './place.ts';
import { through } from './through.ts';
import type { World } from './world.ts';

/** What the world's functions are composed of, as functions/compose and the handlers compose them, for one actor. */
export function clockOf({ scene }: World, actor: Actor): Clock {
  return {
    now: () => new Date(scene.simulation.now),
    wait: (milliseconds) => actor.call(undefined, 'clock.wait', () => undefined, { latency: milliseconds }),
  };
}

const policy = { origins: ['console' as const], ownRoles: [] };
const own = { prefix: 'unclick-prod', names: [], trails: [], deployers: [] };

/** functions/compose/answering.ts */
export function answeringPorts(world: World, actor: Actor): AnswerPorts {
  const { stores } = world;
  return {
    policy,
    own,
    ignore: [],
    clock: clockOf(world, actor),
    index: through(actor, 'DynamoDB', 'index', stores.index),
    mailbox: through(actor, 'DynamoDB', 'mailbox', stores.mailbox),
    workflow: through(actor, 'Step Functions', 'workflow', world.workflow),
    deadLetters: {
      send: (body, reason) => actor.call('SQS', 'deadLetters.send', () => void world.queue.dead.push({ body, reason })),
    },
  };
}

type DecidingPorts = ReportPorts &
  Omit<ReceivePorts, 'workflow' | 'passOn' | 'questions'> & {
    readonly questions: Questions;
    readonly retrySeconds: number;
  };

/** functions/compose/deciding.ts, and the claim's one number. */
export function decidingPorts(world: World, actor: Actor): DecidingPorts {
  const { stores, stacks } = world;
  return {
    stacks,
    clock: clockOf(world, actor),
    complain: (what, error) => world.scene.say(actor.name, `complains: ${what} (${String(error)})`),
    accounts: {},
    keepSeconds: 400 * 86_400,
    retrySeconds: 10,
    newId: () => world.newId(),
    mailbox: through(actor, 'DynamoDB', 'mailbox', stores.mailbox),
    incidents: through(actor, 'DynamoDB', 'incidents', stores.incidents),
    questions: through(actor, 'DynamoDB', 'questions', stores.questions),
    overrides: through(actor, 'DynamoDB', 'overrides', stores.overrides),
    messages: through(actor, 'DynamoDB', 'messages', stores.messages),
    announcements: {
      announce: ({ id, status }) =>
        actor.call('EventBridge', `announcements.announce ${id} ${status}`, () => undefined),
    },
    chat: through(actor, 'Slack', 'chat', stores.chat),
    people: through(actor, 'Slack', 'people', slackDirectory()),
    states: { read: (location) => actor.call('S3', `states.read ${location.key}`, () => undefined) },
    dialogs: { open: () => actor.call('Slack', 'dialogs.open', () => undefined) },
  };
}

/** functions/compose/receiving.ts: the only one that answers tokens. */
export function receivingPorts(world: World, actor: Actor): ReceivePorts {
  const ports = decidingPorts(world, actor);
  const workflow = through(actor, 'Step Functions', 'workflow', world.workflow);
  return { ...ports, workflow, passOn: async (id) => void (await passOn({ ...ports, workflow }, id)) };
}

/** functions/compose/handing-over.ts */
export function handingOverPorts(world: World, actor: Actor): ApprovalPorts & DecidingPorts {
  const invoke = (id: string) =>
    world.later('receive', 15, async (other) => await receivingPorts(world, other).passOn(id));
  return {
    ...decidingPorts(world, actor),
    passOn: (id) => actor.call('Lambda', `receiver.invoke ${id}`, () => void invoke(id)),
  };
}

/** functions/finish-decisions.ts */
export function finishPorts(world: World, actor: Actor): FinishPorts {
  return { ...handingOverPorts(world, actor), workflow: through(actor, 'Step Functions', 'workflow', world.workflow) };
}

/** functions/report-outcome.ts, where a sweep ends. */
export function endSweepPorts(
  world: World,
  actor: Actor,
): EndSweepPorts & Pick<StartSweepsPorts & SweepPorts, 'sweeps'> {
  const { stores, stacks } = world;
  return {
    stacks,
    clock: clockOf(world, actor),
    mailbox: through(actor, 'DynamoDB', 'mailbox', stores.mailbox),
    sweeps: through(actor, 'DynamoDB', 'sweeps', stores.sweeps),
    workflow: through(actor, 'Step Functions', 'workflow', world.workflow),
  };
}

/** functions/sweep-stacks.ts: the first hour is the night of this world. */
export function startSweepsPorts(world: World, actor: Actor): StartSweepsPorts {
  const { stores } = world;
  return {
    ...endSweepPorts(world, actor),
    window: { from: 12, hours: 1 },
    manifests: { list: async function* () {} },
    incidents: through(actor, 'DynamoDB', 'incidents', stores.incidents),
  };
}

/** functions/compose/running.ts, but for Terraform itself. */
export function runPorts(world: World, place: Place): Omit<RunPorts & SweepPorts, 'terraform'> {
  const { stores } = world;
  const { actor } = place;
  return {
    policy,
    ignore: [],
    sweeps: through(actor, 'DynamoDB', 'sweeps', stores.sweeps),
    records: world.trail.historySeenBy(actor),
    mailbox: through(actor, 'DynamoDB', 'mailbox', stores.mailbox),
    incidents: through(actor, 'DynamoDB', 'incidents', stores.incidents),
    overrides: through(actor, 'DynamoDB', 'overrides', stores.overrides),
    plans: through(actor, 'S3', 'plans', stores.plans),
    undo: undoCalls(place),
    clock: clockOf(world, actor),
    log: (line) => world.scene.say(actor.name, line),
  };
}

/** functions/backfill-clicks.ts */
export function backfillPorts(world: World, actor: Actor): BackfillPorts {
  const { cursors } = world.stores;
  return {
    trail: world.trail.asSeenBy(actor),
    cursors: through(actor, 'DynamoDB', 'cursors', cursors),
    queue: { send: (body) => actor.call('SQS', 'queue.send', () => world.queue.send(body)) },
    clock: clockOf(world, actor),
    policy,
    own,
  };
}

/** functions/index-state.ts */
export function indexPorts(world: World, actor: Actor): IndexPorts {
  const { stores, reality } = world;
  const states: States = {
    read: (location, etag) =>
      actor.call('S3', `states.read ${location.key}`, () => {
        const stack = Object.values(reality.stacks).find(({ name }) => location.key === `${name}.tfstate`);
        if (!stack) return undefined;
        const current = String(stack.serial);
        return etag === current ? ('unchanged' as const) : { body: JSON.stringify(stateOf(stack)), etag: current };
      }),
    list: async function* () {},
  };
  const manifests: Pick<Manifests, 'read' | 'write'> = {
    read: (stack) => actor.call('S3', 'manifests.read', () => stores.manifests.get(stack)),
    write: (stack: string, manifest: Manifest) =>
      actor.call('S3', 'manifests.write', () => void stores.manifests.set(stack, manifest)),
  };
  return {
    states,
    manifests: { ...manifests, list: async function* () {} },
    index: through(actor, 'DynamoDB', 'index', stores.index),
    digest: (text) => createHash('sha256').update(text).digest('base64url').slice(0, 16),
  };
}
