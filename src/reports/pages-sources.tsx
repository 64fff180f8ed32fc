import { t } from '../kernel/messages.ts';
import { Card } from '../ui/content.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { figureLink } from './figure-link.ts';
import type { ReportDocument } from './schema.ts';
import { sourcesOf } from './sources.ts';

/** Which figures of a report are measured and which are still reported, and by whom. */
export function SourcesCard({ document }: { document: ReportDocument }) {
  const { measured, reported, reporters } = sourcesOf(document);
  if (measured + reported === 0) return null;
  return (
    <Card title={t('Nguồn số liệu', 'Where the figures are from')} icon="database">
      <p>
        <Say
          text={t(
            `${measured} số liệu đo từ hồ sơ, sổ theo dõi; ${reported} số liệu do cơ quan báo cáo.`,
            `${measured} figures measured from records; ${reported} reported by agencies.`,
          )}
        />
      </p>
      {reported === 0 ? null : (
        <>
          <p class="text-soft">
            <Say
              text={t(
                'Chỉ tiêu nào có hồ sơ, sổ theo dõi từ đầu kỳ thì báo cáo tự lấy số đo thay số báo cáo.',
                'Where there are records from the beginning of the period, the report takes the measured figure by itself.',
              )}
            />
          </p>
          <Disclosure summary={t('Số liệu còn do cơ quan báo cáo', 'Figures still reported')}>
            {reporters.map(({ by, figures }) => (
              <div key={by} class="mt-2">
                <p class="text-soft">{by === '' ? <Say text={t('Cơ quan báo cáo', 'Agencies')} /> : by}</p>
                <ul class="grid gap-1">
                  {figures.map((figure) => (
                    <li key={figure.number}>
                      <a class="inline-block min-h-6" href={figureLink(document, figure.number)}>
                        <Say text={figure.title} />
                      </a>
                      {': '}
                      {figure.text}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Disclosure>
        </>
      )}
    </Card>
  );
}
