import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import type { Choice } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { PeopleFields } from '../ui/people-fields.tsx';
import { seatNames } from '../ui/people.ts';
import { filledIn, type Filled } from './forms.ts';
import type { Examination } from './life.ts';

/** Who enters attendance and marks: found by name; the list is saved as it stands, so an emptied box takes somebody off. */
export function ExaminersCard({
  examination,
  examiners,
  found,
  filled,
}: {
  examination: Examination;
  examiners: readonly { readonly username: string; readonly fullName: string }[];
  found: ReadonlyMap<string, readonly Choice[]>;
  filled: Filled | null;
}) {
  const now = seatNames(examiners.length).flatMap((name, index) => {
    const { username = '', fullName = '' } = examiners[index] ?? {};
    return [
      [name, username],
      [`${name}_q`, fullName],
    ];
  });
  return (
    <Card title={t('Cử người coi thi, nhập điểm', 'Appoint examiners')} icon="user-check">
      <Form
        action={`/examinations/${examination.id}/examiners`}
        id="examiners"
        refusals={filledIn(filled, 'examiners').refusals}
        values={filled?.form === 'examiners' ? filled.values : { examiners: Object.fromEntries(now) }}
      >
        <PeopleFields
          name="examiners"
          title={t(
            'Mỗi bài cần hai người nhập điểm, và người thứ ba khi lệch',
            'Two people enter each mark, a third where they differ',
          )}
          label={(number) => t(`Người thứ ${number}`, `Person ${number}`)}
          more={t('Thêm người', 'More people')}
          count={Math.max(15, examiners.length + 6)}
          shown={Math.max(6, examiners.length)}
          found={found}
        />
        <Actions>
          <Button icon="save" text={t('Lưu danh sách', 'Save')} />
        </Actions>
      </Form>
    </Card>
  );
}
