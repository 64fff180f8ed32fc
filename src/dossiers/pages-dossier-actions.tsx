import { scanEndings } from '../kernel/scans.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { CheckboxGroup, FileField, Select } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { DateField, NumberField, TextArea } from '../ui/fields.tsx';
import { commandWords, type CommandName } from './commands.ts';
import { feeOwed } from './schema.ts';
import { payWays } from './words.ts';
import { FilingFields, filingValues } from './pages-dossier-filing.tsx';
import { AssignFold } from './pages-dossier-assign.tsx';
import {
  CommandFold,
  CommandForm,
  Reason,
  Send,
  typedFiling,
  type DossierPageProps,
} from './pages-dossier-form.tsx';

const folded = [
  'assign',
  'requestSupplement',
  'requestPayment',
  'pay',
  'extend',
  'attach',
  'correctReceipt',
  'refuse',
  'withdraw',
  'stop',
] as const satisfies readonly CommandName[];

/** Everything else that this person may do now, each folded away behind its name. */
export function OtherActions(props: DossierPageProps) {
  const offered = folded.filter((command) => isOffered(props, command));
  if (offered.length === 0) return null;
  return (
    <Card title={t('Việc khác', 'Other actions')} icon="wrench">
      <div class="flex flex-wrap gap-2 print:hidden [&>details[open]]:basis-full">
        {offered.map((command) => (
          <Fold key={command} command={command} {...props} />
        ))}
      </div>
    </Card>
  );
}

/** Allowed is not yet possible: a second supplement or a second new date is not offered. */
function isOffered({ view }: DossierPageProps, command: CommandName): boolean {
  const { dossier, actions } = view;
  if (!actions.commands.has(command)) return false;
  if (command === 'assign') return actions.assignable.length + actions.returnable.length > 0;
  if (command === 'requestSupplement') return view.supplementsLeft > 0;
  if (command === 'pay') return dossier.state !== 'paymentRequested';
  if (command === 'extend') return dossier.dueAt !== null && dossier.extensions.length === 0;
  return true;
}

function Fold(props: DossierPageProps & { command: (typeof folded)[number] }) {
  switch (props.command) {
    case 'assign':
      return <AssignFold {...props} />;
    case 'requestSupplement':
      return <RequestSupplementFold {...props} />;
    case 'requestPayment':
      return <RequestPaymentFold {...props} />;
    case 'pay':
      return <TakeFeeFold {...props} />;
    case 'extend':
      return <ExtendFold {...props} />;
    case 'attach':
      return <AttachFold {...props} />;
    case 'correctReceipt':
      return <CorrectFold {...props} />;
    case 'refuse':
    case 'withdraw':
    case 'stop':
      return <ReasonFold {...props} command={props.command} />;
  }
}

function RequestSupplementFold({ view, failed }: DossierPageProps) {
  const papers = view.procedure.content.papers.map(({ name }) => name.slice(0, 500));
  return (
    <CommandFold
      view={view}
      failed={failed}
      command="requestSupplement"
      icon="file-warning"
      question={t(
        'Chỉ yêu cầu một lần, ghi rõ mọi giấy tờ còn thiếu. Thời gian chờ không tính vào thời hạn.',
        'Ask once, and name every missing paper. Waiting does not count towards the term.',
      )}
    >
      <CommandForm view={view} failed={failed} command="requestSupplement">
        {papers.length === 0 ? null : (
          <CheckboxGroup
            name="papers"
            label={t('Giấy tờ của thủ tục', 'Papers of the procedure')}
            choices={[...new Set(papers)].map((name) => ({ value: name, label: name }))}
          />
        )}
        <TextArea
          name="otherPapers"
          label={t('Giấy tờ khác, mỗi dòng một loại', 'Other papers, one a line')}
          rows={2}
        />
        <Reason />
        <Send text={commandWords.requestSupplement} />
      </CommandForm>
    </CommandFold>
  );
}

function RequestPaymentFold({ view, failed }: DossierPageProps) {
  const { fee } = view.dossier;
  return (
    <CommandFold
      view={view}
      failed={failed}
      command="requestPayment"
      icon="banknote"
      question={t(
        'Hồ sơ chờ đến khi người nộp nộp đủ; thời gian chờ không tính vào thời hạn.',
        'The dossier waits until it is paid; waiting does not count towards the term.',
      )}
    >
      <CommandForm
        view={view}
        failed={failed}
        command="requestPayment"
        initial={{ amount: fee === null || fee === 0 ? '' : String(fee) }}
      >
        <NumberField name="amount" label={t('Số tiền phải nộp', 'Amount due')} suffix="đồng" required />
        <Reason />
        <Send text={commandWords.requestPayment} />
      </CommandForm>
    </CommandFold>
  );
}

function TakeFeeFold({ view, failed }: DossierPageProps) {
  return (
    <CommandFold
      view={view}
      failed={failed}
      command="pay"
      icon="hand-coins"
      question={t(
        'Ghi nhận phí, lệ phí đã thu của người nộp. Hồ sơ vẫn tiếp tục ở bước đang làm.',
        'Record the fee taken from the applicant. The dossier goes on where it is.',
      )}
    >
      <CommandForm
        view={view}
        failed={failed}
        command="pay"
        initial={{ amount: String(feeOwed(view.dossier)), way: 'cash' }}
      >
        <NumberField name="amount" label={t('Số tiền', 'Amount')} suffix="đồng" required />
        <Select
          name="way"
          label={t('Cách nộp', 'Way')}
          width="medium"
          required
          choices={Object.entries(payWays).map(([value, label]) => ({ value, label }))}
        />
        <Send text={commandWords.pay} />
      </CommandForm>
    </CommandFold>
  );
}

function ExtendFold({ view, failed }: DossierPageProps) {
  return (
    <CommandFold
      view={view}
      failed={failed}
      command="extend"
      icon="calendar-clock"
      question={t(
        'Chỉ hẹn lại một lần; thư xin lỗi ghi lý do và ngày hẹn mới.',
        'A new date is given once; the letter of apology gives the reason and the date.',
      )}
    >
      <CommandForm view={view} failed={failed} command="extend">
        <DateField name="newDueAt" label={t('Ngày giờ hẹn mới', 'New date and time')} withTime required />
        <Reason />
        <Send text={commandWords.extend} />
      </CommandForm>
    </CommandFold>
  );
}

function AttachFold({ view, failed }: DossierPageProps) {
  return (
    <CommandFold
      view={view}
      failed={failed}
      command="attach"
      icon="paperclip"
      question={t('Thêm bản quét hoặc bản điện tử vào hồ sơ.', 'Add scans or electronic papers.')}
    >
      <CommandForm view={view} failed={failed} command="attach" multipart>
        <FileField
          name="files"
          label={t('Tệp', 'Files')}
          hint={t(
            'PDF hoặc ảnh, mỗi tệp tối đa 50 MB, tối đa 20 tệp.',
            'PDF or images, 50 MB each, 20 at most.',
          )}
          accept={scanEndings}
        />
        <Send text={commandWords.attach} />
      </CommandForm>
    </CommandFold>
  );
}

function CorrectFold({ view, failed }: DossierPageProps) {
  return (
    <CommandFold
      view={view}
      failed={failed}
      command="correctReceipt"
      icon="file-pen"
      question={t(
        'Sửa thông tin ghi sai trên giấy tiếp nhận rồi in cấp lại. Bản cũ vẫn còn trong lịch sử.',
        'Correct what the receipt says wrongly, then print it anew. The old one stays in the history.',
      )}
    >
      <CommandForm
        view={view}
        failed={failed}
        command="correctReceipt"
        initial={filingValues(view.dossier.filing)}
      >
        <FilingFields filing={view.dossier.filing} values={typedFiling(failed, 'correctReceipt')} />
        <Reason />
        <Send text={commandWords.correctReceipt} />
      </CommandForm>
    </CommandFold>
  );
}

const reasonFolds = {
  refuse: {
    icon: 'file-x',
    question: t(
      'Hồ sơ không được tiếp nhận; người nộp nhận văn bản nêu lý do.',
      'Not received; the applicant gets the reason in writing.',
    ),
  },
  withdraw: {
    icon: 'undo-2',
    question: t(
      'Người nộp yêu cầu rút hồ sơ. Hồ sơ kết thúc và không mở lại được.',
      'The applicant withdraws. The dossier ends and cannot be reopened.',
    ),
  },
  stop: {
    icon: 'circle-stop',
    question: t(
      'Dừng xử lý, hồ sơ kết thúc và không mở lại được.',
      'Processing stops; the dossier ends and cannot be reopened.',
    ),
  },
} as const;

function ReasonFold({ view, failed, command }: DossierPageProps & { command: keyof typeof reasonFolds }) {
  const { icon, question } = reasonFolds[command];
  return (
    <CommandFold view={view} failed={failed} command={command} icon={icon} question={question} isGrave>
      <CommandForm view={view} failed={failed} command={command}>
        <Reason />
        <Actions>
          <Button look="danger" text={commandWords[command]} />
        </Actions>
      </CommandForm>
    </CommandFold>
  );
}
