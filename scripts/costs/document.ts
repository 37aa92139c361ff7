import { eventsSum, idleSum, revertSum, type Sum, sweepSum, totalOf } from './lines.ts';
import { lookedUp, prices } from './prices.ts';

const shown: readonly Sum[] = [eventsSum(10), eventsSum(1), revertSum('small'), sweepSum('small'), idleSum()];
/** The same lines at another price of a minute. */
const short: readonly Sum[] = [revertSum('lambda-2gb'), sweepSum('lambda-2gb')];

/** The part of docs/OPERATIONS.md between its marks: every line with its arithmetic. */
export function costsMarkdown(): string {
  return `List prices of us-east-1 in USD, without free tiers, looked up on ${lookedUp}. \`npm run costs\` works this out anew.

| for | USD |
|---|---|
${[...shown, ...short].map((sum) => `| ${sum.title} | **${money(totalOf(sum))}** |\n`).join('')}
An event that the rule drops costs nothing: AWS's own events are free to match. A spoke pays ${money(prices.forwardedEvent * 1e6)} for a million that it forwards.
Metrics cost ${money(prices.metric)} a month each as long as they are written: 18 in all where everything happens. X-Ray traces, Terraform's
own downloads, NAT and the trail itself are not in it.

| | quantity | × each | = USD |
|---|---|---|---|
${shown.flatMap(rows).join('')}`;
}

function rows(sum: Sum): readonly string[] {
  const lines = sum.lines.map(
    ({ what, quantity, price }) => `| ${what} | ${count(quantity)} | ${plain(price)} | ${money(quantity * price)} |\n`,
  );
  return [`| **${sum.title}** | | | **${money(totalOf(sum))}** |\n`, ...lines];
}

const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en-US', { minimumSignificantDigits: 2, maximumSignificantDigits: 3 });

const money = (value: number) => (value >= 0.1 ? cents : small).format(value);
const count = (value: number) => new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 }).format(value);
const plain = (value: number) => new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 }).format(value);
