import type { DemoClick, QuietClick } from './demo-click.ts';
import type { AwsClients } from './stage.ts';

type Next = (args: { input: object }) => Promise<{ output: unknown; response: unknown }>;

/**
 * Cuts clients off from any AWS: their calls end at once, as this act's calls do in the sandbox (one is meant to fail).
 */
export function silenced(act: DemoClick | QuietClick): (clients: AwsClients) => void {
  const fails = 'fails' in act && act.fails === true;
  return (clients) => {
    for (const client of Object.values(clients)) silence(client, fails);
  };
}

interface Silenceable {
  readonly middlewareStack: {
    add(middleware: (next: Next) => Next, options: { step: 'initialize'; priority: 'low'; name: string }): void;
  };
}

function silence(client: Silenceable, fails: boolean): void {
  const answer: Next = async () => {
    if (fails) throw Object.assign(new Error('refused'), { name: 'DeleteConflict' });
    return { output: {}, response: undefined };
  };
  client.middlewareStack.add(() => answer, { step: 'initialize', priority: 'low', name: 'silence' });
}
