import type { Ask } from '../../functions/core/deciding/decision.ts';
import { type Answer, plain, seeOther } from './answer.ts';
import type { Sources } from './sources.ts';

/** What a form asked for. @returns the way back to the page that shows what became of it. */
export async function act(sources: Sources, path: string, form: URLSearchParams): Promise<Answer> {
  const [, room, id = '', what] = path.split('/').map(decodeURIComponent);
  if (room === 'incidents' && what === 'decision') return await decide(sources, id, form);
  if (room === 'overrides') return await override(sources, id, what, form);
  if (room === 'clicks' && what === undefined) return await click(sources, id);
  return plain(404, 'There is no such action.');
}

async function decide({ decide: decision }: Sources, incident: string, form: URLSearchParams): Promise<Answer> {
  const ask = askOf(form);
  const card = Number(form.get('card') ?? Number.NaN);
  if (!decision) return plain(404, 'Nobody can decide here.');
  if (!ask || !Number.isInteger(card)) return plain(400, 'That form says nothing that could be decided.');
  const digest = form.get('digest');
  const { text } = await decision({ incident, ask, seen: { card, ...(digest && { digest }) } });
  return seeOther(`/incidents/${encodeURIComponent(incident)}?${new URLSearchParams({ said: text })}`);
}

async function override(
  { overriding }: Sources,
  id: string,
  what: string | undefined,
  form: URLSearchParams,
): Promise<Answer> {
  const [seconds, reason, ticket] = [
    Number(form.get('seconds')),
    form.get('reason')?.trim() ?? '',
    form.get('ticket')?.trim(),
  ];
  if (!overriding) return plain(404, 'Nobody can decide here.');
  if (id === '' && !Number.isInteger(seconds)) return plain(400, 'That form says nothing that could be decided.');
  const wish = { stack: form.get('stack') ?? '', seconds, reason, ...(ticket && { ticket }) };
  if (id !== '' && what !== 'consent') return plain(404, 'There is no such action.');
  const { text } = id === '' ? await overriding.request(wish) : await overriding.consent(id);
  return seeOther(`/overrides?${new URLSearchParams({ said: text })}`);
}

function askOf(form: URLSearchParams): Ask | undefined {
  const verb = form.get('verb');
  if (verb === 'revert' || verb === 'consent' || verb === 'end') return { verb };
  const seconds = Number(form.get('seconds'));
  if (verb !== 'keep' || !Number.isInteger(seconds)) return undefined;
  const ticket = form.get('ticket')?.trim();
  return { verb, seconds, reason: form.get('reason')?.trim() ?? '', ...(ticket && { ticket }) };
}

async function click({ clicks }: Sources, id: string): Promise<Answer> {
  const known = clicks?.clicks.find((one) => one.id === id);
  if (!clicks || !known) return plain(404, 'There is no such click.');
  await clicks.click(id);
  return seeOther(`/?${new URLSearchParams({ said: `${known.actor} clicked: ${known.title}` })}`);
}
