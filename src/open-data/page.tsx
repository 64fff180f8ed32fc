import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Say } from '../ui/page.tsx';
import type { Dataset } from './datasets.ts';

/** What the city publishes, and in which files. */
export function OpenDataPage({ datasets }: { datasets: readonly Dataset[] }) {
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
      <Card title={t('Cho người lập trình', 'For programmers')} icon="info">
        <p>
          <Say
            text={t(
              'Chỉ tiêu của năm khác: thêm ?year=2025 vào địa chỉ. Danh mục bộ dữ liệu theo chuẩn DCAT:',
              'Another year’s indicators: add ?year=2025. The catalogue of datasets by DCAT:',
            )}
          />{' '}
          <a href="/open-data/catalog.jsonld">/open-data/catalog.jsonld</a>
        </p>
      </Card>
    </>
  );
}
