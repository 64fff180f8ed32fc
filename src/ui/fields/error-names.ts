/** A line of an error summary: what is wrong, and the name of the field that it leads to, when it has one. */
export type ErrorLine = { readonly words: string; readonly name: string };

/** Where the same words stand twice ("Hãy chọn ngày"), each line says first which field it is about. */
export function namedErrors(lines: readonly ErrorLine[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { words } of lines) times.set(words, (times.get(words) ?? 0) + 1);
  return lines.map(({ words, name }) =>
    name === '' || (times.get(words) ?? 0) < 2 ? words : `${name}: ${words}`,
  );
}

/** Names the fields in the error summaries of the page. */
export function nameErrors(root: ParentNode): void {
  for (const summary of root.querySelectorAll('.error-summary')) {
    const links = [...summary.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const lines = links.map((link) => ({
      words: link.textContent ?? '',
      name: nameOf(decodeURIComponent(link.hash.slice(1))),
    }));
    namedErrors(lines).forEach((words, index) => {
      const link = links[index];
      if (link !== undefined) link.textContent = words;
    });
  }
}

/** What the label of a field says, without the mark of what must be filled in. */
function nameOf(id: string): string {
  const field = document.getElementById(id);
  const label =
    field?.querySelector(':scope > legend') ?? document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const [words] = label?.childNodes ?? [];
  return words?.textContent?.trim() ?? '';
}
