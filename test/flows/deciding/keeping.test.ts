import { beforeEach, describe, expect, it } from 'vitest';
import {
  a,
  ana,
  b,
  begin,
  bo,
  click,
  dana,
  keepFor,
  onVirtualTime,
  pass,
  press,
  status,
  world,
} from '../../rig/deciding-desk.ts';

onVirtualTime();

describe('keeping a click', () => {
  beforeEach(() => begin());

  it('ends by itself and is reverted, without another question', async () => {
    const incident = await click(a);
    await pass(10);
    expect(await press(incident, ana, keepFor(120))).toMatchObject({ ok: true });
    await pass(100);
    expect(status(incident)).toBe('overridden');
    expect(world.applied).toEqual([]);
    await pass(40);
    expect(status(incident)).toBe('reverted');
    expect(world.applied).toMatchObject([{ incident, task: 'after-override' }]);
  });

  it('is told to its owner 15 minutes before it ends', async () => {
    const incident = await click(a);
    await pass(10);
    await press(incident, ana, keepFor(3600));
    const noticed = () => world.incidents.records.get(incident)?.trail?.some(({ what }) => what === 'noticed');
    await pass(2600);
    expect(noticed()).toBe(false);
    await pass(110);
    expect(noticed()).toBe(true);
    expect(status(incident)).toBe('overridden');
    await pass(930);
    expect(status(incident)).toBe('reverted');
  });

  it('needs somebody other than who clicked', async () => {
    const incident = await click(a);
    await pass(10);
    expect(await press(incident, dana, keepFor(60))).toMatchObject({ ok: true });
    expect(status(incident)).toBe('waiting');
    expect(await press(incident, dana, { verb: 'consent' })).toMatchObject({ ok: false, code: 'not-entitled' });
    expect(await press(incident, bo, { verb: 'consent' })).toMatchObject({ ok: true });
    expect(world.incidents.records.get(incident)?.decision).toMatchObject({
      by: 'dana (UDANA)',
      consentBy: 'bo (UBO)',
    });
  });

  it('ends early by its owner, and is made longer by another approver, once', async () => {
    const incident = await click(a);
    await pass(10);
    await press(incident, ana, keepFor(100));
    await pass(50);
    expect(await press(incident, ana, keepFor(200))).toMatchObject({ ok: false, code: 'four-eyes' });
    expect(await press(incident, bo, keepFor(200))).toMatchObject({ ok: true });
    expect(await press(incident, bo, keepFor(200))).toMatchObject({ ok: false });
    await pass(150);
    expect(status(incident)).toBe('overridden');
    expect(await press(incident, ana, { verb: 'end' })).toMatchObject({ ok: true });
    await pass(20);
    expect(status(incident)).toBe('reverted');
  });

  it('lets the next click on the same address stand as long, and takes both back at the end', async () => {
    begin({ mode: 'auto' }, {});
    const incident = await click(a, { pure: false });
    await pass(10);
    await press(incident, ana, keepFor(300));
    const next = await click(a);
    const other = await click(b);
    await pass(20);
    expect(status(next)).toBe('reverted');
    expect(world.applied).toMatchObject([{ addresses: [b] }]);
    expect(other).toBe(next);
    await pass(300);
    expect(world.applied.at(-1)).toMatchObject({ incident, task: 'after-override', addresses: [a] });
  });
});
