import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import type { Command } from 'commander';
import { clickBoard } from './demo/click-board.ts';
import { stateVariable } from './sandbox/environment-file.ts';

/** `unclick click [words]`: what the page's Click view does, from another terminal. */
export function register(program: Command): void {
  const command = program
    .command('click')
    .description("make one of the demo's clicks in a sandbox that runs; without words, list them")
    .argument('[words]', 'words of its title')
    .action(async (words?: string) => {
      const [aws, place] = [process.env.AWS_ENDPOINT_URL, stateIn(process.env[stateVariable])];
      if (!aws || !place)
        return command.error(
          'no sandbox is named here: start one with --environment FILE, and read that file: . ./FILE',
          {
            exitCode: 2,
          },
        );
      const board = clickBoard({
        aws,
        events: new EventBridgeClient({}),
        s3: new S3Client({ forcePathStyle: true }),
        ...place,
      });
      if (words === undefined)
        return void process.stdout.write(board.clicks.map(({ title, actor }) => `${title} (${actor})\n`).join(''));
      const click = board.clicks.find(({ title }) => title.toLowerCase().includes(words.toLowerCase()));
      if (!click) return command.error(`no click is called "${words}"`, { exitCode: 2 });
      await board.click(click.id);
      process.stdout.write(`${click.actor} clicked: ${click.title}. What becomes of it: unclick incidents\n`);
    });
}

function stateIn(value = ''): { readonly bucket: string; readonly key: string } | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(value) ?? [];
  return bucket && key ? { bucket, key } : undefined;
}
