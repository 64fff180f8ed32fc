import type { ComponentChildren } from 'preact';
import { basisState, type Basis } from '../legislation/legislation.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { formatMoney, formatNumber, formatTerm } from '../ui/format.ts';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { levelsOf } from './rules.ts';
import type { ProcedureChannel, ProcedureContent, RequiredPaper } from './schema.ts';
import { channelWords, levelWords, notKnown, onlineLevelWords, partWords, type Part } from './words.ts';

/** The mandated parts of a procedure in the order of the law, as a page and as the sheet posted at the counter. */
export function ProcedureParts({
  content,
  agencyNames,
  bases = [],
}: {
  content: ProcedureContent;
  agencyNames: ReadonlyMap<string, string>;
  /** What the lines of the legal basis name, where that is known. */
  bases?: readonly Basis[];
}) {
  const say = useSay();
  const levels = levelsOf(content).map((level) => say(levelWords[level]));
  const agencies = content.agencies.map((code) => agencyNames.get(code) ?? code);
  const everywhere = t('Mọi cơ quan thuộc cấp thực hiện', 'Every agency of the level');
  return (
    <div class="grid gap-6">
      <PartSection part="sequence">
        <Items items={content.sequence} isOrdered />
      </PartSection>
      <PartSection part="channels">
        <Channels channels={content.channels} />
      </PartSection>
      <PartSection part="papers">
        <Papers papers={content.papers} />
        <p class="mt-2">
          <Say text={partWords.sets} />: <b>{content.sets}</b>{' '}
          <Say text={t('bộ', content.sets === 1 ? 'set' : 'sets')} />
        </p>
      </PartSection>
      <PartSection part="audience">
        <Items items={content.audience} />
      </PartSection>
      <PartSection part="decidingAgency">
        <Words text={content.decidingAgency} />
        <p class="mt-2 text-soft">{levels.join(', ')}</p>
      </PartSection>
      {content.process === '' ? null : (
        <PartSection part="agencies">
          {agencies.length === 0 ? <p>{say(everywhere)}</p> : <Items items={agencies} />}
        </PartSection>
      )}
      <PartSection part="results">
        <Items items={content.results} />
      </PartSection>
      <PartSection part="forms">
        <Items items={content.forms} none={t('Không quy định mẫu', 'No form is prescribed')} />
      </PartSection>
      <PartSection part="conditions">
        <Words text={content.conditions} none={t('Không có', 'None')} />
      </PartSection>
      <PartSection part="legalBasis">
        <LegalBasis lines={content.legalBasis} bases={bases} />
      </PartSection>
      <PartSection part="onlineLevel">
        <p>{say(onlineLevelWords[content.onlineLevel] ?? notKnown)}</p>
      </PartSection>
    </div>
  );
}

function PartSection({ part, children }: { part: Part; children: ComponentChildren }) {
  const say = useSay();
  return (
    <section class="break-inside-avoid-page" aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`} class="mb-2 text-lg font-semibold text-river">
        {say(partWords[part])}
      </h2>
      {children}
    </section>
  );
}

/** The legal basis: each document that is known is a link, and says when it is not wholly in force. */
function LegalBasis({ lines, bases }: { lines: readonly string[]; bases: readonly Basis[] }) {
  if (bases.every(({ documents }) => documents.length === 0)) return <Items items={lines} />;
  return (
    <ul class="list-disc pl-6">
      {bases.map(({ line, documents }, index) => (
        <li key={`${index}`} class="whitespace-pre-line">
          {line}
          {documents.map(({ id, number, state }) => (
            <span key={id} class="ml-2 print:hidden">
              <a href={`/legislation/documents/${id}`}>{number}</a>{' '}
              {state === 'in-force' ? null : <StatusBadge {...basisState(state)} />}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Items({
  items,
  isOrdered,
  none = notKnown,
}: {
  items: readonly string[];
  isOrdered?: boolean;
  none?: typeof notKnown;
}) {
  if (items.length === 0) return <Words text="" none={none} />;
  const list = items.map((item, index) => (
    <li key={`${index}`} class="whitespace-pre-line">
      {item}
    </li>
  ));
  if (items.length === 1 && !isOrdered) return <p class="whitespace-pre-line">{items[0]}</p>;
  return isOrdered ? <ol class="list-decimal pl-6">{list}</ol> : <ul class="list-disc pl-6">{list}</ul>;
}

function Words({ text, none = notKnown }: { text: string; none?: typeof notKnown }) {
  const say = useSay();
  return text === '' ? <p class="text-soft">{say(none)}</p> : <p class="whitespace-pre-line">{text}</p>;
}

function Channels({ channels }: { channels: readonly ProcedureChannel[] }) {
  const say = useSay();
  const language = useLanguage();
  if (channels.length === 0) return <Words text="" />;
  return (
    <DataTable
      caption={partWords.channels}
      rows={channels.map((channel, index) => ({ ...channel, key: String(index) }))}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'channel',
          title: t('Cách nộp', 'Way to file'),
          heads: true,
          cell: (row) => say(channelWords[row.channel]),
        },
        {
          key: 'term',
          title: t('Thời hạn', 'Time limit'),
          cell: (row) => (row.term === null ? say(notKnown) : formatTerm(row.term, language)),
        },
        {
          key: 'fee',
          title: t('Phí, lệ phí', 'Fee'),
          cell: (row) => (
            <>
              {row.fee === null ? (row.feeNote === '' ? say(notKnown) : '') : formatMoney(row.fee, language)}
              {row.feeNote === '' ? null : <span class="block text-soft">{row.feeNote}</span>}
            </>
          ),
        },
        ...(channels.some((channel) => channel.note !== '')
          ? [{ key: 'note', title: t('Ghi chú', 'Note'), cell: (row: ProcedureChannel) => row.note }]
          : []),
      ]}
    />
  );
}

function Papers({ papers }: { papers: readonly RequiredPaper[] }) {
  const language = useLanguage();
  const say = useSay();
  if (papers.length === 0) return <Words text="" />;
  const count = (value: number): string => (value === 0 ? '–' : formatNumber(value, language));
  return (
    <DataTable
      caption={partWords.papers}
      rows={papers.map((paper, index) => ({ ...paper, key: String(index) }))}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'name',
          title: t('Tên giấy tờ', 'Paper'),
          heads: true,
          width: 'wide',
          cell: (row) => (
            <>
              {row.name}
              {row.required ? null : (
                <span class="text-soft"> ({say(t('nếu thuộc trường hợp', 'if it applies'))})</span>
              )}
              {row.note === '' ? null : <span class="block font-normal text-soft">{row.note}</span>}
            </>
          ),
        },
        {
          key: 'original',
          title: t('Bản chính', 'Original'),
          align: 'end',
          width: 'fit',
          cell: (row) => count(row.original),
        },
        {
          key: 'certified',
          title: t('Bản sao chứng thực', 'Certified copy'),
          align: 'end',
          width: 'fit',
          cell: (row) => count(row.certified),
        },
        {
          key: 'plain',
          title: t('Bản sao', 'Copy'),
          align: 'end',
          width: 'fit',
          cell: (row) => count(row.plain),
        },
      ]}
    />
  );
}
