import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { accepted, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route, type UploadedFile } from '../kernel/web.ts';
import { processAddress, shownAddress } from './addresses.ts';
import { emptyModel } from './editor/template.ts';
import { NewProcessCode, OfProcess, ProcessName, SeenFields } from './input.ts';
import { takeIn } from './intake.ts';
import type { ProcessModels } from './models.ts';
import { NewProcessPage, type NewProcessProps } from './pages-new.tsx';
import { editProcesses } from './permissions.ts';
import type { ShowProcess } from './show.tsx';
import { limits } from './xml-guard.ts';

// More than a drawing may have, so that one that is too large is still refused beside its field, with what was typed.
const upload = { maxBytes: 4 * limits.bytes, maxFiles: 1 };

/** What is done to drafts by forms, without any script: begin, replace by a file, discard, publish. */
export function draftRoutes(house: House, models: ProcessModels, show: ShowProcess): Route[] {
  async function newPage(language: Language, props: Omit<NewProcessProps, 'processes'>): Promise<Reply> {
    const processes = (await models.list()).filter(({ number }) => number !== null);
    return page(newTitle[language], <NewProcessPage {...props} processes={processes} />);
  }

  function contentOf(file: UploadedFile): Promise<Buffer> {
    return readFile(house.files.locate(file.hash));
  }

  /** The drawing to begin with, and its own name. */
  async function beginning(
    file: UploadedFile | undefined,
    from: string,
    code: string,
    name: string,
  ): Promise<{ xml: string; name: string }> {
    if (file !== undefined) return accepted(await takeIn(await contentOf(file), 'file'));
    if (name === '') throw new Refused(nameless);
    if (from === '') return { xml: emptyModel(code, name), name };
    const other = await models.findLatest(from);
    if (other === undefined) throw new Refused(unknownOrigin);
    return other;
  }

  return [
    route({
      method: 'GET',
      path: '/processes/new',
      permission: editProcesses,
      handle: ({ language }) => newPage(language, {}),
    }),
    route({
      method: 'POST',
      path: '/processes',
      permission: editProcesses,
      upload,
      body: z.object({
        code: NewProcessCode,
        name: ProcessName.default(''),
        from: z.string().max(100).default(''),
      }),
      async handle({ actor, body: { code, name, from }, files }) {
        const [file] = files;
        const begun = await beginning(file, from, code, name);
        const model = { code, name: name || begun.name || code, xml: begun.xml };
        await models.createDraft(model, actor);
        return file === undefined
          ? redirect(`${processAddress(code)}/edit`, draftMade)
          : redirect(shownAddress(code, null), fileTaken);
      },
      refused: ({ language, refusals, input }) => newPage(language, { refusals, input }),
    }),
    route({
      method: 'POST',
      path: '/processes/:code/draft',
      permission: editProcesses,
      params: OfProcess,
      upload,
      body: SeenFields,
      async handle({ actor, params: { code }, body: seen, files: [file] }) {
        const [draft, latest] = await Promise.all([models.findDraft(code), models.findLatest(code)]);
        if (file === undefined) throw new Refused(noFile);
        const { xml } = accepted(await takeIn(await contentOf(file), 'file'));
        const name = draft?.name ?? latest?.name ?? code;
        await models.saveDraft({ code, name, xml }, seen, actor);
        return redirect(shownAddress(code, null), fileTaken);
      },
      refused: (context) => show(context, context.params['code'] ?? '', 'usual', context.refusals),
    }),
    route({
      method: 'POST',
      path: '/processes/:code/discard',
      permission: editProcesses,
      params: OfProcess,
      body: SeenFields,
      async handle({ actor, params: { code }, body: seen }) {
        await models.discardDraft(code, seen, actor);
        return redirect(seen.version === 0 ? '/processes' : processAddress(code), discarded);
      },
      refused: (context) => show(context, context.params['code'] ?? '', 'usual', context.refusals),
    }),
    route({
      method: 'POST',
      path: '/processes/:code/publish',
      permission: editProcesses,
      params: OfProcess,
      body: SeenFields,
      async handle({ actor, params: { code }, body: seen }) {
        const draft = await models.findDraft(code);
        if (draft === undefined) throw new Refused(noDraft);
        const number = await models.publish({ code, name: draft.name, xml: draft.xml }, seen, actor);
        return redirect(processAddress(code), published(number));
      },
      refused: (context) => show(context, context.params['code'] ?? '', 'usual', context.refusals),
    }),
  ];
}

export function published(number: number) {
  return t(
    `Đã ban hành phiên bản ${number}. Hồ sơ tiếp nhận từ lúc này theo phiên bản mới.`,
    `Version ${number} has been published. Dossiers received from now on follow it.`,
  );
}

const newTitle = t('Quy trình mới', 'New process');
const draftMade = t('Đã tạo bản thảo. Hãy vẽ và lưu.', 'The draft has been made. Draw and save.');
const fileTaken = t(
  'Đã nhận tệp làm bản thảo và kiểm tra; kết quả ở dưới.',
  'The file has been taken as the draft and checked; the verdict is below.',
);
const discarded = t('Đã xóa bản thảo.', 'The draft has been deleted.');

const nameless = refuse(
  'invalid',
  t('Hãy ghi tên quy trình, hoặc tải lên một tệp.', 'Enter a name, or upload a file.'),
  'name',
);
const unknownOrigin = refuse(
  'invalid',
  t('Không có quy trình này để bắt đầu từ đó.', 'There is no such process to begin with.'),
  'from',
);
const noFile = refuse('invalid', t('Hãy chọn một tệp BPMN.', 'Choose a BPMN file.'), 'file');
const noDraft = refuse(
  'conflict',
  t(
    'Không còn bản thảo nào: người khác vừa ban hành hoặc xóa bản thảo.',
    'There is no draft any more: somebody else has just published or deleted it.',
  ),
);
