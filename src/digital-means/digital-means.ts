import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, text, yes, register } from '../registers/schema.ts';
import { onlineMeetings } from './online-meetings.ts';
import { onlineServices } from './online-services.ts';
import { keepDigitalMeans, readDigitalMeans } from './permissions.ts';

const law = 'Nghị định số 64/2007/NĐ-CP; Nghị định số 42/2022/NĐ-CP';
const access = { read: readDigitalMeans, write: keepDigitalMeans };
const source = text(t('Nguồn số liệu', 'Source'), { required: true });

const ratio = (vi: string, en: string, part: string, whole: string) =>
  ({ title: t(vi, en), ratio: [`digital.${part}`, `digital.${whole}`], better: 'more' }) as const;
const listed = (kind: 'mail' | 'documents' | 'network' | 'portal', vi: string, en: string) =>
  ({ title: t(vi, en), when: { kind }, from: 'listedOn', until: 'endedOn' }) as const;
const running = (kind: 'mail' | 'documents' | 'network' | 'portal', vi: string, en: string) =>
  ({ title: t(vi, en), when: { kind }, from: 'usedSince', until: 'endedOn', better: 'more' }) as const;

const meansInUse = register('means-in-use', {
  title: t('Phương tiện điện tử', 'Electronic means in use'),
  one: t('phương tiện', 'means'),
  about: t(
    'Thư điện tử, phần mềm văn bản, mạng, cổng thông tin của từng cơ quan; số tài khoản đang dùng',
    'Mail, document system, network and portal of each agency; how many accounts are in use',
  ),
  law,
  area: 'modernisation',
  columns: {
    agency: agency(t('Cơ quan', 'Agency'), { required: true, list: true }),
    kind: choice(
      t('Phương tiện', 'Means'),
      {
        mail: t('Thư điện tử', 'Mail'),
        documents: t('Phần mềm quản lý văn bản và điều hành', 'Document system'),
        network: t('Mạng truyền số liệu chuyên dùng', 'Dedicated data network'),
        portal: t('Cổng, trang thông tin điện tử', 'Portal or site'),
      },
      { required: true, list: true },
    ),
    name: text(t('Tên, địa chỉ', 'Name, address'), { list: true }),
    listedOn: day(t('Phải có từ', 'Must have it from'), { required: true }),
    usedSince: day(t('Đã dùng từ', 'In use since'), { list: true }),
    endedOn: day(t('Thôi dùng từ', 'No longer from'), { notBefore: 'listedOn' }),
    isComponent: yes(t('Cổng thành phần của thành phố', 'Part of the city’s portal'), {
      when: { kind: 'portal' },
    }),
    accounts: number(t('Số hộp thư, tài khoản đã cấp', 'Accounts given'), {
      least: 0,
      total: true,
      list: true,
      when: { kind: ['mail', 'documents'] },
      section: t('Sử dụng', 'Use'),
    }),
    active: number(t('Số hộp thư, tài khoản dùng thường xuyên', 'Accounts in regular use'), {
      least: 0,
      total: true,
      list: true,
      when: { kind: ['mail', 'documents'] },
    }),
    countedOn: day(t('Ngày đếm', 'Counted on'), { when: { kind: ['mail', 'documents'] } }),
    source,
  },
  label: ['agency', 'kind'],
  owner: 'agency',
  on: 'listedOn',
  states: { kept: { title: t('Đang theo dõi', 'Kept') } },
  access,
  figures: {
    'digital.mailAgencies': running('mail', 'Số cơ quan có thư điện tử', 'Agencies with mail'),
    'digital.mailListed': listed('mail', 'Số cơ quan phải có thư điện tử', 'Agencies that must have mail'),
    'digital.mailShare': ratio(
      'Tỷ lệ cơ quan triển khai thư điện tử',
      'Agencies with electronic mail',
      'mailAgencies',
      'mailListed',
    ),
    'digital.mailboxes': {
      ...running('mail', 'Số hộp thư đã cấp', 'Mailboxes given'),
      sum: 'accounts',
    },
    'digital.mailboxesActive': {
      ...running('mail', 'Số hộp thư dùng thường xuyên', 'Mailboxes in regular use'),
      sum: 'active',
    },
    'digital.mailUseShare': ratio(
      'Tỷ lệ cán bộ, công chức thường xuyên dùng thư điện tử',
      'Staff who use mail regularly',
      'mailboxesActive',
      'mailboxes',
    ),
    'digital.documentAccounts': {
      ...running(
        'documents',
        'Số tài khoản phần mềm quản lý văn bản đã cấp',
        'Accounts of the document system given',
      ),
      sum: 'accounts',
    },
    'digital.documentAccountsActive': {
      ...running(
        'documents',
        'Số tài khoản phần mềm quản lý văn bản dùng thường xuyên',
        'Accounts of the document system in regular use',
      ),
      sum: 'active',
    },
    'digital.documentSystemShare': ratio(
      'Tỷ lệ sử dụng phần mềm quản lý văn bản và điều hành',
      'Use of the document system',
      'documentAccountsActive',
      'documentAccounts',
    ),
    'digital.networkAgencies': running('network', 'Số cơ quan đã nối mạng', 'Agencies on the network'),
    'digital.networkListed': listed('network', 'Số cơ quan phải nối mạng', 'Agencies to be on the network'),
    'digital.networkShare': ratio(
      'Tỷ lệ cơ quan nối mạng truyền số liệu chuyên dùng',
      'Agencies on the dedicated network',
      'networkAgencies',
      'networkListed',
    ),
    'digital.portals': running('portal', 'Số cơ quan có cổng, trang thông tin', 'Agencies with a portal'),
    'digital.portalsListed': listed('portal', 'Số cơ quan phải có cổng, trang', 'Agencies to have a portal'),
    'digital.portalShare': ratio(
      'Tỷ lệ cơ quan có cổng hoặc trang thông tin điện tử',
      'Agencies with a portal or site',
      'portals',
      'portalsListed',
    ),
    'digital.componentPortals': {
      title: t('Số cổng thông tin điện tử thành phần', 'Component portals'),
      when: { kind: 'portal', isComponent: true },
      from: 'usedSince',
      until: 'endedOn',
      better: 'more',
    },
  },
});

const given = (holder: 'organisation' | 'person', vi: string, en: string) =>
  ({
    title: t(vi, en),
    when: { holder },
    states: ['granted'],
    sum: 'quantity',
    from: 'grantedOn',
    until: 'expiresOn',
  }) as const;

const digitalCertificates = register('digital-certificate', {
  title: t('Chứng thư số', 'Digital certificates'),
  one: t('đợt cấp chứng thư', 'grant of certificates'),
  about: t('Chứng thư số đã cấp cho tổ chức, cá nhân theo đợt', 'Certificates given to bodies and people'),
  law: 'Nghị định số 26/2007/NĐ-CP; Nghị định số 130/2018/NĐ-CP',
  area: 'modernisation',
  columns: {
    agency: agency(t('Cơ quan được cấp', 'Given to'), { required: true, list: true }),
    holder: choice(
      t('Chủ thể', 'Holder'),
      { organisation: t('Tổ chức', 'Organisation'), person: t('Cá nhân', 'Person') },
      { required: true, list: true },
    ),
    quantity: number(t('Số chứng thư', 'Certificates'), {
      required: true,
      least: 1,
      list: true,
      total: true,
    }),
    provider: text(t('Nơi cấp', 'Provider'), { required: true }),
    document: text(t('Văn bản cấp số', 'Document'), { list: true }),
    grantedOn: day(t('Ngày cấp', 'Given on'), { required: true, list: true }),
    expiresOn: day(t('Hết hạn từ', 'Expires on'), { notBefore: 'grantedOn', list: true }),
  },
  label: ['agency', 'holder', 'grantedOn'],
  owner: 'agency',
  on: 'grantedOn',
  states: {
    granted: { title: t('Đã cấp', 'Given'), next: ['revoked'], tone: 'done' },
    revoked: { title: t('Thu hồi', 'Revoked'), reason: true, tone: 'stopped' },
  },
  access,
  keep: { years: 10 },
  figures: {
    'signature.organisationCertificates': given(
      'organisation',
      'Số chứng thư số của tổ chức',
      'Certificates of organisations',
    ),
    'signature.personalCertificates': given(
      'person',
      'Số chứng thư số của cá nhân',
      'Certificates of people',
    ),
  },
});

/** The means of a modern office, as facts with their source. */
export const digitalMeansRegisters = [
  onlineMeetings,
  meansInUse,
  digitalCertificates,
  onlineServices,
] as const;

export { digitalMeansIndicators } from './indicators.ts';
export { demonstrateDigitalMeans } from './demonstration.ts';
