import type { ComponentChildren } from 'preact';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Form } from '../ui/form.tsx';
import { Card, Columns, DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatBytes } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { articleOn, stateOn } from './effect.ts';
import { EffectCard } from './effect-card.tsx';
import { causeId, documentAddress, DocumentLink, EffectMark, showDay } from './parts.tsx';
import type { DocumentView } from './document-view.ts';
import type { Relation } from './life.ts';
import { postedTitle } from './posted-page.tsx';
import {
  bodyWords,
  kindWords,
  levelWords,
  passiveWords,
  relationWords,
  room,
  standingTones,
  standingWords,
} from './words.ts';

export function DocumentPage({ view, desk }: { view: DocumentView; desk: ComponentChildren }) {
  const { document, on, course, mayCorrect } = view;
  const { id, fields, issue, standing } = document;
  const say = useSay();
  const kind = kindWords[fields.kind];
  const title =
    issue === null
      ? t(
          `Dự thảo ${kind.vi.toLowerCase()}: ${fields.title}`,
          `Draft ${kind.en.toLowerCase()}: ${fields.title}`,
        )
      : t(`${kind.vi} ${issue.number}`, `${kind.en} ${issue.number}`);
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[
          { href: '/legislation', text: room },
          ...(issue !== null
            ? []
            : view.seesDesk
              ? [{ href: '/legislation/drafts', text: t('Dự thảo', 'Drafts') }]
              : [{ href: '/legislation/posted', text: postedTitle }]),
        ]}
        {...(issue === null ? {} : { lead: fields.title })}
        beside={
          course === null ? (
            <StatusBadge tone={standingTones[standing]} text={standingWords[standing]} />
          ) : (
            <EffectMark state={stateOn(course, on)} />
          )
        }
      >
        {mayCorrect ? (
          <LinkButton
            icon="pencil"
            href={`${documentAddress(id)}/edit`}
            text={
              issue === null ? t('Sửa dự thảo', 'Edit the draft') : t('Sửa thông tin', 'Correct the entry')
            }
          />
        ) : null}
      </PageTitle>
      {document.reason === null || !(view.seesDesk || issue !== null) ? null : (
        <Alert kind="warning" title={t('Lý do', 'Reason')} text={document.reason} />
      )}
      <Sides desk={desk}>
        <Card icon="scale" title={t('Văn bản', 'The document')}>
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Cơ quan ban hành', 'Issued by'), value: fields.issuer },
              { term: t('Cấp', 'Level'), value: say(levelWords[fields.level]) },
              { term: t('Thẩm quyền', 'Body'), value: say(bodyWords[fields.body]) },
              { term: t('Lĩnh vực', 'Field'), value: fields.field },
              ...(issue === null
                ? []
                : [
                    { term: t('Ngày ban hành', 'Issued'), value: showDay(issue.issuedOn) },
                    { term: t('Ngày có hiệu lực', 'In force from'), value: showDay(issue.effectiveOn) },
                    {
                      term: t('Hết hiệu lực từ ngày', 'No longer in force from'),
                      value: showDay(course?.endsOn ?? null),
                    },
                    { term: t('Người ký', 'Signed by'), value: issue.signer },
                  ]),
              {
                term: t('Cơ quan soạn thảo', 'Drafted by'),
                value: fields.drafterId === null ? '' : view.agency(fields.drafterId),
              },
            ]}
          />
          {document.need === '' ? null : (
            <p class="whitespace-pre-line">
              <b>{say(t('Sự cần thiết: ', 'Why it is needed: '))}</b>
              {document.need}
            </p>
          )}
        </Card>
        {course === null ? null : <EffectCard view={view} course={course} />}
        {course === null ? null : <RelationsCard view={view} />}
        <ArticlesCard view={view} />
        {view.resting.length === 0 ? null : (
          <Card
            icon="book-open"
            title={t('Thủ tục hành chính căn cứ vào văn bản này', 'Procedures resting on it')}
          >
            <ul class="grid gap-2">
              {view.resting.map(({ code, name }) => (
                <li key={code}>
                  <a href={`/procedures/${encodeURIComponent(code)}`}>{name}</a>{' '}
                  <span class="text-soft">{code}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <FilesCard view={view} />
      </Sides>
    </>
  );
}

function Sides({ desk, children }: { desk: ComponentChildren; children: ComponentChildren }) {
  return desk === null ? <div class="grid gap-4">{children}</div> : <Columns side={desk}>{children}</Columns>;
}

/** Both ways: what it does to others, and what others do to it. */
function RelationsCard({ view }: { view: DocumentView }) {
  const { document, incoming, names } = view;
  const groups = (relations: readonly (Relation & { readonly otherId: number })[]) => [
    ...Map.groupBy(relations, ({ kind }) => kind),
  ];
  const out = groups(document.relations.map((one) => ({ ...one, otherId: one.targetId })));
  const into = groups(incoming.map((one) => ({ ...one, otherId: one.sourceId })));
  return (
    <Card icon="network" title={t('Quan hệ với văn bản khác', 'Relations')} id="relations">
      {out.length + into.length === 0 ? null : (
        <Actions>
          <LinkButton
            icon="network"
            href={`${documentAddress(document.id)}/relations?on=${view.on}`}
            text={t('Xem lược đồ', 'See the whole graph')}
          />
        </Actions>
      )}
      {out.length + into.length === 0 ? (
        <p class="hint">
          <Say text={t('Chưa ghi quan hệ nào.', 'No relations yet.')} />
        </p>
      ) : (
        <div class="grid gap-6 md:grid-cols-2">
          {[
            { heading: t('Văn bản này', 'This document'), list: out, words: relationWords },
            { heading: t('Văn bản này được, bị', 'To this document'), list: into, words: passiveWords },
          ].map(({ heading, list, words }) => (
            <div key={heading.en}>
              <h3 class="mb-2 font-semibold">
                <Say text={heading} />
              </h3>
              {list.length === 0 ? <p class="text-soft">–</p> : null}
              {list.map(([kind, relations]) => (
                <div key={kind} class="mb-3 border-l-2 border-line pl-3">
                  <p class="text-soft">
                    <Say text={words[kind]} />
                  </p>
                  <ul class="grid gap-1">
                    {relations.map(({ number, otherId, articles, effectiveOn }) => (
                      <li key={`${otherId} ${number}`}>
                        <DocumentLink id={otherId} names={names} />{' '}
                        <span class="text-sm text-soft">
                          <Say
                            text={t(
                              `từ ${showDay(effectiveOn)}${articles.length === 0 ? '' : `, điều ${articles.join(', ')}`}`,
                              `from ${showDay(effectiveOn)}${articles.length === 0 ? '' : `, article ${articles.join(', ')}`}`,
                            )}
                          />
                        </span>
                        <span class="block text-sm">{names.get(otherId)?.title ?? ''}</span>
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </Card>
  );
}

function ArticlesCard({ view }: { view: DocumentView }) {
  const { document, course, on, names } = view;
  const say = useSay();
  if (document.articles.length === 0) return null;
  return (
    <Card icon="list-ordered" title={t('Các điều', 'Articles')} id="articles">
      <ol class="grid gap-4">
        {document.articles.map(({ number, heading, text }) => {
          const found = course === null ? null : articleOn(course, number, on);
          const by = found === null ? null : causeId(found.by);
          return (
            <li key={number}>
              <p class="font-semibold">
                {say(t('Điều', 'Article'))} {number}. {heading}{' '}
                {found === null ? null : <EffectMark state={found.state} />}
              </p>
              {by === null ? null : (
                <p class="text-sm text-soft">
                  {say(found?.isAmended === true ? passiveWords.amends : t('Theo', 'By'))}{' '}
                  <DocumentLink id={by} names={names} />
                </p>
              )}
              {text === '' ? null : <p class="whitespace-pre-line">{text}</p>}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function FilesCard({ view }: { view: DocumentView }) {
  const { document, files, seesDesk, mayOpenFiles } = view;
  const language = useLanguage();
  const lacksText =
    seesDesk && document.posted !== null && document.issue === null && !files.some(({ isOpen }) => isOpen);
  if (files.length === 0 && !lacksText) return null;
  return (
    <Card icon="paperclip" title={t('Tệp đính kèm', 'Files')} id="files">
      {lacksText && document.articles.length === 0 ? (
        <Alert
          kind="warning"
          text={t(
            'Dự thảo đã đăng nhưng người dân chưa xem được toàn văn: hãy mở một tệp cho mọi người xem, hoặc ghi các điều.',
            'The draft is posted, but nobody can read it yet: open a file to everybody, or enter the articles.',
          )}
        />
      ) : null}
      <ul class="grid gap-2">
        {files.map(({ hash, name, size, isOpen }) => (
          <li key={hash}>
            <a href={`${documentAddress(document.id)}/files/${hash}`}>{name}</a>{' '}
            <span class="text-soft">{formatBytes(size, language)}</span>{' '}
            {seesDesk ? (
              <StatusBadge
                tone={isOpen ? 'done' : 'plain'}
                text={isOpen ? t('Mọi người xem được', 'Open to everybody') : t('Chỉ nội bộ', 'Staff only')}
              />
            ) : null}
            {mayOpenFiles ? (
              <Form id={`open-${hash}`} action={`${documentAddress(document.id)}/open-file`}>
                <input type="hidden" name="seen" value={document.version} />
                <input type="hidden" name="hash" value={hash} />
                {isOpen ? null : <input type="hidden" name="isOpen" value="on" />}
                <Button
                  size="small"
                  icon={isOpen ? 'eye-off' : 'eye'}
                  text={
                    isOpen ? t('Chuyển thành nội bộ', 'Close') : t('Cho mọi người xem', 'Open to everybody')
                  }
                />
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
