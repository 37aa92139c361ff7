import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { examine } from '../../../cli/doctor/examine.ts';
import { configOf, freshMocks, graded, mocks } from './patient.ts';

freshMocks();

describe('the whole examination', () => {
  const config = configOf(
    "stacks: [{ name: web, state: 's3://states/web.tfstate', mode: auto }]\nslack: { channel: C1, tokenParameter: /hidden }",
  );
  const areas = ['trail', 'rules', 'queues', 'index', 'state buckets', 'build', 'slack', 'account', 'account'];
  const about = { config, deployment: 'unclick-prod', region: 'eu-west-1', account: '111122223333' };

  it('looks at every area, whatever it may not look at, and says of each that it could not', async () => {
    mocks.formation.on(ListStackResourcesCommand).resolves({});
    const denied = new Error('AccessDenied');
    mocks.trail.onAnyCommand().rejects(denied);
    mocks.build.onAnyCommand().rejects(denied);
    mocks.bus.onAnyCommand().rejects(denied);
    mocks.iam.onAnyCommand().rejects(denied);
    mocks.lambda.onAnyCommand().rejects(denied);
    mocks.s3.onAnyCommand().rejects(denied);
    mocks.sns.onAnyCommand().rejects(denied);
    mocks.sqs.onAnyCommand().rejects(denied);
    mocks.ssm.onAnyCommand().rejects(denied);
    const seen: string[] = [];
    const found = await examine({ ...about, progress: (area) => void seen.push(area) });
    expect(seen).toEqual(areas);
    expect(found.map(({ area }) => area)).toEqual(areas);
    expect(graded(found).every(([grade]) => grade === 'unknown' || grade === 'warn')).toBe(true);
    expect(found.every(({ what }) => /could not (look|be read)|AccessDenied|cannot read/.test(what))).toBe(true);
  });

  it('does not begin where there is no such deployment', async () => {
    mocks.formation.on(ListStackResourcesCommand).rejects(new Error('Stack with id unclick-prod does not exist'));
    await expect(examine(about)).rejects.toThrow('does not exist');
  });
});
