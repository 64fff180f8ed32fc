import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Item, SetContent } from './schema.ts';
import { childrenOf, depthOf, inOrder, isWithin, parentCode } from './set-tree.ts';

export type ItemDetails = Omit<Item, 'code'>;

/** Ways in which a draft is changed. Codes of what stands behind move up or down with it. */
export type SetEdit =
  | { readonly kind: 'add'; readonly under: string | null; readonly item: ItemDetails }
  | { readonly kind: 'change'; readonly code: string; readonly item: ItemDetails }
  | { readonly kind: 'move'; readonly code: string; readonly where: 'up' | 'down' }
  | { readonly kind: 'moveUnder'; readonly code: string; readonly under: string | null }
  | { readonly kind: 'remove'; readonly code: string }
  | { readonly kind: 'settings'; readonly settings: Pick<SetContent, 'total' | 'legalBasis' | 'grades'> };

const deepest = 2;

/** The content after an edit, or why it cannot be done. Gaps in the numbers of brothers close up. */
export function editSet(content: SetContent, edit: SetEdit): SetContent | Refusal {
  if (edit.kind === 'settings') return { ...content, ...edit.settings };
  const items = edited(content.items, edit);
  return Array.isArray(items) ? { ...content, items } : items;
}

function edited(items: readonly Item[], edit: Exclude<SetEdit, { kind: 'settings' }>): Item[] | Refusal {
  if (edit.kind === 'add') {
    if (edit.under !== null && !items.some(({ code }) => code === edit.under)) return isGone;
    const under = edit.under === null ? -1 : depthOf(edit.under);
    if (under + 1 > deepest) return tooDeep;
    return inOrder([...items, { ...edit.item, code: nextCode(items, edit.under) }]);
  }
  if (!items.some(({ code }) => code === edit.code)) return isGone;
  switch (edit.kind) {
    case 'change':
      return items.map((item) => (item.code === edit.code ? { ...edit.item, code: item.code } : item));
    case 'remove':
      return closeGaps(
        items.filter((item) => !isWithin(item.code, edit.code)),
        parentCode(edit.code),
      );
    case 'move':
      return moved(items, edit.code, edit.where);
    case 'moveUnder':
      return movedUnder(items, edit.code, edit.under);
  }
}

function moved(items: readonly Item[], code: string, where: 'up' | 'down'): Item[] {
  const brothers = childrenOf(items, parentCode(code));
  const index = brothers.findIndex((item) => item.code === code);
  const other = brothers[where === 'up' ? index - 1 : index + 1];
  if (other === undefined) return [...items];
  return inOrder(
    items.map((item) => {
      if (isWithin(item.code, code)) return { ...item, code: other.code + item.code.slice(code.length) };
      if (isWithin(item.code, other.code))
        return { ...item, code: code + item.code.slice(other.code.length) };
      return item;
    }),
  );
}

function movedUnder(items: readonly Item[], code: string, under: string | null): Item[] | Refusal {
  if (under !== null && !items.some((item) => item.code === under)) return isGone;
  if (under !== null && isWithin(under, code)) return intoItself;
  if (under === parentCode(code)) return [...items];
  const own = items.filter((item) => isWithin(item.code, code));
  const height = Math.max(...own.map((item) => depthOf(item.code))) - depthOf(code);
  if ((under === null ? 0 : depthOf(under) + 1) + height > deepest) return tooDeep;
  const target = nextCode(items, under);
  const placed = items.map((item) =>
    isWithin(item.code, code) ? { ...item, code: target + item.code.slice(code.length) } : item,
  );
  return closeGaps(placed, parentCode(code));
}

function nextCode(items: readonly Item[], under: string | null): string {
  const numbers = childrenOf(items, under).map(({ code }) => Number(code.split('.').at(-1)));
  const next = Math.max(0, ...numbers) + 1;
  return under === null ? String(next) : `${under}.${next}`;
}

/** Brothers are numbered 1, 2, 3 … again; what lies below them goes with them. */
function closeGaps(items: readonly Item[], under: string | null): Item[] {
  const codes = inOrder(childrenOf(items, under)).map(({ code }) => code);
  const renamed = new Map(
    codes.map((code, index) => [code, under === null ? `${index + 1}` : `${under}.${index + 1}`]),
  );
  return inOrder(
    items.map((item) => {
      const above = codes.find((code) => isWithin(item.code, code));
      return above === undefined
        ? item
        : { ...item, code: `${renamed.get(above) ?? above}${item.code.slice(above.length)}` };
    }),
  );
}

const isGone = refuse(
  'conflict',
  t(
    'Tiêu chí này không còn trong bản nháp; có thể người khác vừa xóa hoặc chuyển. Hãy tải lại trang.',
    'This criterion is no longer in the draft; somebody may just have removed or moved it. Load the page again.',
  ),
);
const tooDeep = refuse(
  'invalid',
  t(
    'Bộ tiêu chí có nhiều nhất ba cấp: lĩnh vực, tiêu chí, tiêu chí thành phần.',
    'A set has at most three levels: area, criterion, sub-criterion.',
  ),
  'under',
);
const intoItself = refuse(
  'invalid',
  t('Không thể chuyển một tiêu chí vào trong chính nó.', 'A criterion cannot be moved into itself.'),
  'under',
);
