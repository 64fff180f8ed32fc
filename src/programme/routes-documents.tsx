import { z } from 'zod';
import { notFound, Refused } from '../kernel/errors.ts';
import type { Actor } from '../kernel/access.ts';
import { t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { showAgain } from './again.ts';
import { by, draftsOf, mayEdit, namesOf, type Desk } from './desk.ts';
import { directedNames } from './directed.ts';
import { DocumentPage, DocumentsPage } from './documents-pages.tsx';
import { acceptEvidence, evidenceLimits, shownTypes } from './evidence.ts';
import { DocumentInputs } from './fields.tsx';
import { FormPage, type Filled } from './form-page.tsx';
import { AttachForm, ById, DocumentForm, FollowUpForm, LinkForm, ReasonForm } from './forms.ts';
import { editProgramme } from './permissions.ts';
import { addressOf, Day, directedKinds, Directed, DocumentKind, Id, type DocumentFields } from './schema.ts';
import { followUpStandings, type FollowUpStanding } from './status-rules.ts';
import { words } from './words.ts';

const Query = z.object({
  q: z.string().max(200).catch(''),
  kind: DocumentKind.or(z.literal('')).catch(''),
  year: z.coerce.number().int().min(1945).max(2150).catch(0),
  standing: z
    .enum(Object.keys(followUpStandings) as [FollowUpStanding, ...FollowUpStanding[]])
    .or(z.literal(''))
    .catch(''),
  asOf: Day.or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const ForWhat = z.object({
  kind: z.enum(directedKinds).or(z.literal('')).catch(''),
  id: Id.or(z.literal(0)).catch(0),
});

/** Steering documents: list, page, new, edit, what they direct, follow-up. */
export function documentRoutes(desk: Desk): Route[] {
  const { programme, house } = desk;

  async function documentPage(actor: Actor, id: number, refused: Filled | null): Promise<Reply> {
    const reading = await programme.getDocument(id);
    const props = {
      reading,
      directs: await directedNames(programme, reading.document.fields.directs, draftsOf(actor)),
      moments: await programme.history('steering-document', id),
      names: namesOf(desk),
      mayEdit: mayEdit(actor),
      refused,
    };
    return page(reading.document.fields.number, <DocumentPage {...props} />);
  }

  async function issuers(): Promise<string[]> {
    const all = await programme.findDocuments({ text: '', kind: '', year: 0, standing: '' });
    return [...new Set(all.map(({ document }) => document.fields.issuer))].slice(0, 100);
  }

  async function newPage(language: Language, directed: Directed | null, filled?: Filled): Promise<Reply> {
    const title = t('Thêm văn bản chỉ đạo', 'Enter a steering document');
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[{ href: '/programme/documents', text: words.documents }]}
        action="/programme/documents/new"
        back={directed === null ? '/programme/documents' : addressOf(directed)}
        multipart
        filled={filled ?? { refusals: [], values: {} }}
      >
        {directed === null ? null : (
          <>
            <input type="hidden" name="directed.kind" value={directed.kind} />
            <input type="hidden" name="directed.id" value={directed.id} />
          </>
        )}
        <DocumentInputs issuers={await issuers()} hasFile={false} />
      </FormPage>,
    );
  }

  async function editPage(language: Language, id: number, filled?: Filled): Promise<Reply> {
    const { document } = await programme.getDocument(id);
    const { fields, version } = document;
    const title = t('Sửa văn bản chỉ đạo', 'Edit the steering document');
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[
          { href: '/programme/documents', text: words.documents },
          { href: `/programme/documents/${id}`, text: fields.number },
        ]}
        action={`/programme/documents/${id}`}
        back={`/programme/documents/${id}`}
        multipart
        filled={
          filled ?? { refusals: [], values: { ...fields, directs: [], followUpBy: fields.followUpBy ?? '' } }
        }
        {...(filled === undefined ? { seen: version } : {})}
      >
        <DocumentInputs issuers={await issuers()} hasFile={fields.file !== null} />
      </FormPage>,
    );
  }

  async function fieldsOf(
    body: z.infer<typeof DocumentForm>,
    files: RefusedContext['files'],
    before: Pick<DocumentFields, 'file' | 'directs'>,
  ): Promise<DocumentFields> {
    const { seen: _, directed: __, followUpBy, ...fields } = body;
    const [file = before.file] = await acceptEvidence(house, files, 'file');
    return { ...fields, followUpBy: followUpBy === '' ? null : followUpBy, file, directs: before.directs };
  }

  return [
    route({
      method: 'GET',
      path: '/programme/documents',
      permission: 'signed-in',
      query: Query,
      async handle({ actor, query: { page: number, ...query }, language }) {
        const { q: text, kind, year, standing, asOf } = query;
        const filter = { text, kind, year, standing };
        const documents = await programme.findDocuments(
          filter,
          asOf === '' ? undefined : Temporal.PlainDate.from(asOf),
        );
        const props = { documents, query, page: number, mayEdit: mayEdit(actor) };
        return page(words.documents[language], <DocumentsPage {...props} />);
      },
    }),
    route({
      method: 'GET',
      path: '/programme/documents/new',
      permission: editProgramme,
      query: ForWhat,
      handle: ({ language, query: { kind, id } }) =>
        newPage(language, kind === '' || id === 0 ? null : { kind, id }),
    }),
    route({
      method: 'POST',
      path: '/programme/documents/new',
      permission: editProgramme,
      body: DocumentForm,
      upload: { ...evidenceLimits, maxFiles: 1 },
      refused({ language, refusals, input }) {
        if (refusals.some(({ code }) => code === 'not-found')) throw new Refused(refusals);
        const directed = Directed.safeParse(input['directed']);
        return newPage(language, directed.success ? directed.data : null, { refusals, values: input });
      },
      async handle({ actor, body, files }) {
        const directs = body.directed === undefined ? [] : [body.directed];
        const fields = await fieldsOf(body, files, { file: null, directs });
        const id = await programme.createDocument(by(desk, actor), fields);
        return redirect(`/programme/documents/${id}`, t('Đã thêm văn bản.', 'The document is in the list.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/documents/attach',
      permission: editProgramme,
      body: AttachForm,
      async handle({ actor, body: { document: id, directed } }) {
        await programme.direct(by(desk, actor), { id }, directed, true);
        return redirect(addressOf(directed), t('Đã gắn văn bản.', 'The document hangs on it.'));
      },
    }),
    route({
      method: 'GET',
      path: '/programme/documents/:id',
      permission: 'signed-in',
      params: ById,
      handle: ({ actor, params }) => documentPage(actor, params.id, null),
    }),
    route({
      method: 'GET',
      path: '/programme/documents/:id/file',
      permission: 'signed-in',
      params: ById,
      async handle({ params }) {
        const { file } = (await programme.getDocument(params.id)).document.fields;
        if (file === null) throw new Refused(notFound);
        const isShown = shownTypes.has(file.mediaType);
        return {
          kind: 'bytes',
          data: house.files.read(file.hash),
          mediaType: isShown ? file.mediaType : 'application/octet-stream',
          fileName: file.name,
          isDownload: !isShown,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/programme/documents/:id/edit',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => editPage(language, params.id),
    }),
    route({
      method: 'POST',
      path: '/programme/documents/:id',
      permission: editProgramme,
      params: ById,
      body: DocumentForm,
      upload: { ...evidenceLimits, maxFiles: 1 },
      refused: (context) =>
        showAgain(context, context.params['id'], (id) =>
          editPage(context.language, id, { refusals: context.refusals, values: context.input }),
        ),
      async handle({ actor, params, body, files }) {
        const before = (await programme.getDocument(params.id)).document.fields;
        const fields = await fieldsOf(body, files, before);
        await programme.changeDocument(by(desk, actor), { id: params.id, seen: body.seen }, fields);
        return redirect(`/programme/documents/${params.id}`, t('Đã lưu.', 'Saved.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/documents/:id/detach',
      permission: editProgramme,
      params: ById,
      body: LinkForm,
      async handle({ actor, params, body }) {
        await programme.direct(by(desk, actor), { id: params.id, seen: body.seen }, body.directed, false);
        return redirect(`/programme/documents/${params.id}`, t('Đã bỏ gắn.', 'Taken off.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/documents/:id/follow-ups',
      permission: editProgramme,
      params: ById,
      body: FollowUpForm,
      refused: (context) =>
        showAgain(context, context.params['id'], (id) =>
          documentPage(context.actor, id, { refusals: context.refusals, values: context.input }),
        ),
      async handle({ actor, params, body }) {
        const data = { words: body.words, isDone: body.outcome === 'done' };
        await programme.followUp(by(desk, actor), { id: params.id, seen: body.seen }, data);
        return redirect(`/programme/documents/${params.id}`, t('Đã ghi nhận.', 'Noted.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/documents/:id/withdraw',
      permission: editProgramme,
      params: ById,
      body: ReasonForm,
      async handle({ actor, params, body }) {
        await programme.withdrawDocument(by(desk, actor), { id: params.id, seen: body.seen }, body.reason);
        return redirect('/programme/documents', t('Đã gỡ văn bản khỏi danh mục.', 'Taken out of the list.'));
      },
    }),
  ];
}
