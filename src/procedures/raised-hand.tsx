import type { Basis } from '../legislation/legislation.ts';
import { t } from '../kernel/messages.ts';
import { Alert } from '../ui/notices.tsx';

/** What stands in the legal basis and is not wholly in force on the day. */
export function RaisedHand({ bases }: { bases: readonly Basis[] }) {
  const raised = bases.flatMap(({ documents }) => documents.filter(({ state }) => state !== 'in-force'));
  if (raised.length === 0) return null;
  const numbers = raised.map(({ number }) => number).join(', ');
  return (
    <div class="my-4 print:hidden">
      <Alert
        kind="warning"
        text={t(
          `Căn cứ pháp lý cần xem lại: ${numbers} không còn (hoặc chưa) có hiệu lực toàn bộ.`,
          `Legal basis to look at: ${numbers} is not, or not wholly, in force.`,
        )}
      />
    </div>
  );
}
