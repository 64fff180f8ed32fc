import { z } from 'zod';
import { fold, t } from '../kernel/messages.ts';
import { json, route, type Route } from '../kernel/web.ts';
import { processAddress } from './addresses.ts';
import { problemJson } from './check-command.ts';
import { OfProcess, SeenVersion, SentModel } from './input.ts';
import type { ProcessModels } from './models.ts';
import { editProcesses } from './permissions.ts';
import type { ProcessPagesSurroundings } from './show.tsx';

/** 2 MB of XML inside JSON: quotes and line ends are escaped there. What is over 2 MB as XML is said by the verdict. */
const maxBody = 8 * 1024 * 1024;

/** Process models for programs, and what the editor asks. Every answer is JSON. */
export function apiRoutes(models: ProcessModels, around: ProcessPagesSurroundings): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/processes/check',
      permission: editProcesses,
      isQuery: true,
      perMinute: 60, // a proof may take seconds of work
      maxBody,
      api: t(
        'Kiểm tra một tệp BPMN như khi ban hành: xml (tối đa 2 MB), file (tên tệp, nếu có); trả lời file, sound, problems. Không ghi gì.',
        'Check a BPMN file as for a publication: xml (at most 2 MB), file (its name, if any); answers file, sound, problems. Nothing is recorded.',
      ),
      query: z.object({ code: z.string().max(100).default('') }),
      body: z.object({ xml: z.string(), file: z.string().max(300).default('') }),
      async handle({ query, body: { xml, file } }) {
        const { sound, problems } = await models.check(xml, query.code);
        return json({ file, sound, problems: problems.map(problemJson) });
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/processes/called-procedures',
      permission: editProcesses,
      query: z.object({ q: z.string().max(200).catch('') }),
      async handle({ query: { q } }) {
        if (fold(q) === '') return json({ options: [] });
        const found = await around.searchProcedures(q);
        return json({ options: found.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })) });
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/processes/:code/draft',
      permission: editProcesses,
      maxBody,
      params: OfProcess,
      query: SeenVersion,
      body: SentModel,
      async handle({ actor, params: { code }, query: { version }, body: { name, xml, expected } }) {
        const seen = { revision: expected, version };
        return json({ revision: await models.saveDraft({ code, name, xml }, seen, actor) });
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/processes/:code/publish',
      permission: editProcesses,
      maxBody,
      params: OfProcess,
      query: SeenVersion,
      body: SentModel,
      async handle({ actor, params: { code }, query: { version }, body: { name, xml, expected } }) {
        const number = await models.publish({ code, name, xml }, { revision: expected, version }, actor);
        return json({ number, location: processAddress(code) });
      },
    }),
  ];
}
