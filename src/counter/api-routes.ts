import { z } from 'zod';
import { commandInputs, readDossiers, receiveDossiers, type AnyCommand } from '../dossiers/dossiers.ts';
import { states, type Dossier } from '../dossiers/schema.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { jsonRefusal } from '../kernel/failures.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { parseInput } from '../kernel/parse.ts';
import { json, route, type Route } from '../kernel/web.ts';
import { staffOf } from './asking.ts';
import type { Counter, CounterRooms } from './counter.ts';
import { lacksPapers } from './rules.ts';
import { ApiCommand, ApiHeaders, ApiReceive, CodeParams } from './schema.ts';

/** The desk for machines: receive, act, read. */
export function counterApi(
  house: Pick<House, 'clock'>,
  counter: Counter,
  { dossiers, procedures }: CounterRooms,
): Route[] {
  /** What a clerk would have been asked to confirm, for the caller to act on. */
  async function warningsOn({ procedure, filing, versionId }: ApiReceive): Promise<Record<string, unknown>> {
    const version =
      versionId === undefined
        ? await procedures.findInForce(procedure, house.clock.today())
        : await procedures.getVersion(versionId);
    return version !== undefined && lacksPapers(version.content, filing)
      ? { warnings: [{ ...jsonRefusal(withoutPapers) }] }
      : {};
  }

  return [
    route({
      method: 'POST',
      path: '/api/v1/dossiers',
      permission: receiveDossiers,
      api: t(
        'Tiếp nhận hồ sơ tại quầy của người gọi. Cùng Idempotency-Key thì chỉ thành một hồ sơ. Thiếu mọi giấy tờ bắt buộc thì vẫn nhận và báo trong "warnings".',
        'Receives a dossier at the caller’s counter. The same Idempotency-Key makes one dossier. Without any of the required papers it is received all the same, and "warnings" says so.',
      ),
      body: ApiReceive,
      async handle({ body, ...asking }) {
        const staff = staffOf(asking);
        const { procedure, filing, channel, versionId } = body;
        const { 'Idempotency-Key': key } = parseInput(ApiHeaders, {
          'Idempotency-Key': asking.idempotencyKey,
        });
        const recorded = await dossiers.receive(
          staff,
          {
            procedure,
            filing,
            channel,
            agencyId: staff.agencyId,
            files: [],
            ...(versionId === undefined ? {} : { versionId }),
          },
          key,
        );
        return json({ code: recorded.code, dueAt: recorded.dueAt, ...(await warningsOn(body)) }, 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/dossiers/:code/commands/:name',
      permission: readDossiers,
      api: t('Thực hiện một việc trên hồ sơ', 'Does a command to a dossier'),
      params: CodeParams.extend({ name: z.string().max(40) }),
      body: ApiCommand,
      async handle({ actor, params, body: { expectedVersion, ...input } }) {
        const command = commandOf(params.name, input);
        const recorded = await dossiers.act(actor, params.code, command, expectedVersion);
        const { state, version } = recorded;
        return json({ code: recorded.code, state, version });
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/dossiers/:code',
      permission: readDossiers,
      api: t('Hồ sơ theo mã', 'A dossier by its code'),
      params: CodeParams,
      async handle({ params, ...asking }) {
        const { dossier } = await counter.look(staffOf(asking), params.code, 'api');
        return json(answerOf(dossier));
      },
    }),
  ];
}

/** The command of that name with its inputs as they were sent. */
function commandOf(name: string, sent: unknown): AnyCommand {
  const parse = <T>(schema: z.ZodType<T>): T => parseInput(schema, sent);
  const of = commandInputs;
  switch (name) {
    case 'receive':
      return { name };
    case 'refuse':
      return { name, input: parse(of.refuse) };
    case 'assign':
      return { name, input: parse(of.assign) };
    case 'completeStep':
      return { name, input: parse(of.completeStep) };
    case 'requestSupplement':
      return { name, input: parse(of.requestSupplement) };
    case 'supplement':
      return { name, input: parse(of.supplement), files: [] };
    case 'requestPayment':
      return { name, input: parse(of.requestPayment) };
    case 'pay':
      return { name, input: parse(of.pay) };
    case 'extend':
      return { name, input: parse(of.extend) };
    case 'withdraw':
      return { name, input: parse(of.withdraw) };
    case 'stop':
      return { name, input: parse(of.stop) };
    case 'correctReceipt':
      return { name, input: parse(of.correctReceipt) };
    case 'return':
      return { name, input: parse(of.return) };
    case 'attach':
      throw new Refused(filesByPage);
    default:
      throw new Refused(unknownCommand(name));
  }
}

function answerOf(dossier: Dossier): Record<string, unknown> {
  const { marking: _marking, timers: _timers, parent: _parent, state, ...rest } = dossier;
  return { ...rest, state, stateCode: states[state].code };
}

const withoutPapers = refuse(
  'no-papers',
  t(
    'Đã tiếp nhận khi chưa có giấy tờ nào, trong khi thủ tục có giấy tờ bắt buộc. Hãy yêu cầu bổ sung nếu hồ sơ chưa đủ.',
    'Received without any paper, though the procedure requires some. Ask for a supplement if the dossier is not complete.',
  ),
  'filing.papers',
);

const filesByPage = refuse(
  'invalid',
  t('Tệp được đính kèm trên trang của hồ sơ.', 'Files are attached on the page of the dossier.'),
);

function unknownCommand(name: string) {
  return refuse(
    'not-found',
    t(
      `Không có việc "${name.slice(0, 40)}". Các việc: ${Object.keys(commandInputs).join(', ')}.`,
      `There is no command "${name.slice(0, 40)}". Commands: ${Object.keys(commandInputs).join(', ')}.`,
    ),
  );
}
