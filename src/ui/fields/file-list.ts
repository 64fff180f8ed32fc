const largest = 50 * 1024 * 1024;

/** Lists what was chosen under each file field, and takes files dropped on it. */
export function enhanceFileFields(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-files]')) {
    const input = box.querySelector<HTMLInputElement>('input[type=file]');
    const list = box.querySelector<HTMLElement>('[data-files-list]');
    if (input === null || list === null) continue;
    // The browser's own words ("Choose Files") follow the browser's language, ours the page's.
    box.classList.add('is-ours');
    input.addEventListener('change', () => showFiles(input, list));
    box.addEventListener('dragover', (event) => {
      event.preventDefault();
      box.classList.add('is-over');
    });
    box.addEventListener('dragleave', () => box.classList.remove('is-over'));
    box.addEventListener('drop', (event) => {
      event.preventDefault();
      box.classList.remove('is-over');
      if (event.dataTransfer === null || event.dataTransfer.files.length === 0 || input.disabled) return;
      input.files = input.multiple ? event.dataTransfer.files : firstOf(event.dataTransfer.files);
      showFiles(input, list);
    });
  }
}

function showFiles(input: HTMLInputElement, list: HTMLElement): void {
  list.replaceChildren(
    ...[...(input.files ?? [])].map((file) => {
      const item = document.createElement('li');
      const size = document.createElement('span');
      const isTooLarge = file.size > largest;
      size.textContent = isTooLarge ? (list.dataset['tooLarge'] ?? '') : sizeOf(file.size);
      item.classList.toggle('is-wrong', isTooLarge);
      item.append(file.name, size);
      return item;
    }),
  );
}

function firstOf(files: FileList): FileList {
  const one = new DataTransfer();
  const first = files.item(0);
  if (first !== null) one.items.add(first);
  return one.files;
}

function sizeOf(bytes: number): string {
  const number = (value: number): string =>
    value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  return bytes < 1024 ** 2 ? `${number(bytes / 1024)} KB` : `${number(bytes / 1024 ** 2)} MB`;
}
