import { z } from 'zod';
import { FormKind } from '../forms/schema.ts';
import { covers, type Staff } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { replay } from './apply.ts';
import { happened } from './change.ts';
import { readDossiers } from './permissions.ts';
import type { Printing } from './printing.ts';
import { findDossierId, recordLook } from './store.ts';

const DossierForm = FormKind.exclude(['register']);

/** The form that `receipt.pdf` or `control-slip.pdf` names; undefined when there is none. */
function formOfFile(file: string): z.infer<typeof DossierForm> | undefined {
  const name = /^([a-z-]+)\.pdf$/i.exec(file)?.[1] ?? '';
  const kind = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return DossierForm.safeParse(kind).data;
}

const Day = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined || text === '') return undefined;
    try {
      const day = Temporal.PlainDate.from(text);
      if (day.year >= 1976 && day.year < 2200) return day;
    } catch {
      // not a day: said below
    }
    context.addIssue({
      code: 'custom',
      message:
        'Ngày không có thật; hãy viết năm-tháng-ngày, ví dụ 2026-03-02|Not a real day; write 2026-03-02',
    });
    return z.NEVER;
  });

/** The printed forms: `/dossiers/:code/forms/receipt.pdf`, and the register of the counter. */
export function printingRoutes(
  house: House,
  { printing, organization }: { printing: Printing; organization: Organization },
): Route[] {
  const { db, clock } = house;
  return [
    route({
      method: 'GET',
      path: '/dossiers/:code/forms/:file',
      permission: readDossiers,
      params: z.object({ code: z.string().max(200), file: z.string().max(40) }),
      query: z.object({ copy: z.enum(['applicant', 'file']).catch('applicant') }),
      async handle({ actor, answer, params, query }) {
        const kind = formOfFile(params.file);
        const id = await findDossierId(db, params.code, answer);
        if (id === undefined || kind === undefined) throw new Refused(notFound);
        const events = (await readEvents(db, 'dossier', id)).map(happened);
        const dossier = replay(id, events);
        if (dossier === null) throw new Refused(notFound);
        const data = await printing.print(dossier, events, kind, actor, query.copy);
        if (actor.kind === 'staff') {
          const { accountId } = actor;
          await recordLook(db, { accountId, dossierId: id, purpose: `print ${kind}`, at: clock.now() });
        }
        return pdf(data, `${params.code}-${params.file}`);
      },
    }),
    route({
      method: 'GET',
      path: '/receive/register.pdf',
      permission: readDossiers,
      query: z.object({ from: Day, to: Day, agency: z.string().max(60).optional() }),
      async handle({ query, ...asking }) {
        const staff = staffOf(asking);
        const agencyId =
          query.agency === undefined ? staff.agencyId : organization.findAgency(query.agency)?.id;
        if (agencyId === undefined || !covers(asking.answer, agencyId)) throw new Refused(notFound);
        const to = query.to ?? clock.today();
        const from = query.from ?? to.with({ day: 1 });
        const data = await printing.printRegister(staff, { agencyId, from, to, answer: asking.answer });
        return pdf(data, `so-theo-doi-ho-so-${from.toString()}-${to.toString()}.pdf`);
      },
    }),
  ];
}

function staffOf({ actor }: Asking): Staff {
  if (actor.kind !== 'staff') throw new Refused(notFound);
  return actor;
}

function pdf(data: Uint8Array, fileName: string): Reply {
  return { kind: 'bytes', data: Buffer.from(data), mediaType: 'application/pdf', fileName };
}
