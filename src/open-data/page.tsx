import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Say } from '../ui/page.tsx';
import type { Dataset } from './datasets.ts';

/** What the city publishes, and in which files. */
export function OpenDataPage({ datasets, year }: { datasets: readonly Dataset[]; year: number }) {
  return (
    <>
      <PageTitle
        title={t('Dữ liệu mở', 'Open data')}
        lead={t(
          'Số liệu và danh mục thủ tục của thành phố, ai cũng được tải về và dùng lại; không có dữ liệu cá nhân.',
          'Figures and procedures of the city, for anyone to download and reuse; no personal data.',
        )}
      />
      {datasets.map(({ id, title, description, files }) => (
        <Card key={id} title={title} icon="database">
          <p id={id}>
            <Say text={description} />
          </p>
          <p class="flex flex-wrap gap-3">
            {files.map((file) => (
              <LinkButton
                key={file.name}
                icon="download"
                href={`/open-data/${file.name}`}
                text={file.title}
              />
            ))}
          </p>
        </Card>
      ))}
      <Card title={t('Chỉ số cải cách hành chính', 'Reform index')} icon="list-ordered">
        <p>
          <a href="/reform-index/results">
            <Say
              text={t(
                'Xếp hạng các cơ quan của thành phố theo từng năm',
                'How the city’s agencies rank, year by year',
              )}
            />
          </a>
        </p>
      </Card>
      <Card title={t('Cho người lập trình', 'For programmers')} icon="info">
        <p>
          <Say
            text={t(
              `Chỉ tiêu của năm khác: thêm ?year=${year - 1} vào địa chỉ tệp. Cột knownOn là ngày lấy số liệu: kỳ chưa hết thì giá trị còn thay đổi. Danh mục bộ dữ liệu theo chuẩn DCAT:`,
              `Another year’s indicators: add ?year=${year - 1} to the file’s address. Column knownOn is the day of the value: that of a running period still changes. The catalogue of datasets by DCAT:`,
            )}
          />{' '}
          <a href="/open-data/catalog.jsonld">/open-data/catalog.jsonld</a>
        </p>
      </Card>
    </>
  );
}
