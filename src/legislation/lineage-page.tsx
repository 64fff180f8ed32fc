import { t, type Text } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import type { Lineage, Step, Way } from './lineage.ts';
import { documentAddress, EffectMark, showDay } from './parts.tsx';
import type { Day, EffectState } from './schema.ts';
import { passiveWords, relationWords, room } from './words.ts';

const headings: Readonly<Record<Way, Text>> = {
  in: t('Văn bản tác động đến văn bản này', 'What acts on this document'),
  out: t('Văn bản mà văn bản này tác động đến', 'What this document acts on'),
};

/** The relations around a document, both ways, step by step, each document with its state on a day. */
export function LineagePage(props: {
  id: number;
  number: string;
  title: string;
  state: EffectState;
  on: Day;
  lineage: Lineage;
}) {
  const { id, number, lineage, on } = props;
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t(`Lược đồ ${number}`, `Relations of ${number}`)}
        crumbs={[
          { href: '/legislation', text: room },
          { href: documentAddress(id), text: number },
        ]}
        lead={props.title}
        beside={<EffectMark state={props.state} />}
      />
      <Form method="get" action={`${documentAddress(id)}/relations`} id="day" values={{ on }}>
        <div class="flex flex-wrap items-end gap-3 no-print">
          <DateField name="on" label={t('Hiệu lực vào ngày', 'Effect as on day')} width="short" />
          <Button icon="calendar-days" text={t('Xem', 'Show')} />
        </div>
      </Form>
      {lineage.isCut ? (
        <Alert
          text={t(
            'Lược đồ chỉ vẽ những quan hệ gần nhất; mở từng văn bản để xem tiếp.',
            'Only the nearest relations are drawn; open a document to see more.',
          )}
        />
      ) : null}
      <div class="grid gap-4 lg:grid-cols-2">
        {(['in', 'out'] as const).map((way) => {
          const steps = lineage.steps.filter((step) => step.way === way);
          return (
            <Card key={way} icon="network" title={headings[way]}>
              {steps.length === 0 ? (
                <EmptyState icon="network" title={t('Chưa ghi quan hệ nào', 'No relations')} />
              ) : (
                <Branch steps={steps} fromId={id} depth={1} lineage={lineage} />
              )}
            </Card>
          );
        })}
      </div>
      <p class="hint">
        {say(
          t(
            'Thụt vào một bước là quan hệ của văn bản ở bước trước.',
            'One step in is a relation of the document before it.',
          ),
        )}
      </p>
    </>
  );
}

/** The relations of one document of a lineage, with what follows each. */
function Branch(props: { steps: readonly Step[]; fromId: number; depth: number; lineage: Lineage }) {
  const { steps, fromId, depth, lineage } = props;
  const own = steps.filter((step) => step.depth === depth && step.fromId === fromId);
  if (own.length === 0) return null;
  return (
    <ul class="grid gap-3 border-l-2 border-line pl-3">
      {own.map((step) => {
        const document = lineage.documents.get(step.toId);
        const words = step.way === 'out' ? relationWords[step.kind] : passiveWords[step.kind];
        return (
          <li key={`${step.toId} ${step.kind} ${step.effectiveOn}`}>
            <p>
              <span class="text-soft">
                <Say text={words} />{' '}
              </span>
              <a href={documentAddress(step.toId)}>
                <b>{document?.number ?? step.toId}</b>
              </a>{' '}
              {document === undefined ? null : <EffectMark state={document.state} />}
            </p>
            <p class="text-sm text-soft">
              <Say text={when(step)} />
            </p>
            <p class="text-sm">{document?.title ?? ''}</p>
            <Branch steps={steps} fromId={step.toId} depth={depth + 1} lineage={lineage} />
          </li>
        );
      })}
    </ul>
  );
}

function when({ effectiveOn, untilOn, articles }: Step): Text {
  const [from, to] = [showDay(effectiveOn), untilOn === null ? '' : showDay(untilOn)];
  const list = articles.join(', ');
  return t(
    `từ ${from}${to === '' ? '' : ` đến hết ${to}`}${list === '' ? '' : `; điều ${list}`}`,
    `from ${from}${to === '' ? '' : ` to ${to}`}${list === '' ? '' : `; article ${list}`}`,
  );
}
