import { refuse } from '../../kernel/errors.ts';
import { t, type Language } from '../../kernel/messages.ts';
import { Button } from '../buttons.tsx';
import { Card } from '../content.tsx';
import { TextField } from '../fields.tsx';
import { FieldRow, Form } from '../form.tsx';
import { Hero, HeroSearch, Topics } from '../hero.tsx';
import { PublicLayout } from '../layout.tsx';
import { RefusalPage } from '../refusal.tsx';
import { publicPage } from './gallery-frame.ts';

export function Home({ language }: { language: Language }) {
  return (
    <PublicLayout page={publicPage(language, '/')} title={t('Trang đầu', 'Home')}>
      <Hero
        title={t('Bạn cần làm thủ tục gì?', 'What do you need to get done?')}
        lead={t(
          '1.653 thủ tục, 113 nơi tiếp nhận. Gõ việc của bạn, không cần dấu.',
          '1,653 procedures, 113 counters. Say it in your own words.',
        )}
      >
        <HeroSearch
          action="/procedures"
          label={t('Tìm thủ tục', 'Search procedures')}
          placeholder={t('Ví dụ: khai sinh, kết hôn, xây nhà', 'e.g. birth, marriage, building')}
          button={t('Tìm thủ tục', 'Search')}
        />
      </Hero>
      <Topics
        label={t('Việc thường gặp', 'Common matters')}
        topics={[
          {
            href: '/procedures?topic=baby',
            icon: 'baby',
            title: t('Sinh con', 'A child'),
            text: t('Khai sinh, nhập hộ khẩu, thẻ bảo hiểm y tế', 'Birth, residence, health insurance'),
          },
          {
            href: '/procedures?topic=handshake',
            icon: 'handshake',
            title: t('Kết hôn, gia đình', 'Marriage'),
            text: t('Kết hôn, xác nhận tình trạng hôn nhân', 'Marriage, marital status'),
          },
          {
            href: '/procedures?topic=house',
            icon: 'house',
            title: t('Nhà, đất', 'House and land'),
            text: t(
              'Giấy chứng nhận, tách thửa, giấy phép xây dựng',
              'Certificates, parcels, building permits',
            ),
          },
          {
            href: '/procedures?topic=store',
            icon: 'store',
            title: t('Kinh doanh', 'Business'),
            text: t('Doanh nghiệp, hộ kinh doanh, con dấu, thuế', 'Companies, households, seal, tax'),
          },
          {
            href: '/procedures?topic=stamp',
            icon: 'stamp',
            title: t('Chứng thực', 'Certification'),
            text: t('Bản sao, chữ ký, hợp đồng', 'Copies, signatures, contracts'),
          },
          {
            href: '/procedures?topic=graduation-cap',
            icon: 'graduation-cap',
            title: t('Học hành', 'School'),
            text: t('Chuyển trường, cấp lại văn bằng', 'Changing school, diplomas'),
          },
        ]}
      />
      <Card title={t('Hồ sơ của tôi đến đâu rồi?', 'Where is my dossier?')} icon="search">
        <Form action="/track" method="get" id="track">
          <FieldRow>
            <TextField
              name="code"
              label={t('Mã hồ sơ trên giấy hẹn', 'Code on the receipt')}
              placeholder="H13.27.04-150211-0042"
            />
            <div>
              <Button icon="search" text={t('Tra cứu', 'Look up')} />
            </div>
          </FieldRow>
        </Form>
      </Card>
    </PublicLayout>
  );
}

export function Refused({ language }: { language: Language }) {
  return (
    <PublicLayout page={publicPage(language, '/nowhere')} title={t('Không tìm thấy', 'Not found')}>
      <RefusalPage
        status={404}
        refusals={[
          refuse(
            'not-found',
            t(
              'Không tìm thấy trang hoặc dữ liệu này. Hãy kiểm tra lại địa chỉ.',
              'There is no such page. Please check the address.',
            ),
          ),
        ]}
      />
    </PublicLayout>
  );
}
