import { existsSync } from 'node:fs';
import path from 'node:path';
import { dueCommand, dueHelp, dueUsage } from '../calendar/calendar.ts';
import type { OfficeHours } from '../calendar/schema.ts';
import { readCityPack } from '../city-pack/city-pack.ts';
import { verifyCity, type City } from '../city.ts';
import { readConfig } from '../kernel/config.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { projectFolder } from '../kernel/config.ts';
import { verifyLedgerCommand } from '../ledger/verify-command.ts';
import { importProceduresCommand } from '../procedures/import-command.ts';
import { checkProcessCommand } from '../processes/check-command.ts';
import { openHouse } from '../start.ts';
import { auditFiguresCommand } from './audit-figures.ts';
import { reportHelp, reportUsage } from '../reports/command.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { report } from './report.ts';
import { sweepFilesCommand } from './sweep-files.ts';

/** What a command answers: its exit code, what goes to standard output, and what to standard error. */
type CommandResult = {
  readonly exitCode: number;
  readonly output: string | Uint8Array;
  readonly error?: string;
};

type Command = {
  readonly usage: string;
  readonly words: Text;
  /** What `COMMAND --help` says besides: a line for each part of the usage that needs one. */
  readonly more?: readonly Text[];
  run(args: readonly string[]): Promise<CommandResult>;
};

/** Every command of the program. They work beside a running program and without one. */
export const commands: Record<string, Command> = {
  due: {
    usage: dueUsage,
    words: t('Tính ngày hẹn trả và giải thích từng ngày', 'Compute a due date and explain it day by day'),
    more: dueHelp,
    run: due,
  },
  'check-process': {
    usage: 'check-process FILE.bpmn',
    words: t('Chứng minh một quy trình BPMN chạy được đến cùng', 'Prove a BPMN process sound'),
    run: checkProcessCommand,
  },
  'audit-figures': {
    usage: 'audit-figures FILE',
    words: t(
      'Kiểm tra số liệu của một báo cáo (.txt, .docx, .pdf) có khớp nhau không',
      'Check whether the figures of a report (.txt, .docx, .pdf) agree with each other',
    ),
    run: auditFiguresCommand,
  },
  report: {
    usage: reportUsage,
    words: t('Xuất một báo cáo định kỳ ra tệp', 'Write a periodic report out'),
    more: reportHelp,
    run: (args) => report(args, withCity),
  },
  'import-procedures': {
    usage: 'import-procedures FILE [--trial]',
    words: t('Nhập danh mục thủ tục từ NDJSON hoặc Excel', 'Import procedures from NDJSON or Excel'),
    run: (args) => withCity((city) => importProceduresCommand(city.procedures, args)),
  },
  'verify-ledger': {
    usage: 'verify-ledger',
    words: t('Kiểm tra toàn bộ chuỗi sự kiện và chữ ký', 'Verify every event chain and signature'),
    run: (args) => withCity((city) => verifyLedgerCommand(args, () => verifyCity(city))),
  },
  'sweep-files': {
    usage: 'sweep-files [--trial]',
    words: t(
      'Xóa tệp quá một ngày không dòng dữ liệu nào nhắc tới',
      'Remove files older than a day that no record names',
    ),
    more: [t('--trial: chỉ đếm, không xóa', '--trial: counts and removes nothing')],
    run: (args) => withCity((city) => sweepFilesCommand(city.house, args)),
  },
  backup: {
    usage: 'backup FOLDER',
    words: t(
      'Sao lưu dữ liệu, tệp và khóa vào một thư mục mới',
      'Back up data, files and keys into a new folder',
    ),
    run: backupCommand,
  },
  restore: {
    usage: 'restore FOLDER',
    words: t('Phục hồi bản sao lưu vào thư mục dữ liệu trống', 'Restore a backup into an empty data folder'),
    run: restoreCommand,
  },
};

export function helpText(): string {
  const lines = Object.values(commands).map(
    ({ usage, words }) => `  ${usage}\n      ${words.vi} / ${words.en}`,
  );
  return `Một Cửa — npm run -s motcua -- LỆNH / COMMAND\n\n${lines.join('\n')}\n  help\n      Danh sách này / This list\n`;
}

/** What `COMMAND --help` prints. */
export function commandHelp({ usage, words, more = [] }: Command): string {
  const lines = more.map(({ vi, en }) => `  ${vi}\n      ${en}\n`);
  return `npm run -s motcua -- ${usage}\n${words.vi} / ${words.en}\n${lines.length > 0 ? '\n' : ''}${lines.join('')}`;
}

/** Opens the city beside a running program, or by itself for the time of one command. */
async function withCity<Result>(use: (city: City) => Promise<Result>): Promise<Result> {
  const open = await openHouse(readConfig(), {
    pack: defaultPack,
    share: true,
    withDossiers: true,
    report: (part) => console.error(`  ✓ ${part}`),
  });
  try {
    return await use(open.city);
  } finally {
    await open.close();
  }
}

const defaultPack = 'can-tho';

/** From the installed city when there is one, with the hours and calendar it has made its own; else from its pack. */
async function due(args: readonly string[]): Promise<CommandResult> {
  const { dataFolder, databaseUrl } = readConfig();
  if (databaseUrl !== null || existsSync(path.join(dataFolder, 'postgres', 'PG_VERSION'))) {
    return withCity((city) => {
      const hoursOf = (code?: string): OfficeHours | Refusal => {
        if (code === undefined) return city.dossiers.time.data.hours;
        const agency = city.organization.findAgency(code);
        return agency === undefined ? noAgency(code) : city.dossiers.time.hoursOf(agency.id);
      };
      return Promise.resolve(dueCommand(args, city.dossiers.time.data, hoursOf));
    });
  }
  const pack = await readCityPack(path.join(projectFolder, 'cities', defaultPack));
  const hoursOf = (code?: string): OfficeHours | Refusal => {
    if (code === undefined) return pack.calendar.hours;
    const agency = pack.agencies.find((entry) => entry.code === code);
    return agency === undefined ? noAgency(code) : (agency.officeHours ?? pack.calendar.hours);
  };
  return dueCommand(args, pack.calendar, hoursOf);
}

function noAgency(code: string): Refusal {
  const shown = code.slice(0, 60);
  return refuse(
    'invalid',
    t(
      `Không có cơ quan mã “${shown}”. Hãy kiểm tra lại mã cơ quan.`,
      `There is no agency with the code "${shown}". Check the code.`,
    ),
    'agency',
  );
}
