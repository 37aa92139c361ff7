import type { IndexedStack } from '../../functions/flows/index-every-state.ts';

/** What became of each state: one JSON object, or lines for people, those first that need somebody. */
export function summaryOf(results: readonly IndexedStack[], isJson: boolean): string {
  if (isJson) return `${JSON.stringify({ stacks: results.map(plain) })}\n`;
  const lines = results.filter((result) => !result.indexed && result.reason !== 'unchanged').map(unread);
  const indexed = results.filter((result) => result.indexed);
  const [resources, rows] = [sum(indexed, 'resources'), sum(indexed, 'changes')];
  const unchanged = results.length - indexed.length - lines.length;
  const counts = `${indexed.length} states indexed: ${resources} resources, ${rows} rows written; ${unchanged} unchanged`;
  return `${[...lines, counts].join('\n')}\n`;
}

function plain(result: IndexedStack): object {
  return 'error' in result ? { ...result, error: undefined } : result;
}

function unread(result: IndexedStack): string {
  return `${result.stack}: ${result.indexed ? '' : result.reason}; its clicks are told as stale-index until it is indexed`;
}

function sum(results: readonly (IndexedStack & { readonly indexed: true })[], field: 'resources' | 'changes'): string {
  return results.reduce((total, result) => total + result[field], 0).toLocaleString('en');
}
