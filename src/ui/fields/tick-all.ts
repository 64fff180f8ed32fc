/** The box in a list's heading ticks and unticks all its rows, and shows whether all, some or none are ticked. */
export function enhanceTickAll(root: ParentNode): void {
  for (const all of root.querySelectorAll<HTMLInputElement>('input[data-tick-all]')) {
    const body = all.closest('table')?.tBodies[0];
    if (body === undefined) continue;
    const ticks = (): HTMLInputElement[] => [
      ...body.querySelectorAll<HTMLInputElement>('.cell-select input[type=checkbox]'),
    ];
    const show = (): void => {
      const ticked = ticks().filter((tick) => tick.checked).length;
      all.checked = ticked > 0 && ticked === ticks().length;
      all.indeterminate = ticked > 0 && !all.checked;
    };
    all.addEventListener('change', () => {
      for (const tick of ticks()) tick.checked = all.checked;
    });
    body.addEventListener('change', show);
    // A page that comes back by "Back" has its ticks again.
    window.addEventListener('pageshow', show);
    all.hidden = false;
    show();
  }
}
