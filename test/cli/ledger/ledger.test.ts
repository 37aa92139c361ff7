import { describe, expect, it, vi } from 'vitest';
import { Ledger } from '../../../cli/ledger/ledger.ts';
import { FakeIncidents } from '../../fakes/incidents.ts';
import { manyIncidents } from '../../fakes/many-incidents.ts';

function store(count: number): FakeIncidents {
  const incidents = new FakeIncidents();
  for (const one of manyIncidents(count, new Date('2026-06-01T12:00:00Z'))) incidents.records.set(one.id, one);
  return incidents;
}

describe('the ledger', () => {
  it('has every incident after the first look, newest click first', async () => {
    const ledger = new Ledger(store(200));
    expect(await ledger.look()).toBe(true);
    const times = ledger.all.map(({ clicks }) => clicks[0]?.eventTime ?? '');
    expect(ledger.all).toHaveLength(200);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('says when nothing changed', async () => {
    const ledger = new Ledger(store(20));
    await ledger.look();
    expect(await ledger.look()).toBe(false);
  });

  it('sees a new incident, and an old one that goes on', async () => {
    const incidents = store(20);
    const ledger = new Ledger(incidents);
    await ledger.look();
    const waiting = ledger.all.find(({ status }) => status === 'waiting');
    await incidents.writeStatus(waiting?.id ?? '', { status: 'reverted', outcome: 'done', reasons: [], closedAt: 'x' });
    incidents.open('shop-21', 'shop', { openedAt: '2026-06-01T12:00:01.000Z' });
    expect(await ledger.look()).toBe(true);
    expect(ledger.find(waiting?.id ?? '')?.status).toBe('reverted');
    expect(ledger.find('shop-21')?.status).toBe('open');
  });

  it('asks only for what is new, and for what was not over', async () => {
    const incidents = store(500);
    const ledger = new Ledger(incidents);
    await ledger.look();
    const [list, read] = [vi.spyOn(incidents, 'list'), vi.spyOn(incidents, 'read')];
    await ledger.look();
    const fresh = await list.mock.results[0]?.value;
    expect(fresh?.length).toBeLessThan(20);
    const open = ledger.all.filter(({ status, closedAt }) => status === 'overridden' || closedAt === undefined);
    expect(read).toHaveBeenCalledTimes(open.length);
  });
});
