/** HCL without its comments; strings that contain `#` or `//` are left whole. */
export function stripComments(source: string): string {
  return source.replaceAll(/"(?:\\.|[^"\\\n])*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : '',
  );
}
