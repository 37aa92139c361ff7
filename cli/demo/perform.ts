import type { Incident } from '../../functions/core/incident.ts';
import { putRecord } from '../clicks/event-bus.ts';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { Cast, type Recorded } from './cast.ts';
import type { DemoClick, QuietClick } from './demo-click.ts';
import { readFacts } from './facts.ts';
import { follow } from './follow.ts';
import { clickResult, quietResult, type Result } from './result.ts';
import { awsClients } from './stage.ts';

export interface Performance {
  /** Acts and follows the act to its end. */
  click(act: DemoClick, watch: (incident: Incident | undefined) => void): Promise<Result>;
  /** Acts only: what it started is seen at the end. */
  quiet(act: QuietClick): Promise<void>;
  quietResults(): Promise<readonly Result[]>;
}

/** The demonstration in a sandbox that runs. */
export function perform(sandbox: Sandbox): Performance {
  const cast = new Cast(sandbox.aws, (record) => putRecord(sandbox.clients.events, record));
  const onlooker = awsClients(sandbox.aws);
  const facts = () => readFacts(sandbox.clients.s3, sandbox.state.bucket, sandbox.state.key);
  let turn: Promise<unknown> = Promise.resolve();
  /** One act after the other: whose records are whose must be clear. */
  const play = (act: QuietClick) => {
    const playing = turn.then(async () => cast.play(act, await facts()));
    turn = playing.catch(() => undefined);
    return playing;
  };
  const quiet: { readonly act: QuietClick; readonly recorded: readonly Recorded[] }[] = [];
  return {
    async click(act, watch) {
      const recorded = await play(act);
      const incidents = await follow(sandbox.incidents, recorded, watch);
      const now = await facts();
      const isBack = await act.isBack(onlooker, now).catch(() => false);
      return clickResult(act, recorded, incidents, isBack);
    },
    async quiet(act) {
      quiet.push({ act, recorded: await play(act) });
    },
    async quietResults() {
      const all = await sandbox.incidents();
      return quiet.map(({ act, recorded }) => quietResult(act, recorded, holding(all, recorded)));
    },
  };
}

function holding(incidents: readonly Incident[], recorded: readonly Recorded[]): readonly Incident[] {
  const ids = new Set(recorded.map(({ eventID }) => eventID));
  return incidents.filter((incident) => incident.clicks.some(({ eventID }) => ids.has(eventID)));
}
