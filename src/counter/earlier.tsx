import { stateOfCode, states } from '../dossiers/schema.ts';
import { t } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { formatDay } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { at } from './asking.ts';
import type { Known } from './counter.ts';
import { masked } from './rules.ts';
import type { DossierLine } from './store.ts';

/** What is known of the person being entered: likely duplicates to confirm, earlier dossiers to take the data from. */
export function Earlier({ known, confirmed }: { known: Known; confirmed: boolean }) {
  const { earlier, duplicates } = known;
  return (
    <>
      {duplicates.length === 0 ? null : <Duplicates duplicates={duplicates} confirmed={confirmed} />}
      {earlier.length === 0 ? (
        <p class="text-soft">
          <Say
            text={t(
              'Khi có số định danh hoặc họ tên, hồ sơ trước đây của người này hiện ở đây.',
              'Earlier dossiers of this person appear here once a number or name is entered.',
            )}
          />
        </p>
      ) : (
        <ul class="grid gap-3">
          {earlier.map((line) => (
            <Line key={line.code} line={line} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({ line }: { line: DossierLine }) {
  const say = useSay();
  return (
    <li class="grid gap-1 border-t border-line pt-2 first:border-0 first:pt-0">
      <p class="font-semibold">
        {line.applicantName} <span class="font-normal text-soft">{masked(line.idNumber)}</span>
      </p>
      <p class="text-sm">
        <a href={at('/dossiers', line.code)} target="_blank" rel="noopener">
          {line.code}
        </a>{' '}
        · {line.procedure} · {formatDay(line.registeredAt)} · {say(states[stateOfCode(line.state)].words)}
      </p>
      <div>
        <Button
          look="quiet"
          size="small"
          icon="copy"
          name="fill"
          value={line.code}
          formAction="/receive/check"
          text={t('Dùng thông tin người này', 'Use this person’s data')}
        />
      </div>
    </li>
  );
}

function Duplicates({ duplicates, confirmed }: { duplicates: readonly DossierLine[]; confirmed: boolean }) {
  const say = useSay();
  return (
    <Alert
      kind="warning"
      title={t('Có thể trùng hồ sơ', 'Likely a duplicate')}
      text={t(
        'Người này đã có hồ sơ cùng thủ tục, đang giải quyết hoặc nộp trong 30 ngày qua:',
        'This person has a dossier of the same procedure, open or filed in the last 30 days:',
      )}
    >
      <ul class="my-2 list-disc pl-5">
        {duplicates.map((line) => (
          <li key={line.code}>
            <a href={at('/dossiers', line.code)} target="_blank" rel="noopener">
              {line.code}
            </a>{' '}
            · {formatDay(line.registeredAt)} · {say(states[stateOfCode(line.state)].words)}
          </li>
        ))}
      </ul>
      <Checkbox
        name="confirmDuplicate"
        checked={confirmed}
        label={t('Đây là hồ sơ khác, vẫn tiếp nhận', 'This is another matter: receive it all the same')}
      />
    </Alert>
  );
}
