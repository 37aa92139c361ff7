import { isObject } from '../../functions/core/json.ts';
import { type CardRef, readRef } from '../../functions/core/slack/card-ref.ts';
import type { SlackRequest } from '../../functions/core/slack/request.ts';
import { receiveDecision } from '../../functions/flows/receive-decision.ts';
import { cast } from './cast.ts';
import type { Of } from './history.ts';
import { receivingPorts } from './ports-of.ts';
import type { World } from './world.ts';

/** How often somebody looks for a button that is not there. */
const mostLooks = 20;

/** People in Slack: they press what Slack shows them, and are not always up to date. */
export class Pressing {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  press(press: Of<'press'>, looks = mostLooks): void {
    const { who, verb, seconds, twice } = press;
    const ref = this.#seen(press);
    if (!ref) {
      this.#lookAgain(looks, () => this.press(press, looks - 1));
      return;
    }
    this.#world.scene.say(who, `presses ${verb} on card ${ref.card} of ${ref.id}`);
    const user = cast[who];
    const request: SlackRequest =
      verb === 'keep'
        ? { kind: 'keep', ref, user, answer: { seconds, reason: 'it must stay' } }
        : { kind: 'button', action: verb, ref, user, trigger: 'trigger' };
    for (const one of twice ? [request, request] : [request]) void this.#receive(one);
  }

  wish({ who, stack, seconds, whole }: Of<'wish'>): void {
    const scope = whole ? '' : ' address=aws_sqs_queue.orders';
    const text = `override ${stack} ${seconds}s${scope} it must stay`;
    void this.#receive({ kind: 'command', text, user: cast[who] });
  }

  consent({ who, nth }: Of<'consent'>): void {
    const id = [...this.#world.stores.overrideRecords.keys()].filter((one) => one.includes('-ov'))[nth];
    const ref = { id: id ?? '', card: 0 };
    if (id)
      void this.#receive({ kind: 'button', action: 'consent-override', ref, user: cast[who], trigger: 'trigger' });
  }

  /** Nothing to press yet: a person who waits for it looks again. */
  #lookAgain(looks: number, look: () => void): void {
    if (looks > 0) this.#world.scene.simulation.in(15_000, look);
  }

  /** What the button says that Slack shows; or the one before, where they have not looked again. */
  #seen({ verb, nth, stale }: Of<'press'>): CardRef | undefined {
    const { incidents, chat } = this.#world.stores;
    const asked = [...incidents.records.values()].filter(({ status }) => ['waiting', 'overridden'].includes(status));
    const incident = asked.at(-1 - (nth % Math.max(1, asked.length)));
    const shown = chat.messages.get(incident?.message?.ts ?? '');
    const buttons = shown?.blocks.flatMap(buttonsOf) ?? [];
    const seen = readRef(buttons.find(({ action_id }) => action_id === verb)?.value);
    return seen && stale ? { ...seen, card: Math.max(0, seen.card - 1) } : seen;
  }

  async #receive(request: SlackRequest): Promise<void> {
    const world = this.#world;
    const ended = await world.scene.play('receive', 15, (actor) =>
      receiveDecision(receivingPorts(world, actor), request),
    );
    if (ended.how === 'returned') world.scene.say('Slack', `is answered ${JSON.stringify(ended.value)}`);
  }
}

function buttonsOf(block: unknown): readonly { readonly action_id: unknown; readonly value: unknown }[] {
  if (!isObject(block) || block.type !== 'actions' || !Array.isArray(block.elements)) return [];
  return block.elements.flatMap((element) =>
    isObject(element) ? [{ action_id: element.action_id, value: element.value }] : [],
  );
}
