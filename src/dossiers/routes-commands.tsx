import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { parseInput } from '../kernel/parse.ts';
import { redirect, route, type Route, type UploadedFile } from '../kernel/web.ts';
import { assigneeProblem } from './actions-assign.ts';
import { scanLimit } from '../kernel/scans.ts';
import { acceptFiles } from './actions-files.ts';
import type { DossierActs } from './actions.ts';
import { inputOf, type RawForm } from './actions-forms.ts';
import { commandInputs, commandNames, type CommandInput, type CommandName } from './commands.ts';
import { commandPath } from './pages-dossier-form.tsx';
import { dossierAddress } from './pages-parts.tsx';
import { commandPermissions, readDossiers } from './permissions.ts';
import type { AnyCommand } from './planner.ts';
import type { DossierReading } from './reading-dossier.ts';
import { CodeParams, dossierPage } from './routes-dossier.tsx';
import { staffOf } from './routes-work.tsx';
import type { AttachedFile } from './schema.ts';
import { doneWords } from './words.ts';

const Version = z.looseObject({
  expectedVersion: z.coerce
    .number({
      error:
        'Trang gửi lên thiếu phiên bản hồ sơ, hãy tải lại trang|The form lacks the version; reload the page',
    })
    .int()
    .min(1)
    .max(2_147_483_647),
});

/** Commands that bring files. */
const withFiles: ReadonlySet<CommandName> = new Set(['supplement', 'attach']);
/** Refusals about the person or the address, which no form of the page answers. */
const notOfForms = new Set(['not-signed-in', 'forbidden', 'not-found', 'too-many-requests']);

/** `POST /dossiers/:code/<command>` for each command: done at the version that was seen, or the page again with why not. */
export function commandRoutes(rooms: DossierReading, dossiers: DossierActs): Route[] {
  return commandNames.map((name) =>
    route({
      method: 'POST',
      path: `/dossiers/:code/${commandPath(name)}`,
      permission: commandPermissions[name],
      params: CodeParams,
      body: Version,
      ...(withFiles.has(name) ? { upload: scanLimit } : {}),
      async handle({ params, body, files, ...asking }) {
        const staff = staffOf(asking);
        const { expectedVersion, ...form } = body;
        const input = inputOf(
          name,
          form['assigneeId'] === 'me' ? { ...form, assigneeId: staff.accountId } : form,
        );
        const attached = withFiles.has(name) ? await acceptFiles(rooms.house, named(files), 'files') : [];
        const command = commandOf(name, <T,>(schema: z.ZodType<T>) => parseInput(schema, input), attached);
        if (command.name === 'assign') {
          const { dossier } = await dossiers.get(params.code, can(staff, readDossiers));
          const { step, assigneeId } = command.input;
          const given = dossier.steps.find((entry) => entry.number === step);
          const problem = await assigneeProblem(rooms.house.db, staff, given, assigneeId);
          if (problem !== null) throw new Refused(problem);
        }
        await dossiers.act(staff, params.code, command, expectedVersion);
        return redirect(dossierAddress(params.code), doneWords[name]);
      },
      refused({ params, refusals, input, ...asking }) {
        if (
          refusals.some(
            ({ code, field }) => notOfForms.has(code) && field === undefined && !isAboutStep(name, code),
          )
        )
          throw new Refused(refusals);
        const { actor } = asking;
        if (actor.kind !== 'staff') throw new Refused(refusals);
        const values = { ...inputShown(name, input) };
        return dossierPage(rooms, asking, params['code'] ?? '', { command: name, refusals, values });
      },
    }),
  );
}

/** A step that has become somebody else's meanwhile is said on the page, with what was typed. */
function isAboutStep(name: CommandName, code: string): boolean {
  return code === 'forbidden' && (name === 'completeStep' || name === 'assign' || name === 'return');
}

/** What was typed, with its rows where the refusals count them. */
function inputShown(name: CommandName, input: RawForm): RawForm {
  return name === 'supplement' || name === 'correctReceipt' ? inputOf(name, input) : input;
}

function named(files: readonly UploadedFile[]): UploadedFile[] {
  return files.map((file) => ({ ...file, field: 'files' }));
}

type Parse = <T>(schema: z.ZodType<T>) => T;

function commandOf(name: CommandName, parse: Parse, files: readonly AttachedFile[]): AnyCommand {
  const of = commandInputs;
  switch (name) {
    case 'receive':
      return { name };
    case 'attach':
      return { name, files };
    case 'supplement':
      return { name, input: parse<CommandInput<'supplement'>>(of.supplement), files };
    case 'refuse':
      return { name, input: parse<CommandInput<'refuse'>>(of.refuse) };
    case 'assign':
      return { name, input: parse<CommandInput<'assign'>>(of.assign) };
    case 'completeStep':
      return { name, input: parse<CommandInput<'completeStep'>>(of.completeStep) };
    case 'requestSupplement':
      return { name, input: parse<CommandInput<'requestSupplement'>>(of.requestSupplement) };
    case 'requestPayment':
      return { name, input: parse<CommandInput<'requestPayment'>>(of.requestPayment) };
    case 'pay':
      return { name, input: parse<CommandInput<'pay'>>(of.pay) };
    case 'extend':
      return { name, input: parse<CommandInput<'extend'>>(of.extend) };
    case 'withdraw':
      return { name, input: parse<CommandInput<'withdraw'>>(of.withdraw) };
    case 'stop':
      return { name, input: parse<CommandInput<'stop'>>(of.stop) };
    case 'correctReceipt':
      return { name, input: parse<CommandInput<'correctReceipt'>>(of.correctReceipt) };
    case 'return':
      return { name, input: parse<CommandInput<'return'>>(of.return) };
  }
}
