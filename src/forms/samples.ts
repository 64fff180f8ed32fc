import type { FormInput } from './kinds.ts';
import type { FormKind, FormRules } from './schema.ts';

const applicant = {
  code: '000.13.28.H13-150211-0042',
  submitter: 'Nguyễn Thị Hồng Phượng',
  owner: 'Trần Nguyễn Gia Bảo',
  address: 'Số 12/4 đường Nguyễn Trãi, khu vực 3, phường An Hội, quận Ninh Kiều, thành phố Cần Thơ',
  telephone: '0292 3820 123',
  email: 'hongphuong@example.vn',
  procedure: 'Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
};

const leader = { leaderCapacity: 'Chủ tịch', leader: 'Lê Văn Thành' };

/** Full example data of every form: by it a city's template is tried before it is used. */
export function sampleForms(rules: FormRules): { [K in FormKind]: FormInput<K> } {
  const head = {
    rules,
    parent: 'Ủy ban nhân dân quận Ninh Kiều',
    agency: 'Ủy ban nhân dân phường An Hội',
    unit: 'Bộ phận Tiếp nhận và Trả kết quả',
    place: 'Ninh Kiều',
    issuedAt: '2015-02-11T09:35:00+07:00',
  };
  const received = { receivedAt: '2015-02-11T09:30:00+07:00', dueAt: '2015-03-13T17:00:00+07:00' };
  const clerk = { agency: head.agency, unit: head.unit, person: 'Phạm Thị Mai' };
  const specialist = { agency: head.agency, unit: 'Tư pháp – Hộ tịch', person: 'Huỳnh Quốc Việt' };
  const chairman = { agency: head.agency, unit: 'Lãnh đạo', person: leader.leader };
  return {
    receipt: {
      ...head,
      ...applicant,
      ...received,
      number: '42/BPTNTKQ',
      qrUrl: 'https://motcua.example.vn/ho-so/000.13.28.H13-150211-0042?k=3f9a2c71',
      procedureCode: '2.000986',
      papers: [
        { name: 'Tờ khai đăng ký khai sinh theo mẫu quy định', original: 1 },
        { name: 'Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp', original: 1 },
        { name: 'Phiếu báo thay đổi hộ khẩu, nhân khẩu', original: 1 },
        { name: 'Giấy chứng nhận kết hôn của cha, mẹ trẻ em', certified: 1, plain: 1 },
        { name: 'Tờ khai tham gia bảo hiểm y tế', original: 2 },
      ],
      sets: 1,
      term: '20 ngày làm việc',
      receiveBy: 'Nhận trực tiếp',
      returnPlace: 'Bộ phận Tiếp nhận và Trả kết quả, số 5 đường Trần Hưng Đạo',
      fee: 20_000,
      feeNote: '',
      book: '01/2015',
      sequence: '42',
      official: 'Phạm Thị Mai',
      reissue: 1,
    },
    supplement: {
      ...head,
      ...applicant,
      number: '07/HDHS',
      papers: [
        { name: 'Giấy chứng sinh', request: 'Nộp bản chính do cơ sở y tế cấp; bản đã nộp là bản chụp' },
        { name: 'Tờ khai đăng ký khai sinh', request: 'Bổ sung chữ ký của người đi khai sinh' },
      ],
      reason:
        'Thành phần hồ sơ chưa đúng quy định tại Điều 15 Nghị định số 158/2005/NĐ-CP về đăng ký và quản lý hộ tịch.',
      contact: 'Phạm Thị Mai',
      contactTelephone: '0292 3820 456',
    },
    refusal: {
      ...head,
      ...applicant,
      number: '03/BPTNTKQ',
      reason:
        'Hồ sơ không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường An Hội.\nĐề nghị nộp hồ sơ tại Ủy ban nhân dân phường nơi cư trú của người mẹ.',
      official: 'Phạm Thị Mai',
    },
    apology: {
      ...head,
      issuedAt: '2015-03-13T15:00:00+07:00',
      ...applicant,
      ...leader,
      number: '02/PXL',
      receivedAt: received.receivedAt,
      promisedAt: received.dueAt,
      reason: 'Cơ quan bảo hiểm xã hội chưa chuyển kết quả cấp thẻ bảo hiểm y tế do phải xác minh lại mã số.',
      newDueAt: '2015-03-18T17:00:00+07:00',
    },
    stop: {
      ...head,
      issuedAt: '2015-02-25T10:05:00+07:00',
      ...applicant,
      ...leader,
      number: '01/TB',
      receivedAt: received.receivedAt,
      stoppedAt: '2015-02-25T10:00:00+07:00',
      reason: 'Người nộp hồ sơ có văn bản xin rút hồ sơ ngày 24 tháng 02 năm 2015.',
      legalBasis: 'đơn xin rút hồ sơ của Ông/Bà',
    },
    controlSlip: {
      ...head,
      issuedAt: '2015-03-13T16:50:00+07:00',
      ...applicant,
      ...received,
      rows: [
        {
          from: clerk,
          to: specialist,
          givenAt: '2015-02-11T10:00:00+07:00',
          takenAt: '2015-02-11T10:20:00+07:00',
          result: 'early',
        },
        {
          from: specialist,
          to: chairman,
          givenAt: '2015-02-13T15:10:00+07:00',
          takenAt: '2015-02-13T15:30:00+07:00',
          result: 'on-time',
        },
        {
          from: chairman,
          to: clerk,
          givenAt: '2015-03-13T16:45:00+07:00',
          takenAt: null,
          result: 'late',
          remark: 'Chờ kết quả liên thông',
        },
      ],
    },
    register: {
      ...head,
      issuedAt: '2015-03-16T08:00:00+07:00',
      book: '01/2015',
      from: '2015-02-01',
      to: '2015-02-28',
      rows: Array.from({ length: 30 }, (_, index) => ({
        ...received,
        sequence: index + 1,
        code: `000.13.28.H13-150211-${String(index + 1).padStart(4, '0')}`,
        procedure: index % 3 === 0 ? applicant.procedure : 'Đăng ký khai sinh',
        sets: 1,
        submitter: applicant.submitter,
        address: applicant.address,
        telephone: applicant.telephone,
        agency: head.agency,
        returnedAt: index % 2 === 0 ? '2015-03-12T08:15:00+07:00' : null,
        receiveBy: 'Nhận trực tiếp',
        signedBy: index % 2 === 0 ? applicant.submitter : '',
      })),
    },
  };
}
