import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { isOpenTo, type CommandName } from './commands.ts';
import { filledIn, type Filled } from './forms.ts';
import type { Examination } from './life.ts';
import { showDay } from './parts.tsx';

const steps: readonly { step: CommandName; text: ReturnType<typeof t>; hint: ReturnType<typeof t> }[] = [
  {
    step: 'announce',
    text: t('Thông báo kỳ thi', 'Announce'),
    hint: t(
      'Đăng trang công khai với vị trí, chỉ tiêu, điều kiện.',
      'Puts positions, quotas and conditions on the public page.',
    ),
  },
  {
    step: 'openRegistration',
    text: t('Mở nhận hồ sơ', 'Open registration'),
    hint: t('Thí sinh nộp hồ sơ trên trang công khai.', 'Candidates apply on the public page.'),
  },
  {
    step: 'closeRegistration',
    text: t('Kết thúc nhận hồ sơ', 'Close registration'),
    hint: t('Chuyển sang thẩm định điều kiện dự thi.', 'The applications are screened next.'),
  },
  {
    step: 'compute',
    text: t('Tính kết quả', 'Compute the results'),
    hint: t(
      'Khi đã chốt điểm tất cả các môn; tính lại được bất cứ lúc nào.',
      'Once every part is settled; can be done again at any time.',
    ),
  },
  {
    step: 'publish',
    text: t('Công bố kết quả', 'Publish the results'),
    hint: t(
      'Niêm phong điểm: từ đây chỉ phúc khảo mới thay đổi được.',
      'Seals the marks: from here only an appeal changes them.',
    ),
  },
  {
    step: 'close',
    text: t('Kết thúc kỳ thi', 'Close'),
    hint: t('Chỉ tiêu chưa có người được ghi là chưa tuyển được.', 'Places without a winner stay unfilled.'),
  },
];

export function NextStep({ examination, filled }: { examination: Examination; filled: Filled | null }) {
  const { id, phase } = examination;
  const open = steps.filter(
    ({ step }) => isOpenTo(phase, step) && !(step === 'compute' && phase === 'recognised'),
  );
  const links = nextLinks(examination);
  const say = useSay();
  if (open.length === 0 && links.length === 0 && phase !== 'published') return null;
  return (
    <Card title={t('Bước tiếp theo', 'Next')} icon="route">
      {(examination.computed?.openTies.length ?? 0) > 0 ? (
        <Alert
          kind="warning"
          title={t('Có trường hợp bằng điểm ở chỉ tiêu cuối cùng', 'There are equals at the edge of a quota')}
          text={t('Hội đồng quyết định ở trang Kết quả.', 'The council decides on the page of results.')}
        />
      ) : null}
      {links.map((link) => (
        <p key={link.href}>
          <LinkButton icon="arrow-right" {...link} />
        </p>
      ))}
      {open.map(({ step, text, hint }) => (
        <Form key={step} action={`/examinations/${id}/steps`} id={`step-${step}`} {...filledIn(filled, step)}>
          <input type="hidden" name="step" value={step} />
          <p class="hint">{say(hint)}</p>
          <Actions>
            <Button look={open[0]?.step === step && links.length === 0 ? 'next' : 'plain'} text={text} />
          </Actions>
        </Form>
      ))}
      {phase === 'published' ? (
        <Form action={`/examinations/${id}/recognise`} id="recognise" {...filledIn(filled, 'recognise')}>
          <TextField
            name="decision"
            label={t('Quyết định công nhận kết quả', 'Decision that recognises the results')}
            hint={t(
              `Sau khi hết hạn phúc khảo ngày ${showDay(examination.appealsUntil ?? '')}`,
              `After the time for appeals, ${showDay(examination.appealsUntil ?? '')}`,
            )}
            required
          />
          <Actions>
            <Button icon="stamp" text={t('Công nhận kết quả', 'Recognise the results')} />
          </Actions>
        </Form>
      ) : null}
    </Card>
  );
}

function nextLinks({ id, phase }: Examination) {
  const to = (path: string, text: ReturnType<typeof t>) => [{ href: `/examinations/${id}${path}`, text }];
  if (phase === 'planned')
    return to('/positions', t('Quyết định chỉ tiêu các cơ quan đề nghị', 'Decide the quotas asked for'));
  if (phase === 'screening')
    return [
      ...to('/candidates', t('Thẩm định hồ sơ', 'Screen the applications')),
      ...to('/rooms', t('Đánh số báo danh, xếp phòng', 'Assign numbers and rooms')),
    ];
  if (phase === 'sitting')
    return [
      ...to('/attendance', t('Điểm danh từng buổi thi', 'Enter attendance')),
      ...to('/marks', t('Nhập điểm theo số phách', 'Enter marks')),
    ];
  return [];
}
