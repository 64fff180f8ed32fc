import type { Refusal } from '../kernel/errors.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatNumber } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { sayDay } from './days.ts';
import type { Audit, Finding } from './schema.ts';
import { auditWords as words, kindWords, lineWords } from './words.ts';

/** Largest text that is pasted, in characters. */
export const longestText = 500_000;

export function UploadPage({
  refusals = [],
  input = {},
}: {
  refusals?: readonly Refusal[];
  input?: Readonly<Record<string, unknown>>;
}) {
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <Form action="/figure-audit" multipart refusals={refusals} values={input}>
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".txt,.docx,.pdf"
          multiple={false}
        />
        <TextArea name="text" label={words.text} rows={10} maxLength={longestText} />
        <Actions>
          <Button look="next" icon="file-search" text={words.check} />
        </Actions>
      </Form>
    </>
  );
}

export function FindingsPage({ audit, name }: { audit: Audit; name: string }) {
  const language = useLanguage();
  const { findings, numbers, checked } = audit;
  const relations = Object.values(checked).reduce((sum, count) => sum + count, 0);
  const say = (value: number): string => formatNumber(value, language);
  return (
    <>
      <PageTitle title={words.result} lead={name} crumbs={[{ href: '/figure-audit', text: words.title }]} />
      <Card>
        <DefinitionList
          columns={3}
          facts={[
            { term: words.findings, value: say(findings.length) },
            { term: words.relations, value: say(relations) },
            { term: words.numbers, value: say(numbers) },
          ]}
        />
      </Card>
      {findings.length === 0 ? <Alert kind="done" live title={words.none} text={words.noneMore} /> : null}
      {findings.map((finding) => (
        <FindingCard key={`${finding.kind} ${finding.offset} ${finding.computed}`} finding={finding} />
      ))}
      <Actions>
        <LinkButton look="next" href="/figure-audit" icon="file-search" text={words.again} />
      </Actions>
    </>
  );
}

function FindingCard({ finding }: { finding: Finding }) {
  const { kind, line, explanation, explanationEn, truncated, also } = finding;
  return (
    <Card title={kindWords[kind]} actions={<Say text={lineWords(line)} />}>
      <div class="grid gap-4 lg:grid-cols-2">
        <div>
          <Quote finding={finding} />
          {also.length === 0 ? null : (
            <>
              <p class="mt-3 text-soft">
                <Say text={words.also} />:
              </p>
              {also.map((sentence) => (
                <p key={sentence} class="mt-1 break-words">
                  {sentence}
                </p>
              ))}
            </>
          )}
        </div>
        <div class="grid content-start gap-3">
          <p>
            <Say text={{ vi: explanation, en: explanationEn }} />
          </p>
          <DefinitionList columns={2} facts={valuesOf(finding, useLanguage())} />
          {truncated ? (
            <p>
              <StatusBadge tone="plain" text={words.truncated} />
            </p>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

function valuesOf({ kind, stated, computed }: Finding, language: 'vi' | 'en') {
  const show = (value: number): string =>
    kind === 'order'
      ? sayDay(value)
      : value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 6 });
  return [
    { term: words.stated, value: show(stated) },
    { term: words.computed, value: show(computed) },
  ];
}

/** The sentence with the figure marked in it. */
function Quote({ finding: { quote, figure } }: { finding: Finding }) {
  const { at, text } = figure;
  return (
    <blockquote class="break-words">
      {quote.slice(0, at)}
      <mark>{quote.slice(at, at + text.length)}</mark>
      {quote.slice(at + text.length)}
    </blockquote>
  );
}
