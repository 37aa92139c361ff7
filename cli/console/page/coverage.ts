import type { Incident } from '../../../functions/core/incident.ts';
import type { Permission, Stack } from '../../../functions/core/stack.ts';
import { isSweptNightly, type SweptStack } from '../../../functions/core/sweep/sweep.ts';
import { html, type Markup } from '../../markup/html.ts';
import { agoTag } from '../../markup/times.ts';
import { sweptWords } from '../../sweep/lines.ts';
import type { Coverage } from '../sources.ts';

const modeWords = {
  observe: 'tells only',
  approve: 'a person releases every revert',
  auto: 'pure reverts by themselves',
};
const permissionWords: Readonly<Record<Permission, string>> = {
  tell: 'only told',
  approve: 'taken back when a person agrees',
  auto: 'taken back',
};

/** Each stack: what is watched, how fresh the index is, and what becomes of drift that no plan lists, and of drift that no click explains. */
export function coverageView(stacks: readonly Coverage[], incidents: readonly Incident[], now: Date): Markup {
  const unseen = Map.groupBy(
    incidents.filter(({ status }) => status === 'invisible'),
    ({ stack }) => stack,
  );
  const rows = stacks.map((one) => row(one, unseen.get(one.stack.name)?.length ?? 0, now));
  if (stacks.length === 0)
    return html`<h1>Coverage</h1><p class="calm">No stack is known yet: unclick config check says which ones the configuration means, unclick index looks for their states.</p>`;
  return html`<h1>Coverage</h1><table class="coverage"><thead><tr><th scope="col">Stack</th><th scope="col">Mode</th><th scope="col" class="number">Resources</th><th scope="col">Index</th><th scope="col">Last sweep</th><th scope="col">CloudTrail looked through</th><th scope="col">What no plan lists, or no click explains</th></tr></thead><tbody>${rows}</tbody></table>
<p class="quiet">A click on what none of these states manages is counted, and nobody is told. A key is an ARN, an id or a name by which a record can mean a resource.</p>`;
}

function row(one: Coverage, unseen: number, now: Date): Markup {
  const { stack, resources, backfilledAt, swept } = one;
  const unknown = html`<span class="quiet">unknown</span>`;
  const count =
    unseen > 0
      ? html`<br><a href="/history?stack=${stack.name}&amp;status=invisible">${unseen} not taken back</a>`
      : '';
  return html`<tr data-row id="stack-${stack.name}"><th scope="row">${stack.name}</th><td><b>${stack.mode}</b> <span class="quiet">${modeWords[stack.mode]}</span></td><td class="number" data-label="Resources">${resources ?? unknown}</td><td data-label="Index">${index(one, now)}</td><td data-label="Last sweep">${lastSweep(stack, swept, now)}</td><td data-label="CloudTrail looked through">${backfilledAt ? agoTag(backfilledAt, now) : unknown}</td><td>attributes left open: ${permissionWords[stack.policy.pin]}<br>children beside Terraform's: ${permissionWords[stack.policy.adopt]}<br>what a sweep finds: ${permissionWords[stack.policy.unexplained ?? 'approve']}${count}</td></tr>`;
}

/** Which state the index knows, and since when: where that is long ago, the state did not change. */
function index({ keys, serial, indexedAt }: Coverage, now: Date): Markup {
  if (serial === undefined) return html`<span class="quiet">not indexed yet</span>`;
  const since = indexedAt ? html`${agoTag(indexedAt, now)} ` : '';
  return html`${since}<span class="quiet">serial ${serial}, ${keys} keys</span>`;
}

/** When a sweep last saw the whole stack, and what the newest came to. */
function lastSweep(stack: Stack, swept: SweptStack | undefined, now: Date): Markup {
  if (!swept?.last) return html`<span class="quiet">${isSweptNightly(stack) ? 'none yet' : 'none is wanted'}</span>`;
  const { last, sweptAt, incident } = swept;
  const words = html`<span class="quiet">${sweptWords(swept)}</span>`;
  const found = last.result === 'drift' && incident ? html` <a href="/incidents/${incident}">look</a>` : '';
  return html`${sweptAt ? agoTag(sweptAt, now) : 'never seen whole'} ${words}${found}`;
}
