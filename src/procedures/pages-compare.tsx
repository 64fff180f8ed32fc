import { t } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { diffContents, type DiffLine, type PartDiff } from './diff.ts';
import { procedureAddress } from './pages-procedure.tsx';
import type { VersionInTime } from './schema.ts';
import { changeWords, partWords } from './words.ts';

/** Two versions part by part; a line taken out or put in is said in words, not only shown. */
export function ComparePage(props: {
  older: VersionInTime;
  newer: VersionInTime;
  versions: readonly VersionInTime[];
}) {
  const { older, newer, versions } = props;
  const language = useLanguage();
  const say = useSay();
  const parts = diffContents(older.content, newer.content, language);
  const changed = parts.filter((part) => part.isChanged);
  const choices = versions.map((version) => ({
    value: String(version.number),
    label: say(
      t(
        `Phiên bản ${version.number} (${changeWords[version.change].vi.toLowerCase()}, từ ${formatDay(version.validFrom)})`,
        `Version ${version.number} (${changeWords[version.change].en.toLowerCase()}, from ${formatDay(version.validFrom)})`,
      ),
    ),
  }));
  const address = procedureAddress(newer.code);
  return (
    <>
      <PageTitle
        title={t('So sánh hai phiên bản', 'Compare two versions')}
        crumbs={[
          { href: '/procedures', text: t('Thủ tục hành chính', 'Administrative procedures') },
          { href: address, text: newer.content.name },
        ]}
      />
      <Form
        method="get"
        action={`${address}/compare`}
        values={{ from: String(older.number), to: String(newer.number) }}
      >
        <FieldRow>
          <Select name="from" label={t('Từ', 'From')} choices={choices} required />
          <Select name="to" label={t('Đến', 'To')} choices={choices} required />
        </FieldRow>
        <Button icon="arrow-right" text={t('So sánh', 'Compare')} />
      </Form>
      {newer.change === 'abolished' ? (
        <Alert
          text={t(
            `Phiên bản ${newer.number} bãi bỏ thủ tục; nội dung không đổi.`,
            `Version ${newer.number} abolishes the procedure; its content is unchanged.`,
          )}
        />
      ) : null}
      {changed.length === 0 ? (
        <Alert text={t('Nội dung hai phiên bản giống nhau.', 'The two versions have the same content.')} />
      ) : (
        <div class="grid gap-4">
          {changed.map((part) => (
            <ChangedPart key={part.part} part={part} />
          ))}
        </div>
      )}
    </>
  );
}

function ChangedPart({ part }: { part: PartDiff }) {
  return (
    <Card title={partWords[part.part]}>
      <ul class="grid gap-2">
        {part.lines.map((line, index) => (
          <Line key={`${index}`} line={line} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ line }: { line: DiffLine }) {
  if (line.sign === 'same') return <li class="whitespace-pre-line text-soft">{line.text}</li>;
  const isAdded = line.sign === 'added';
  const word = isAdded ? t('Thêm: ', 'Added: ') : t('Bỏ: ', 'Removed: ');
  return (
    <li class="border-l-4 border-line pl-3 whitespace-pre-line">
      <b>
        <Say text={word} />
      </b>
      {isAdded ? <ins>{line.text}</ins> : <del>{line.text}</del>}
    </li>
  );
}
