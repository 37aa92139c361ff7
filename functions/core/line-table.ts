/**
 * A table that is written as lines, each a name and what is said of it: read when it is first asked for, since a function
 * that starts pays for each literal of its program, and for one text hardly anything.
 */
export function lineTable(text: string): () => ReadonlyMap<string, string> {
  let table: ReadonlyMap<string, string> | undefined;
  return () => {
    table ??= new Map(text.trim().split('\n').map(entry));
    return table;
  };
}

function entry(line: string): [name: string, rest: string] {
  const end = line.indexOf(' ');
  return [line.slice(0, end), line.slice(end + 1)];
}
