import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { costsMarkdown } from '../../scripts/costs/document.ts';
import { assumed, eventsSum, revertSum, totalOf } from '../../scripts/costs/lines.ts';
import { prices } from '../../scripts/costs/prices.ts';
import { packaged } from '../infra/packaged.ts';
import { root, textOf } from './printed.ts';

interface State {
  readonly Default?: string;
  readonly Next?: string;
}

describe('what it costs', () => {
  it('stands in the docs as it is worked out', () => {
    const [, written] = /<!-- costs:begin -->\n([\s\S]*)<!-- costs:end -->/.exec(textOf('docs/OPERATIONS.md')) ?? [];
    expect(written, 'npm run costs').toBe(costsMarkdown());
  });

  it('adds up', () => {
    // 3 requests, a call, 0.01 GB-seconds, one and a half read units and 1,300 bytes for each event.
    expect(totalOf(eventsSum(1))).toBeCloseTo(1.2 + 0.2 + 0.133334 + 0.1875 + 0.65, 6);
    expect(totalOf(eventsSum(10))).toBeCloseTo(0.48 + 0.02 + 0.133334 + 0.1875 + 0.38, 6);
    expect(totalOf(revertSum('small'))).toBeGreaterThan(0.01);
  });

  it('counts the states that a revert by itself goes through', () => {
    const { StartAt, States }: { StartAt: string; States: Record<string, State> } = parse(
      readFileSync(join(root, 'infra', 'workflow.asl.yml'), 'utf8'),
    );
    const way: string[] = [];
    for (let name: string | undefined = StartAt; name; name = States[name]?.Default ?? States[name]?.Next)
      way.push(name);
    expect(way.at(-1)).toBe('Report');
    expect(way).toHaveLength(assumed.transitions);
  });

  it('takes alarms, schedules and memory from the template', () => {
    const { Resources } = packaged().template;
    const all = Object.values(Resources);
    const metrics = all
      .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
      .map(({ Properties: { Metrics } }) =>
        Array.isArray(Metrics) ? Metrics.filter(({ MetricStat }) => MetricStat) : [1],
      );
    expect(metrics.flat()).toHaveLength(assumed.alarmMetrics);
    const minutes = all.flatMap(
      ({ Properties }) => /^rate\((\d+) minutes\)$/.exec(String(Properties.ScheduleExpression))?.[1] ?? [],
    );
    const calls = minutes.map((every) => (30 * 24 * 60) / Number(every));
    expect(calls.sort()).toEqual(
      Object.values(assumed.schedules)
        .map((one) => one.calls)
        .sort(),
    );
    const classify = Resources.ClassifyDashclickLambdaFunction?.Properties;
    expect(classify?.MemorySize).toBe(assumed.functionGb * 1024);
  });

  it('is worked out on the dashboard at the same prices', () => {
    const dashboard = readFileSync(join(root, 'infra', 'dashboard.cjs'), 'utf8');
    const { buildMinute, lambdaGbSecond, stateTransition } = prices;
    for (const price of [buildMinute.small, lambdaGbSecond, stateTransition])
      expect(dashboard).toContain(`*${price.toFixed(10).replace(/0+$/, '')}`);
  });
}, 240_000);
