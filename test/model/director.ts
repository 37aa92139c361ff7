import { Clicking } from './clicking.ts';
import type { Command } from './history.ts';
import { Operating } from './operating.ts';
import { Pressing } from './pressing.ts';
import type { World } from './world.ts';

/** Makes the commands of a history happen. */
export class Director {
  readonly clicking: Clicking;
  readonly operating: Operating;
  readonly #pressing: Pressing;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.clicking = new Clicking(world);
    this.operating = new Operating(world);
    this.#pressing = new Pressing(world);
  }

  do(command: Command): void {
    const { scene, builds, queue } = this.#world;
    scene.say('somebody', told(command));
    if (command.do === 'click') this.clicking.click(command);
    if (command.do === 'click a key') this.clicking.clickKey(command);
    if (command.do === 'script') this.clicking.script(command);
    if (command.do === 'sweep') void this.#world.sweep(command.stack);
    if (command.do === 'grow') this.operating.grow();
    if (command.do === 'noise') this.clicking.noiseOf(command);
    if (command.do === 'unmanaged') this.clicking.unmanaged(command);
    if (command.do === 'press') this.#pressing.press(command);
    if (command.do === 'wish') this.#pressing.wish(command);
    if (command.do === 'consent') this.#pressing.consent(command);
    if (command.do === 'commit') this.operating.commit(command);
    if (command.do === 'apply by hand') this.operating.applyByHand(command);
    if (command.do === 'unlock') this.operating.unlock();
    if (command.do === 'kill a build') builds.running[command.nth]?.kill('killed by its platform');
    if (command.do === 'redrive') queue.redrive();
    if (command.do === 'storm') this.#storm(command.seconds, command.storm);
  }

  #storm(seconds: number, storm: Extract<Command, { do: 'storm' }>['storm']): void {
    const { storms, simulation } = this.#world.scene;
    storms.push({ ...storm, from: simulation.now, until: simulation.now + seconds * 1000 });
  }
}

/** A command in words. */
export function told({ after: _after, do: what, ...rest }: Command): string {
  const words = Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return `${what} ${words.join(', ')}`.trim();
}
