import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { behind, deciding, history, rush } from './history.ts';
import type { World } from './world.ts';

/** Whatever the lease says before an apply, it says yes. */
function outdatedMayApply(mailbox: World['stores']['mailbox']): void {
  for (const question of ['renew', 'beginApply'])
    if (question in mailbox) Reflect.set(mailbox, question, async () => true);
}

/** Worlds in which one thing is broken, and what the model then says. A model that finds none of them proves nothing. */
const broken: readonly (readonly [what: string, says: RegExp, change: (world: World) => void])[] = [
  [
    'the lease is everybody’s',
    /is applying (shop|net) at this moment/,
    ({ stores }) => {
      let fence = 0;
      stores.mailbox.claim = async () => ({ claimed: true, fence: ++fence });
      outdatedMayApply(stores.mailbox);
    },
  ],
  [
    'who lost the lease may apply all the same',
    /is applying (shop|net) at this moment/,
    ({ stores }) => outdatedMayApply(stores.mailbox),
  ],
  [
    'every copy of a click is another click',
    /which nobody clicked/,
    ({ stores }) => {
      const put = stores.mailbox.put.bind(stores.mailbox);
      let copies = 0;
      stores.mailbox.put = async (stack, click) =>
        await put(stack, { ...click, eventID: `${click.eventID}#${++copies}` });
    },
  ],
  [
    'a click that comes while an incident is closed to mail falls between',
    /listed 0 times|never put|is answered by/,
    ({ scene, stores }) => {
      const { mailbox } = stores;
      const [put, gather] = [mailbox.put.bind(mailbox), mailbox.gather.bind(mailbox)];
      const dropped = new Set<string>();
      let until = 0;
      mailbox.gather = async (stack, incident) => {
        until = scene.simulation.now + 3000;
        return await gather(stack, incident);
      };
      mailbox.put = async (stack, click) => {
        if (scene.simulation.now < until) dropped.add(click.eventID);
        if (!dropped.has(click.eventID)) return await put(stack, click);
        mailbox.everPut.set(`${stack} ${click.eventID}`, { stack, click, isRevised: false });
        return { incident: `${stack}-1`, isNew: false, taken: true };
      };
    },
  ],
  [
    'nobody asks CloudTrail for what the bus lost',
    /was never put into its mailbox/,
    (world) => {
      world.backfill = async () => undefined;
    },
  ],
  [
    'overrides are not looked at',
    /stands under .* until/,
    ({ stores }) => {
      stores.overrides.list = async () => [];
    },
  ],
  [
    'every stack is treated as if it were in mode auto',
    /nobody released it|only observed/,
    (world) => {
      const { stacks } = world;
      const named = (name: string) => {
        const stack = stacks.named(name);
        return stack && { ...stack, mode: 'auto' as const };
      };
      world.stacks = { ...stacks, named };
    },
  ],
  [
    'a plan changes more than it shows',
    /is no pure revert|was never shown/,
    ({ stores }) => {
      const write = stores.files.write.bind(stores.files);
      stores.files.write = (path, text) => {
        const saved = JSON.parse(text);
        for (const { address, what, was, to, held } of saved.changes ?? [])
          for (const one of saved.json.resource_changes)
            if (one.address === address && to !== held) one.change.after[what] = was;
        write(path, JSON.stringify(saved));
      };
    },
  ],
  [
    'nobody hears of what a sweep found',
    /nobody is told of it/,
    ({ stores }) => {
      const end = stores.sweeps.end.bind(stores.sweeps);
      stores.sweeps.end = async (stack, { found: _, ...sweep }) => await end(stack, sweep);
    },
  ],
  [
    'a revised copy of a click changes nothing',
    /as it was before it was revised/,
    ({ stores }) => {
      const { mailbox } = stores;
      const put = mailbox.put.bind(mailbox);
      mailbox.put = async (stack, click) => {
        const { addendum, ...raw } = click.record.raw;
        const posted = await put(stack, { ...click, record: { ...click.record, raw } });
        if (addendum !== undefined) mailbox.everPut.set(`${stack} ${click.eventID}`, { stack, click, isRevised: true });
        return posted;
      };
    },
  ],
  [
    'the index stays as it was at first',
    /on late in shop was never put into its mailbox/,
    (world) => {
      const { manifests, index } = world.stores;
      const write = index.write.bind(index);
      index.write = async (...change) => void (manifests.size < 2 && (await write(...change)));
    },
  ],
  [
    'Slack shows what it showed first',
    /Slack shows .* otherwise than it is/,
    ({ stores }) => {
      stores.chat.update = async () => undefined;
    },
  ],
  [
    'an outcome is written without an end',
    /no outcome|has no end|no rest/,
    ({ stores }) => {
      const write = stores.incidents.writeStatus.bind(stores.incidents);
      stores.incidents.writeStatus = async (id, { closedAt: _closedAt, ...change }) => await write(id, change);
    },
  ],
];

describe('the model finds what is broken', () => {
  it.each(broken)('%s', { timeout: 60_000 }, async (what, says, prepare) => {
    // Builds that meet on one stack are rare in anything at all.
    const rare = { lease: rush, overrides: deciding, index: behind };
    const [histories = history] = Object.entries(rare).flatMap(([word, kind]) => (what.includes(word) ? [kind] : []));
    const { broken: words, tally } = await check({ runs: 1500, seed: 7, histories, prepare, isHasty: true });
    expect(words.join('\n')).toMatch(says);
    process.stdout.write(`found after ${tally.histories} histories: ${words[0]}\n`);
  });
});
