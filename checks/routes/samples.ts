/** A person as forms and the API write them. */
const applicant = {
  name: 'Nguyễn Thị Mỹ Duyên',
  idNumber: '092123456789',
  phone: '0912345678',
  email: '',
  address: 'Hẻm 5, đường 30 Tháng 4',
};

const filing = {
  applicant,
  owner: null,
  papers: [{ name: 'Tờ khai', original: 1, certified: 0, plain: 0 }],
  sets: 1,
  note: '',
};

const reason = 'Thiếu giấy tờ theo quy định';

/**
 * What a route takes as it should be sent: from here random requests go astray by a step or two. `@version` and `@step`
 * stand for the version of the dossier in the address and for its first open step.
 */
export const samples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'POST /api/v1/due-dates': {
    receivedAt: '2026-03-02T09:30',
    term: '5wd',
    agency: 'H13.21.10',
    pauses: [{ from: '2026-03-03T08:00', to: '2026-03-04T08:00', reason, kind: 'supplement' }],
  },
  'POST /api/v1/dossiers': {
    procedure: '1.001193',
    filing,
    channel: 'counter',
    idempotencyKey: 'mot-hai-ba-bon',
  },
  'POST /api/v1/dossiers/:code/commands/:name': {
    reason,
    step: '@step',
    outcome: null,
    assigneeId: 1,
    note: '',
    papers: ['Giấy chứng sinh'],
    filing,
    amount: 20_000,
    way: 'cash',
    newDueAt: '2026-03-20T17:00',
    receivedBy: 'Nguyễn Thị Mỹ Duyên',
  },
  'POST /receive': {
    procedure: '1.001193',
    versionId: '1',
    key: 'nam-sau-bay-tam',
    channel: 'counter',
    applicant,
    papers: [{ name: 'Tờ khai', given: 'on', original: '1', certified: '0', plain: '0' }],
    sets: '1',
    note: '',
  },
  'POST /receive/check': {
    procedure: '1.001193',
    versionId: '1',
    key: 'nam-sau-bay-tam',
    applicant,
    sets: '1',
  },
  'POST /dossiers/:code/assign': { version: '@version', step: '@step', assigneeId: '1', note: '' },
  'POST /dossiers/:code/complete-step': { version: '@version', step: '@step', outcome: '', note: 'Đã xử lý' },
  'POST /dossiers/:code/request-supplement': { version: '@version', reason, papers: ['Giấy chứng sinh'] },
  'POST /dossiers/:code/request-payment': { version: '@version', amount: '20000', reason },
  'POST /dossiers/:code/pay': { version: '@version', amount: '20000', way: 'cash' },
  'POST /dossiers/:code/extend': { version: '@version', newDueAt: '2026-03-20T17:00', reason },
  'POST /dossiers/:code/withdraw': { version: '@version', reason },
  'POST /dossiers/:code/stop': { version: '@version', reason },
  'POST /dossiers/:code/correct-receipt': { version: '@version', reason, filing },
  'POST /dossiers/:code/supplement': { version: '@version', filing },
  'POST /dossiers/:code/return': { version: '@version', receivedBy: 'Nguyễn Thị Mỹ Duyên', way: 'counter' },
  'POST /return/:code': { version: '@version', receivedBy: 'Nguyễn Thị Mỹ Duyên', way: 'counter' },
  'POST /admin/agencies/:code': {
    name: 'Ủy ban nhân dân phường',
    nameEn: '',
    address: '',
    phone: '0292',
    seen: '0',
  },
  'POST /admin/agencies/:code/office-hours': {
    monday: '07:00–11:00, 13:00–17:00',
    tuesday: '7h-11h',
    seen: '0',
  },
  'POST /admin/agencies/:code/units': { name: 'Phòng Tư pháp', nameEn: '', kind: 'division', seen: '0' },
  'POST /admin/agencies/:code/units/:unit': { name: 'Văn thư', nameEn: '', kind: 'records', seen: '0' },
  'POST /account/absence': {
    to: '2',
    from: '2026-03-03T07:00',
    until: '2026-03-05T17:00',
    reason: 'Nghỉ phép',
  },
};
