import { Command, InvalidArgumentError } from 'commander';
import { runAll } from './all.ts';

/** Benches by name: each module exports `run(options)`. What is not there is said by the import's own error. */
const benches: Readonly<Record<string, string>> = {
  classify: 'verdicts a second over real records, beside JSON.parse of the same bytes',
  'cold-start':
    'from process start to the first answer of classify-click, beside a handler that only imports the same SDK clients',
  estate: 'the index of a million resources in ten thousand states: rows, write units, cost, requests of a lookup',
  index: 'indexing a 100 MB state, beside JSON.parse of it',
  loop: 'a click to its proof with the real Terraform, beside the same commands by hand; stacks of 30 and 1,000 resources, or of SIZES',
  storm: 'clicks a second through the whole flow, and the latency in a burst of 1,000',
};

const program = new Command('bench').description('measures unclick on this machine');
for (const [name, description] of Object.entries(benches)) {
  program
    .command(name)
    .description(description)
    .argument('[sizes...]', 'how large, where a bench has sizes', sizeOf, [])
    .option('--json', 'one JSON object instead of text')
    .action(async (sizes: readonly number[], options: { readonly json?: boolean }) => {
      const bench: { run(isJson: boolean, sizes: readonly number[]): Promise<void> } = await import(`./${name}.ts`);
      await bench.run(options.json === true, sizes);
    });
}
program
  .command('all', { isDefault: true })
  .description('several of them, or each, in one table: the default')
  .argument('[names...]', 'which')
  .option('--json', 'one JSON object instead of a table')
  .action(async (named: readonly string[], options: { readonly json?: boolean }) => {
    const unknown = named.find((name) => !Object.hasOwn(benches, name));
    if (unknown !== undefined) program.error(`there is no bench ${unknown}: ${Object.keys(benches).join(', ')}`);
    await runAll(named.length > 0 ? named : Object.keys(benches), options.json === true);
  });
await program.parseAsync();

function sizeOf(text: string, before: readonly number[]): readonly number[] {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a size is a number, such as 30');
  return [...before, Number(text)];
}
