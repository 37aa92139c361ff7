import { TaskFailure } from '../../cli/sandbox/task-tokens.ts';
import { isObject, type Json } from '../../functions/core/json.ts';
import { sweepStack } from '../../functions/flows/sweep-stack.ts';
import { takeBack } from '../../functions/flows/take-back.ts';
import { readRunRequest } from '../../functions/runtime/run-request.ts';
import type { Actor } from './actor.ts';
import { ModelTerraform } from './model-terraform.ts';
import type { Place } from './place.ts';
import { runPorts } from './ports-of.ts';
import type { World } from './world.ts';

/** The project's time limit. */
const limitSeconds = 3600;

/** CodeBuild: a build is provisioned, runs once, and says one word. */
export class Builds {
  readonly #world: World;
  readonly #running: Actor[] = [];
  #started = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get running(): readonly Actor[] {
    return this.#running.filter(({ isAlive }) => isAlive);
  }

  async start(parameters: Json): Promise<Json> {
    const { scene, stacks } = this.#world;
    this.#started += 1;
    // Provisioning takes a while; now and then the account's builds are all in use for longer than a lease lasts.
    const luck = scene.chance.of(`provision ${this.#started}`);
    await scene.simulation.wait(1000 * (5 + 40 * luck + (luck > 0.9 ? 10_000 * (luck - 0.9) : 0)));
    const request = readRunRequest(stacks, variablesOf(parameters));

    let build = '';
    const ended = await scene.play('build', limitSeconds, async (actor) => {
      build = actor.name;
      this.#running.push(actor);
      scene.say(actor.name, `runs ${request.task} of ${request.incident}, fence ${request.fence}`);
      const place = this.#place(actor, request);
      const ports = { ...runPorts(this.#world, place), terraform: new ModelTerraform(place) };
      return request.task === 'sweep'
        ? (await sweepStack(ports, request)).result
        : (await takeBack(ports, request)).outcome;
    });
    this.#world.applies.buildEnds(build);
    if (ended.how !== 'returned')
      throw new TaskFailure('States.TaskFailed', JSON.stringify({ Id: build, BuildStatus: 'FAILED', why: ended.how }));
    return {
      Build: {
        Id: build,
        ExportedEnvironmentVariables: [{ Name: 'UNCLICK_OUTCOME', Value: ended.value }],
        Logs: { DeepLink: `https://logs.example/${build.replace(' ', '-')}` },
      },
    };
  }

  #place(actor: Actor, request: ReturnType<typeof readRunRequest>): Place {
    const { scene, reality, stores, isLocking, applies } = this.#world;
    const stack = Object.values(reality.stacks).find(({ name }) => name === request.stack.name);
    if (!stack) throw new Error(`there is no stack ${request.stack.name}`);
    const { lockTimeoutSeconds } = request.stack.terraform;
    const listener = applies.listener(actor.name, request);
    const saves = () => this.#world.saves(stack);
    return { scene, actor, reality, stack, files: stores.files, isLocking, lockTimeoutSeconds, listener, saves };
  }
}

function variablesOf(parameters: Json): Record<string, string> {
  const list = isObject(parameters) ? parameters.EnvironmentVariablesOverride : [];
  if (!Array.isArray(list)) return {};
  return Object.fromEntries(list.map((one) => (isObject(one) ? [String(one.Name), String(one.Value)] : [])));
}
