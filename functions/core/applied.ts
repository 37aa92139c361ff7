/** Where the team's pipeline writes the commit that it has applied a stack from: an SSM parameter's value, or a git tag. */
export type Applied = { readonly parameter: string } | { readonly tag: string };

/** `parameter /deploy/prod-web/commit`, `tag applied/prod-web`: for people. */
export function nameOf(applied: Applied): string {
  return 'tag' in applied ? `tag ${applied.tag}` : `parameter ${applied.parameter}`;
}

/** A whole commit id, a line's end aside; nothing else may reach git or a person's eyes as one. */
export function commitOf(text: string): string | undefined {
  return /^\s*([0-9a-f]{40})\s*$/.exec(text)?.[1];
}
