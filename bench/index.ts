import { MemoryStateIndex } from '../functions/adapters/memory-state-index.ts';
import { indexStateText } from '../functions/core/state/index-state.ts';
import { generatedState } from './generated-state.ts';
import { collectGarbage, takeTurns } from './measure.ts';

const resources = 100_000;
const bytes = 100_000_000;
const rounds = 5;

/** Building the index of a 100 MB state from its text, beside JSON.parse of that text. */
export async function run(isJson: boolean): Promise<void> {
  const text = generatedState(resources, bytes);
  let index = new MemoryStateIndex();
  const seconds = takeTurns(
    {
      parse: () => JSON.parse(text),
      index: () => {
        index = build(text);
      },
    },
    rounds,
  );
  const memory = retained(text);
  const result = {
    bench: 'index',
    resources,
    megabytes: Number((text.length / 1e6).toFixed(1)),
    parseSeconds: Number(seconds.parse.toFixed(3)),
    indexSeconds: Number(seconds.index.toFixed(3)),
    timesParse: Number((seconds.index / seconds.parse).toFixed(2)),
    goalTimesParse: 2,
    indexMegabytes: Number((memory.index / 1e6).toFixed(1)),
    peakMegabytes: Number((memory.peak / 1e6).toFixed(1)),
    timesFile: Number((memory.peak / text.length).toFixed(2)),
    goalTimesFile: 3,
    found: index.find(['iam:role|role-0']).size,
  };
  const memoryText = `${result.indexMegabytes} MB kept, ${result.peakMegabytes} MB while built: ${result.timesFile} times the file (goal 3)`;
  process.stdout.write(
    `${isJson ? JSON.stringify(result) : `${result.megabytes} MB, ${resources} resources: indexed in ${result.indexSeconds} s, JSON.parse alone ${result.parseSeconds} s: ${result.timesParse} times (goal 2); ${memoryText}`}\n`,
  );
}

function build(text: string): MemoryStateIndex {
  const index = new MemoryStateIndex();
  const state = indexStateText((key, claim) => index.put(key, claim), text, { stack: 'generated' });
  if (!state.ok) throw new Error(state.why);
  return index;
}

/** Heap bytes beyond the text: of the index alone, and the most that were in use at one time while it was built. */
function retained(text: string): { index: number; peak: number } {
  const index = new MemoryStateIndex();
  const before = heap();
  let peak = 0;
  let puts = 0;
  const state = indexStateText(
    (key, claim) => {
      index.put(key, claim);
      if (puts++ % 20_000 === 0) peak = Math.max(peak, heap() - before);
    },
    text,
    { stack: 'generated' },
  );
  if (!state.ok) throw new Error(state.why);
  const kept = heap() - before;
  if (index.find(['iam:role|role-0']).size !== 1) throw new Error('the index lost its first role');
  return { index: kept, peak: Math.max(peak, kept) };
}

/** Bytes in use, garbage left out. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
