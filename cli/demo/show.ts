import { Listr, type ListrTask } from 'listr2';
import type { Incident } from '../../functions/core/incident.ts';
import type { DemoClick } from './demo-click.ts';
import type { Performance } from './perform.ts';
import type { Programme, Scene } from './programme.ts';
import type { Result } from './result.ts';

/** Plays everything, with a live line for each act. @returns what became of each, in the order of the programme. */
export async function show(
  { scenes, quiet }: Programme,
  performance: Performance,
  silent: boolean,
): Promise<readonly Result[]> {
  const results = new Map<DemoClick, Result>();
  const quietTasks: ListrTask[] = quiet.map((act) => ({
    title: `${act.title} (${act.actor})`,
    task: () => performance.quiet(act),
  }));
  const sceneTasks = scenes.map((scene) => sceneTask(scene, performance, results));
  await new Listr([...quietTasks, ...sceneTasks], { exitOnError: false, ...rendering(silent) }).run();
  const clicked = scenes.flat().flatMap((act) => results.get(act) ?? []);
  return [...(await performance.quietResults()), ...clicked];
}

/** A scene of several clicks shows a line for each below its own. */
function sceneTask(scene: Scene, performance: Performance, results: Map<DemoClick, Result>): ListrTask {
  const tasks = scene.map((act) => clickTask(act, performance, results));
  const [only] = tasks;
  if (only && tasks.length === 1) return only;
  return {
    title: `${scene.length} clicks in one sitting`,
    task: (_, parent) =>
      parent.newListr(tasks, { concurrent: true, exitOnError: false, rendererOptions: { collapseSubtasks: false } }),
  };
}

function clickTask(act: DemoClick, performance: Performance, results: Map<DemoClick, Result>): ListrTask {
  const title = `${act.title} (${act.actor})`;
  return {
    title,
    async task(_, task) {
      const began = Date.now();
      let said = '';
      const result = await performance.click(act, (incident) => {
        const step = stepOf(incident);
        if (step === said && !process.stdout.isTTY) return;
        said = step;
        task.output = `${((Date.now() - began) / 1000).toFixed(1)} s  ${step}`;
      });
      results.set(act, result);
      if (!result.asExpected) throw new Error(`${title}: ${result.outcome || 'no incident holds it'}`);
      task.title = `${title}: ${result.statuses.join(', ')} in ${result.seconds?.toFixed(1)} s`;
    },
  };
}

function rendering(silent: boolean) {
  if (silent) return { renderer: 'silent' as const };
  return process.stdout.isTTY ? { renderer: 'default' as const } : { renderer: 'simple' as const };
}

function stepOf(incident: Incident | undefined): string {
  if (!incident) return 'on the bus';
  return `${incident.id}: ${incident.steps.at(-1)?.name ?? incident.status}`;
}
