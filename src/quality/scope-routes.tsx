import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import { forbidden, notFound, refuse, Refused } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import { json, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { keepQuality, readQuality } from './permissions.ts';
import type { QualityRooms } from './rooms.ts';
import { scopeCodes } from './rules.ts';
import type { SentScope } from './scope-card.tsx';
import { readSystems } from './store.ts';

const ById = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const mostFound = 20;

/** The scope of a system: procedures are found in the catalogue, and what is not there is refused in words. */
export function scopeRoutes(
  { house, procedures, keepScope }: QualityRooms,
  showSystem: (actor: Actor, id: number, sent: SentScope, status: number) => Promise<Reply>,
): Route[] {
  async function find(words: string): Promise<{ value: string; label: string; hint: string }[]> {
    if (fold(words) === '') return [];
    const { rows } = await procedures.search({ text: words, pageSize: mostFound });
    return rows.map(({ code, name }) => ({ value: code, label: name, hint: code }));
  }

  /** The code that is meant: chosen, typed as a code, or as words that one procedure alone fits. */
  async function codeMeant(chosen: string, typed: string): Promise<string> {
    const today = house.clock.today();
    const words = chosen === '' ? typed : chosen;
    if (words === '') throw new Refused(refuse('missing', nothingTyped, 'add'));
    const known = await procedures.findInForce(words, today);
    if (known !== undefined) return words;
    const [only, other] = await find(words);
    if (only === undefined) throw new Refused(refuse('not-found', notInCatalogue(words), 'add'));
    if (other !== undefined) throw new Refused(refuse('invalid', several(words), 'add'));
    return only.value;
  }

  return [
    route({
      method: 'GET',
      path: '/quality/procedures',
      permission: readQuality,
      query: z.object({ q: z.string().trim().max(200).catch('') }),
      handle: async ({ query: { q } }) => json({ options: await find(q) }),
    }),
    route({
      method: 'POST',
      path: '/quality/systems/:id/scope',
      permission: keepQuality,
      params: ById,
      body: z.object({
        add: z.string().trim().max(60).default(''),
        add_q: z.string().trim().max(200).default(''),
        remove: z.string().max(60).default(''),
      }),
      async handle({ actor, params: { id }, body: { add, add_q: typed, remove } }) {
        const [system] = await readSystems(house.db, can(actor, readQuality), id);
        if (system === undefined) throw new Refused(notFound);
        if (!covers(can(actor, keepQuality), system.agencyId)) throw new Refused(forbidden);
        const codes = scopeCodes(system.values.procedures ?? '');
        if (remove !== '') {
          await keepScope(actor, id, codes.filter((code) => code !== remove).join(', '));
          return redirect(`/quality/systems/${id}`, t('Đã bỏ khỏi phạm vi.', 'Taken out of the scope.'));
        }
        const code = await codeMeant(add, typed);
        if (codes.includes(code)) throw new Refused(refuse('conflict', thereAlready, 'add'));
        await keepScope(actor, id, [...codes, code].join(', '));
        return redirect(`/quality/systems/${id}`, t(`Đã thêm ${code}.`, `${code} added.`));
      },
      async refused({ actor, params, refusals, input, status }) {
        const { success, data } = ById.safeParse(params);
        if (!success) throw new Refused(refusals);
        const typed = input['add_q'];
        const found = typeof typed === 'string' ? await find(typed) : [];
        return showSystem(actor, data.id, { refusals, values: input, found }, status);
      },
    }),
  ];
}

const nothingTyped = t('Hãy gõ mã hoặc tên thủ tục.', 'Type the code or name of a procedure.');
const thereAlready = t('Thủ tục này đã có trong phạm vi.', 'This procedure is in the scope already.');
const notInCatalogue = (words: string) =>
  t(
    `Danh mục không có thủ tục nào đang áp dụng khớp "${words.slice(0, 60)}".`,
    `The catalogue has no procedure in force that fits "${words.slice(0, 60)}".`,
  );
const several = (words: string) =>
  t(
    `Có nhiều thủ tục khớp "${words.slice(0, 60)}"; hãy chọn một.`,
    `Several procedures fit "${words.slice(0, 60)}"; choose one.`,
  );
