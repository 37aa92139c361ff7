import { html, type Markup } from '../../markup/html.ts';
import { agoTag } from '../../markup/times.ts';
import type { Coverage } from '../sources.ts';

const modeWords = {
  observe: 'tells only',
  approve: 'a person releases every revert',
  auto: 'pure reverts by themselves',
};

/** Each stack: what is watched, how fresh the index is, and what Terraform cannot see. */
export function coverageView(stacks: readonly Coverage[], now: Date): Markup {
  const unknown = html`<span class="quiet">unknown</span>`;
  const rows = stacks.map(
    ({ stack, resources, indexedAt, sweptAt, blind }) =>
      html`<tr data-row id="stack-${stack.name}"><th scope="row">${stack.name}</th><td><b>${stack.mode}</b> <span class="quiet">${modeWords[stack.mode]}</span></td><td class="number">${resources ?? unknown}</td><td>${indexedAt ? agoTag(indexedAt, now) : unknown}</td><td>${sweptAt ? agoTag(sweptAt, now) : unknown}</td><td>pin ${stack.policy.pin}, adopt ${stack.policy.adopt}${blind.map((line) => html`<br>${line}`)}</td></tr>`,
  );
  return html`<h1>Coverage</h1><table class="coverage"><thead><tr><th scope="col">Stack</th><th scope="col">Mode</th><th scope="col" class="number">Keys indexed</th><th scope="col">State indexed</th><th scope="col">CloudTrail swept</th><th scope="col">What no plan lists</th></tr></thead><tbody>${rows}</tbody></table>
<p class="quiet">A click on what none of these states manages is none of unclick's business: it is counted, and nobody is told.</p>`;
}
