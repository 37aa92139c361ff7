/**
 * What Terraform says while it works, as far as it holds no value: which address it is at, how long it took, how many it
 * changed. Ids are left out (some are secrets), and so is every line that is not of this form: plans and errors quote values.
 */
export function progressOf(line: string): string | undefined {
  const at = addressLine.exec(line);
  if (at) return `${at[1]}: ${at[2]}`;
  return ownLines.some((pattern) => pattern.test(line)) ? line : undefined;
}

const addressLine =
  /^((?:module\.[\w-]+(?:\[(?:"[^"]*"|\d+)\])?\.)*(?:data\.)?[a-z]\w*\.[\w-]+(?:\[(?:"[^"]*"|\d+)\])?): ((?:Refreshing state|Reading|Creating|Modifying|Destroying|Still (?:reading|creating|modifying|destroying))\.\.\.|(?:Read|Creation|Modifications|Destruction) complete after [\dhms]+)(?: \[.*\])?$/;

const ownLines = [
  /^Initializing (?:the backend|provider plugins|modules)\.\.\.$/,
  /^Acquiring state lock\. This may take a few moments\.\.\.$/,
  /^Releasing state lock\. This may take a few moments\.\.\.$/,
  /^Plan: \d+ to (?:add|import), [\w, ]+\.$/,
  /^No changes\. [A-Za-z .]+$/,
  /^Apply complete! Resources: [\w, ]+\.$/,
];
