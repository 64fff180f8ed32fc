import { t, type Text } from '../kernel/messages.ts';
import { formatNumber } from '../ui/format.ts';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Graph } from './schema.ts';
import { stepsOf, type Onward, type StepRow } from './steps.ts';
import { agencyWords, endOutcomeWords, ownerWords, taskKindWords, waitWords } from './words.ts';

export type StepTableProps = {
  readonly graph: Graph;
  /** Names of agencies by code. */
  readonly agencies: ReadonlyMap<string, string>;
  /** Ids of the steps a dossier is at; absent: no dossier is meant. */
  readonly current?: readonly string[];
  readonly done?: readonly string[];
};

/** The drawing in words: each step, who does it, its part of the term, where it goes from there. */
export function StepTable({ graph, agencies, current, done = [] }: StepTableProps) {
  const language = useLanguage();
  const say = useSay();
  const standing = (row: StepRow): Text | null => {
    if (current?.includes(row.node.id)) return t('Đang ở đây', 'Here now');
    return done.includes(row.node.id) ? t('Đã qua', 'Done') : null;
  };
  return (
    <DataTable
      caption={t('Các bước của quy trình', 'Steps of the process')}
      rows={stepsOf(graph)}
      rowKey={(row) => row.node.id}
      rowTone={(row) => (done.includes(row.node.id) ? 'quiet' : undefined)}
      columns={[
        {
          key: 'step',
          title: t('Bước', 'Step'),
          heads: true,
          cell: (row) => <strong>{row.node.name || row.node.id}</strong>,
        },
        ...(current === undefined
          ? []
          : [
              {
                key: 'standing',
                title: t('Hồ sơ', 'Dossier'),
                cell: (row: StepRow) => say(standing(row) ?? t('Chưa tới', 'Ahead')),
              },
            ]),
        { key: 'what', title: t('Loại', 'Kind'), cell: (row) => <Kind node={row.node} /> },
        { key: 'who', title: t('Người làm', 'Done by'), cell: (row) => <Say text={whoOf(row, agencies)} /> },
        {
          key: 'until',
          title: t('Đến hết % thời hạn', 'By % of the term'),
          cell: (row) => (row.share === null ? '–' : `${formatNumber(row.share.until, language)} %`),
        },
        { key: 'onward', title: t('Sau đó', 'Then'), cell: (row) => <OnwardList onward={row.onward} /> },
      ]}
    />
  );
}

function Kind({ node }: Pick<StepRow, 'node'>) {
  if (node.kind === 'task') return <Say text={taskKindWords[node.task]} />;
  if (node.kind === 'timer') return <Say text={waitWords(node.duration)} />;
  return (
    <a href={`/procedures/${encodeURIComponent(node.procedure)}`}>
      <Say text={t(`Gọi thủ tục ${node.procedure}`, `Call procedure ${node.procedure}`)} />
    </a>
  );
}

function whoOf({ node }: StepRow, agencies: ReadonlyMap<string, string>): Text {
  if (node.kind === 'call') return agencyWords(node.agency, agencies);
  if (node.kind === 'task' && node.owner !== null) return ownerWords(node.owner, agencies);
  return t('–', '–');
}

function OnwardList({ onward }: { onward: readonly Onward[] }) {
  const say = useSay();
  const [only, second] = onward;
  if (only !== undefined && second === undefined && only.outcome === null) return <>{say(toWords(only))}</>;
  return (
    <ul>
      {onward.map((each, index) => (
        <li key={index}>
          {each.outcome === null ? null : <b>{say(each.outcome)}: </b>}
          {say(toWords(each))}
        </li>
      ))}
    </ul>
  );
}

function toWords({ to, isJoined }: Onward): Text {
  const names = to.map((node) => {
    if (node.kind !== 'end') return t(node.name || node.id, node.name || node.id);
    const end = node.outcome === null ? t('kết thúc', 'end') : endOutcomeWords[node.outcome];
    return t(`kết thúc (${node.name || end.vi})`, `end (${node.name || end.en})`);
  });
  const vi = capital(names.map((name) => name.vi).join(' và '));
  const en = capital(names.map((name) => name.en).join(' and '));
  return isJoined ? t(`${vi}, khi các nhánh cùng xong`, `${en}, once all branches are done`) : t(vi, en);
}

function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1);
}
