import { html, type Markup } from '../markup/html.ts';

export interface Plot {
  readonly title: string;
  /** The value at the upper edge; the lower edge is zero. */
  readonly top: string;
  /** What stands below the left and the right end. */
  readonly from: string;
  readonly to: string;
  /** SVG in a square of 100 by 100, stretched to the plot's size: lines need `vector-effect`. */
  readonly drawing: readonly Markup[];
  /** A class and a word each. */
  readonly legend: readonly (readonly [string, string])[];
}

/** A plot whose words are HTML and whose shapes are SVG: it fits any width, and its text keeps its size. */
export function frame({ title, top, from, to, drawing, legend }: Plot): Markup {
  return html`<figure class="plot">
<figcaption>${title}</figcaption>
<div class="field"><span class="top">${top}</span><svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="${title}, ${from} to ${to}">
<line class="grid" x1="0" x2="100" y1="0" y2="0"/><line class="grid" x1="0" x2="100" y1="50" y2="50"/><line class="grid" x1="0" x2="100" y1="100" y2="100"/>${drawing}</svg></div>
<div class="span"><span>${from}</span><span>${to}</span></div>
<ul class="legend">${legend.map(([name, word]) => html`<li><i class="${name}"></i>${word}</li>`)}</ul>
</figure>`;
}
