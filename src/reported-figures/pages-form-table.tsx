import { t } from '../kernel/messages.ts';
import { DefinitionList, PageTitle } from '../ui/content.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { differs, givenOf, nothingKnown, type Known } from './checks.ts';
import { agencyName, collectionCrumbs, formAddress, GivenText, periodLead, StateBadge } from './parts.tsx';
import type { FormRow } from './reading.ts';
import { emptyEntry, type Asked, type Collection } from './schema.ts';
import { words } from './words.ts';

export type FormTableProps = {
  collection: Collection;
  row: FormRow;
  asked: readonly Asked[];
  known: ReadonlyMap<string, Known>;
};

/** The form's values as a table, for reading and for paper. */
export function FormTable({ row: { form }, asked, known }: Pick<FormTableProps, 'row' | 'asked' | 'known'>) {
  const say = useSay();
  const rows = asked.map((one, index) => {
    const entry = form.entries[one.code] ?? emptyEntry;
    const beside = known.get(one.code) ?? nothingKnown;
    return { one, index, entry, beside, given: givenOf(one.unit, entry) };
  });
  const hasMeasured = rows.some(({ beside }) => beside.measured !== null);
  return (
    <DataTable
      caption={t('Số liệu của biểu', 'Values of the form')}
      rows={rows}
      rowKey={({ one }) => one.code}
      columns={[
        { key: 'number', title: t('TT', 'No.'), width: 'fit', align: 'end', cell: ({ index }) => index + 1 },
        {
          key: 'indicator',
          title: words.indicator,
          heads: true,
          width: 'wide',
          cell: ({ one }) => say(one.title),
        },
        {
          key: 'value',
          title: words.value,
          align: 'end',
          cell: ({ one, entry, given }) =>
            entry.isNone ? say(words.none) : <GivenText given={given} unit={one.unit} />,
        },
        {
          key: 'previous',
          title: words.previous,
          align: 'end',
          cell: ({ one, beside }) => <GivenText given={beside.previous} unit={one.unit} />,
        },
        ...(hasMeasured
          ? [
              {
                key: 'measured',
                title: words.measured,
                align: 'end' as const,
                cell: ({ one, beside, given, entry }: (typeof rows)[number]) => (
                  <div>
                    <GivenText given={beside.measured} unit={one.unit} />
                    {beside.measured !== null && given !== null && differs(given, beside.measured) ? (
                      <span class="block text-soft">
                        {say(
                          entry.acceptsMeasured
                            ? t('cơ quan chấp nhận số này', 'accepted by the agency')
                            : t('khác số báo cáo, xem giải trình', 'differs, see the note'),
                        )}
                      </span>
                    ) : null}
                  </div>
                ),
              },
            ]
          : []),
        {
          key: 'note',
          title: words.note,
          cell: ({ entry }) => (
            <div>
              {entry.note === '' ? null : <span class="block whitespace-pre-line">{entry.note}</span>}
              {entry.evidence === null ? null : (
                <a href={formAddress(form.id, `/evidence/${entry.evidence.hash}`)}>{entry.evidence.name}</a>
              )}
              {entry.note === '' && entry.evidence === null ? '–' : null}
            </div>
          ),
        },
      ]}
    />
  );
}

/** The form as it goes to paper, with room for who made it and who signs. */
export function FormPrintPage(props: FormTableProps) {
  const { collection, row } = props;
  return (
    <>
      <PageTitle
        title={collection.name}
        lead={periodLead(collection)}
        crumbs={collectionCrumbs(collection)}
      />
      <DefinitionList
        columns={2}
        facts={[
          { term: words.agency, value: <Say text={agencyName(row.agency)} /> },
          { term: words.state, value: <StateBadge form={row.form} /> },
        ]}
      />
      <FormTable {...props} />
      <div class="mt-8 grid grid-cols-2 gap-8 text-center">
        <div>
          <p class="font-semibold">
            <Say text={t('Người lập biểu', 'Made by')} />
          </p>
          <p class="text-soft pb-24">
            <Say text={t('(Ký, ghi rõ họ tên)', '(Signature, full name)')} />
          </p>
        </div>
        <div>
          <p class="font-semibold">
            <Say text={t('Thủ trưởng cơ quan', 'Head of the agency')} />
          </p>
          <p class="text-soft pb-24">
            <Say text={t('(Ký, đóng dấu)', '(Signature and seal)')} />
          </p>
        </div>
      </div>
    </>
  );
}
