/** Whether this is the rule's code or name, in whatever case. */
export function isRule(wanted: string, code: string, rule: string): boolean {
  return code === wanted.toUpperCase() || rule === wanted.toLowerCase();
}
