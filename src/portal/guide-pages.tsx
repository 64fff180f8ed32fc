import type { ComponentChildren } from 'preact';
import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Say } from '../ui/page.tsx';

export const aboutTitle = t('Một Cửa là gì?', 'What is the one stop?');
export const helpTitle = t('Hướng dẫn', 'Help');

type Section = { readonly title: Text; readonly paragraphs: readonly Text[] };

const about: readonly Section[] = [
  {
    title: t('Một nơi nộp, một nơi nhận', 'One place to file, one place to collect'),
    paragraphs: [
      t(
        'Trước đây, người dân phải tự đi từng phòng, từng cơ quan. Với cơ chế một cửa, bạn chỉ làm việc với quầy tiếp nhận và trả kết quả; hồ sơ tự đi giữa các phòng, bạn không phải đi theo.',
        'People used to walk from office to office. With the one-stop mechanism you deal with one counter: the dossier travels between the offices, and you do not have to.',
      ),
      t(
        'Một cửa liên thông là khi một việc cần nhiều cơ quan, ví dụ khai sinh, đăng ký cư trú và thẻ bảo hiểm y tế cho trẻ. Bạn vẫn chỉ nộp một bộ hồ sơ và nhận một giấy hẹn.',
        'Where several agencies are needed, for example birth, residence and health insurance of a child, you still file one dossier and take one receipt.',
      ),
    ],
  },
  {
    title: t('Bạn có quyền', 'What you are entitled to'),
    paragraphs: [
      t(
        'Được hướng dẫn đầy đủ trong một lần; được cấp giấy hẹn ghi rõ ngày trả; mỗi hồ sơ chỉ bị yêu cầu bổ sung bằng văn bản, có nêu lý do.',
        'To be told everything at once; to a receipt that names the day; to be asked for further papers in writing only, with the reason.',
      ),
      t(
        'Nếu trễ hẹn, cơ quan phải xin lỗi bằng văn bản và hẹn lại ngày trả. Bạn theo dõi được hồ sơ bất cứ lúc nào bằng mã QR trên giấy hẹn.',
        'If it is late, the agency must apologise in writing and set a new date. You can follow the dossier at any time by the QR code on the receipt.',
      ),
    ],
  },
  {
    title: t('Minh bạch để ai cũng kiểm tra được', 'Open to anyone’s check'),
    paragraphs: [
      t(
        'Mọi việc làm với hồ sơ được ghi lại đúng lúc xảy ra và ghi vào sổ chứng thực có chữ ký số, mỗi giờ một lần. Không ai, kể cả người quản trị hệ thống, sửa được lịch sử hồ sơ mà không bị phát hiện.',
        'Everything done to a dossier is recorded as it happens and anchored in a signed ledger every hour. Nobody, the administrators included, can alter its history without being found out.',
      ),
    ],
  },
];

const help: readonly Section[] = [
  {
    title: t('Đọc giấy hẹn như thế nào?', 'How do I read the receipt?'),
    paragraphs: [
      t(
        'Dòng đầu là mã hồ sơ: dùng mã này để tra cứu hoặc hỏi cán bộ. Bên dưới là họ tên người nộp, tên thủ tục và các giấy tờ đã nhận; hãy xem lại trước khi rời quầy.',
        'The first line is the code of the dossier: use it to look it up or to ask. Below stand the applicant, the procedure and the papers received; check them before you leave the counter.',
      ),
      t(
        'Ô “Hẹn trả kết quả” ghi ngày, giờ và nơi nhận. Mã QR mở trang theo dõi riêng của hồ sơ: đừng đưa ảnh mã này cho người lạ.',
        'The box “result due” says when and where to collect it. The QR code opens the dossier’s own page: do not hand its picture to strangers.',
      ),
    ],
  },
  {
    title: t('Hạn giải quyết được tính ra sao?', 'How are deadlines counted?'),
    paragraphs: [
      t(
        'Ngày nộp không tính; ngày đầu tiên là ngày làm việc kế tiếp. Hạn tính bằng ngày làm việc thì không đếm ngày nghỉ hằng tuần, ngày lễ và ngày nghỉ bù; ngày làm bù thì được đếm. Mỗi giấy hẹn đều giải thích được từng ngày.',
        'The day of filing does not count; the first day is the next working day. A term in working days leaves out weekly days off, public holidays and days off in lieu; a day worked in exchange counts. Every date can be explained day by day.',
      ),
      t(
        'Ví dụ: nộp ngày thứ Năm, thủ tục 3 ngày làm việc. Ngày thứ nhất là thứ Sáu, thứ hai là thứ Hai, thứ ba là thứ Ba: hẹn trả chiều thứ Ba.',
        'For example: filed on a Thursday, three working days. Friday is the first, Monday the second, Tuesday the third: the result is due on Tuesday afternoon.',
      ),
      t(
        'Khi cơ quan chờ bạn bổ sung giấy tờ hoặc nộp tiền, thời gian chờ không tính vào hạn, và ngày hẹn được tính lại.',
        'While the agency waits for your papers or your payment, time does not count, and the due date is counted anew.',
      ),
    ],
  },
  {
    title: t('Bị yêu cầu bổ sung giấy tờ?', 'You were asked for further papers?'),
    paragraphs: [
      t(
        'Phiếu yêu cầu ghi rõ thiếu giấy gì và vì sao. Hãy mang đủ một lần đến quầy đã nộp. Nếu thấy yêu cầu không đúng với thủ tục đã công bố, bạn có quyền hỏi lại hoặc phản ánh.',
        'The request says which papers and why. Bring all of them at once to the counter where you filed. If it goes beyond the published procedure, you may ask or object.',
      ),
    ],
  },
  {
    title: t('Nhờ người khác lấy kết quả được không?', 'May somebody else collect the result?'),
    paragraphs: [
      t(
        'Được, nếu người đó mang giấy hẹn và giấy tờ chứng minh được bạn ủy quyền theo quy định của thủ tục.',
        'Yes, with the receipt and whatever authorisation the procedure asks for.',
      ),
    ],
  },
];

export function AboutPage() {
  return (
    <Guide title={aboutTitle} sections={about}>
      <LinkButton
        look="next"
        icon="book-open"
        href="/procedures"
        text={t('Tìm thủ tục', 'Find a procedure')}
      />
    </Guide>
  );
}

export function HelpPage() {
  return (
    <Guide title={helpTitle} sections={help}>
      <LinkButton
        look="next"
        icon="file-search"
        href="/dossiers/look-up"
        text={t('Tra cứu hồ sơ', 'Look up a dossier')}
      />
      <LinkButton icon="building" href="/agencies" text={t('Hỏi cơ quan', 'Ask the agency')} />
      <LinkButton
        icon="badge-check"
        href="/certificates/verify"
        text={t('Kiểm tra chứng chỉ đào tạo', 'Check a training certificate')}
      />
    </Guide>
  );
}

function Guide(props: { title: Text; sections: readonly Section[]; children: ComponentChildren }) {
  return (
    <div class="grid max-w-3xl gap-5">
      <PageTitle title={props.title} />
      {props.sections.map(({ title, paragraphs }) => (
        <Card key={title.en} title={title}>
          {paragraphs.map((text) => (
            <p key={text.en}>
              <Say text={text} />
            </p>
          ))}
        </Card>
      ))}
      <div class="actions">{props.children}</div>
    </div>
  );
}
