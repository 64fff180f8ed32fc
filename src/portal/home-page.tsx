import { fold, t, type Text } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Hero, HeroSearch } from '../ui/hero.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icons.ts';
import { Say } from '../ui/page.tsx';
import { lifeEventIcons } from './words.ts';

export const homeTitle = t('Trang đầu', 'Home');

/** The first page: one question, and below it what else people come for. */
export function HomePage({ lifeEvents }: { lifeEvents: readonly string[] }) {
  return (
    <>
      <Hero
        title={t('Bạn cần làm thủ tục gì?', 'What do you need to do?')}
        lead={t(
          'Gõ vài chữ, có dấu hay không dấu đều được.',
          'Type a few words; with or without diacritics.',
        )}
      >
        <HeroSearch
          action="/procedures"
          label={t('Tìm thủ tục', 'Find a procedure')}
          placeholder={t('Ví dụ: khai sinh', 'e.g. khai sinh')}
          button={t('Tìm', 'Search')}
        />
      </Hero>
      <div class="grid gap-5 lg:grid-cols-2">
        <LookUpCard />
        <HowItWorks />
      </div>
      {lifeEvents.length === 0 ? null : <LifeEvents names={lifeEvents} />}
    </>
  );
}

/** `isNext`: looking up is what the page is for. */
export function LookUpCard({ code, error, isNext }: { code?: string; error?: Text; isNext?: boolean }) {
  return (
    <Card title={t('Hồ sơ của tôi đến đâu rồi?', 'Where is my dossier?')} icon="file-search">
      <Form action="/dossiers/look-up" method="get" id="look-up">
        <TextField
          name="code"
          label={t('Mã hồ sơ, in ở đầu giấy hẹn', 'Code of the dossier, at the top of the receipt')}
          hint={t('Hoặc dùng điện thoại quét mã QR trên giấy hẹn.', 'Or scan the QR code on the receipt.')}
          autocomplete="off"
          maxLength={300}
          {...(code === undefined ? {} : { value: code })}
          {...(error === undefined ? {} : { error })}
        />
        <div class="actions">
          <Button look={isNext === true ? 'next' : 'plain'} icon="search" text={t('Tra cứu', 'Look up')} />
        </div>
      </Form>
    </Card>
  );
}

const steps: readonly { icon: IconName; title: Text; text: Text }[] = [
  {
    icon: 'file-input',
    title: t('Nộp ở một nơi', 'File in one place'),
    text: t(
      'Mang giấy tờ đến quầy Một Cửa; cán bộ xem đủ là nhận ngay.',
      'Bring the papers to the one-stop counter; what is complete is received at once.',
    ),
  },
  {
    icon: 'receipt-text',
    title: t('Nhận giấy hẹn', 'Take the receipt'),
    text: t(
      'Giấy ghi rõ ngày trả và lệ phí. Bạn không phải đi các phòng khác.',
      'It says the day of the result and the fee. There is no other office to go to.',
    ),
  },
  {
    icon: 'badge-check',
    title: t('Đến lấy kết quả', 'Collect the result'),
    text: t('Đúng ngày hẹn, tại chính quầy đã nộp.', 'On the day promised, at the counter where you filed.'),
  },
];

function HowItWorks() {
  return (
    <Card title={t('Một Cửa: ba bước', 'One stop, three steps')} icon="door-open">
      <ol class="grid gap-4">
        {steps.map((step, index) => (
          <li key={step.icon} class="grid grid-cols-[auto_1fr] gap-3">
            <span class="text-river">
              <Icon name={step.icon} size={28} />
            </span>
            <div>
              <p>
                <strong>
                  {index + 1}. <Say text={step.title} />
                </strong>
              </p>
              <p class="text-soft">
                <Say text={step.text} />
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p>
        <a href="/about">
          <Say text={t('Một Cửa là gì?', 'What is the one stop?')} />
        </a>
      </p>
    </Card>
  );
}

function LifeEvents({ names }: { names: readonly string[] }) {
  return (
    <Card title={t('Theo việc trong đời', 'By what happens in life')} icon="users-round">
      <ul class="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {names.map((name) => (
          <li key={name} class="grid">
            <a
              class="flex min-h-14 items-center gap-3 rounded-lg border border-line px-4 py-2"
              href={`/procedures?event=${encodeURIComponent(name)}`}
            >
              <Icon name={iconOf(name)} size={24} />
              <span>{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function iconOf(name: string): IconName {
  const words = fold(name);
  return lifeEventIcons.find(([word]) => words.includes(word))?.[1] ?? 'book-open';
}
