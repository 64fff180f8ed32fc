export function isUnique(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

/** What stands in a list more than once, each named once. */
export function repeated(list: readonly string[]): string[] {
  return [...new Set(list.filter((entry, index) => list.indexOf(entry) !== index))];
}
