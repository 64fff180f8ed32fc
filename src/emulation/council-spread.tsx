import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { CheckboxGroup } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { isRecognised, type Council } from './council.ts';
import type { Names, Sent } from './page-councils.tsx';

/** Recognised initiatives that no agency applies yet, each with the agencies to choose. */
export function SpreadCard({
  council,
  base,
  names,
  agencies,
  sent,
}: {
  council: Council;
  base: string;
  names: Names;
  agencies: readonly { value: string; label: string }[];
  sent: Sent;
}) {
  const waiting = council.initiatives.filter(
    (one) => isRecognised(council, one.id) && one.spreadTo.length === 0,
  );
  if (waiting.length === 0) return null;
  return (
    <Card title={t('Nhân rộng', 'Spread')} icon="forward">
      <div class="grid gap-3">
        {waiting.map(({ id, name, agencyId }) => {
          const isSent = sent?.form === `spread-${id}`;
          return (
            <Confirm
              key={id}
              icon="forward"
              text={t(`Nhân rộng: ${name} (${names(agencyId)})`, `Spread: ${name} (${names(agencyId)})`)}
              question={t('Chọn các cơ quan áp dụng sáng kiến này.', 'Choose the agencies that apply it.')}
              open={isSent}
            >
              <Form id={`s${id}`} action={`${base}/spread`} refusals={isSent ? sent.refusals : []}>
                <input type="hidden" name="initiative" value={id} />
                <CheckboxGroup
                  name="agencies"
                  columns
                  label={t('Cơ quan áp dụng', 'Applied by')}
                  choices={agencies}
                />
                <Actions>
                  <Button icon="forward" text={t('Ghi nhân rộng', 'Spread')} />
                </Actions>
              </Form>
            </Confirm>
          );
        })}
      </div>
    </Card>
  );
}
