import { late, type Of } from './history.ts';
import { add } from './reality.ts';
import type { World } from './world.ts';

/** People at their desks: they write configuration, run Terraform by hand, and do what an alarm asks for. */
export class Operating {
  readonly #world: World;
  #commits = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Configuration that somebody wrote and nobody has applied. */
  commit({ stack, queue }: Of<'commit'>): void {
    this.#commits += 1;
    const wanted = this.#stack(stack)?.configuration.get(`aws_sqs_queue.${queue}`);
    if (wanted) wanted.message_retention_seconds = 100 + this.#commits;
  }

  /** `terraform apply` of the whole stack; where it is locked they give up. */
  applyByHand({ stack }: Of<'apply by hand'>): void {
    const { reality } = this.#world;
    const found = this.#stack(stack);
    if (!found || found.lock) return;
    for (const [address, wanted] of found.configuration) {
      const queue = found.resources.find((one) => one.address === address)?.thing ?? '';
      Object.assign(reality.live(queue), wanted);
      found.state.set(address, { ...reality.live(queue) });
    }
    this.#world.saves(found);
  }

  /** A queue that the stack did not have: until the index knows of it, clicks on it are on something unknown. */
  grow(): void {
    const shop = this.#world.reality.stacks.shop;
    if (shop.lock || shop.resources.some(({ thing }) => thing === late)) return;
    add(shop, { address: `aws_sqs_queue.${late}`, thing: late });
    this.#world.saves(shop);
  }

  /** Takes away the locks of builds that are no more, as `terraform force-unlock` does. @returns how many. */
  unlock(): number {
    const { builds, reality, scene } = this.#world;
    const alive = new Set(builds.running.map(({ name }) => name));
    const dead = Object.values(reality.stacks).filter(({ lock }) => lock && !alive.has(lock.who));
    for (const stack of dead) {
      scene.say('an operator', `unlocks ${stack.name}: ${stack.lock?.who} is dead`);
      delete stack.lock;
    }
    return dead.length;
  }

  /** What the alarms ask for. @returns how much there was to do. */
  duties(): { readonly unlocked: number; readonly redriven: number; readonly restarted: number } {
    const { workflow, queue } = this.#world;
    const { failed } = workflow;
    for (const execution of failed) workflow.redrive(execution);
    return { unlocked: this.unlock(), redriven: queue.redrive(), restarted: failed.length };
  }

  #stack(name: string) {
    return Object.values(this.#world.reality.stacks).find((stack) => stack.name === name);
  }
}
