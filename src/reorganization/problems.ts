import { isRole, roles } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Outcome } from './outcome.ts';
import type { OpenProcedure, Snapshot } from './snapshot.ts';
import type { OpenDossier } from './snapshot-rows.ts';

/** Something to look at before carrying out. What would lose anything is a fault of the plan and stops it. */
export type Problem = {
  readonly kind: 'unverified' | 'no-role' | 'no-performer' | 'no-staff' | 'no-address';
  readonly subject: string;
  readonly text: Text;
  readonly remedy: Text;
};

/** What moves, as far as something may stand in its way. */
type Moved = {
  readonly dossiers: readonly {
    readonly dossier: OpenDossier;
    readonly to: string;
    readonly steps: readonly { readonly step: number; readonly to: string }[];
  }[];
  readonly procedures: readonly { readonly procedure: OpenProcedure }[];
};

/** Everything to look at; `workAt` says where each person works afterwards. */
export function problemsOf(
  outcome: Outcome,
  snapshot: Snapshot,
  moved: Moved,
  workAt: ReadonlyMap<number, string>,
): Problem[] {
  const problems: Problem[] = [];
  const holds = new Set(
    snapshot.people
      .filter(({ isActive }) => isActive)
      .flatMap(({ id, roles }) => roles.map((role) => `${workAt.get(id) ?? ''} ${role}`)),
  );
  const missing = new Map<string, number>();
  for (const { dossier, steps } of moved.dossiers) {
    for (const { step, to } of steps) {
      const role = dossier.steps.find((one) => one.number === step)?.role ?? '';
      const post = `${to} ${role}`;
      if (!holds.has(post)) missing.set(post, (missing.get(post) ?? 0) + 1);
    }
  }
  for (const [post, count] of missing) {
    const [code = '', role = ''] = post.split(' ');
    const words = isRole(role) ? roles[role] : t(role, role);
    problems.push({
      kind: 'no-role',
      subject: code,
      text: t(
        `${count} bước chuyển đến ${code} cần vai trò "${words.vi}" mà ở đó chưa ai có.`,
        `${count} steps go to ${code} and need the role "${words.en}", which nobody has there.`,
      ),
      remedy: t(
        'Cấp vai trò cho một tài khoản của cơ quan này, hoặc chuyển người có vai trò đó về bằng quy tắc nhân sự.',
        'Give the role to an account there, or send somebody who has it there by a rule on staff.',
      ),
    });
  }
  const districtsLeft = snapshot.procedures.filter(
    ({ agencies, level, code }) =>
      agencies.length === 0 &&
      level === 'district' &&
      !moved.procedures.some(({ procedure }) => procedure.code === code),
  );
  if (districtsLeft.length > 0 && outcome.endings.size > 0 && outcome.procedures.length === 0)
    problems.push({
      kind: 'no-performer',
      subject: 'district',
      text: t(
        `${districtsLeft.length} thủ tục cấp huyện thuộc mọi cơ quan cấp huyện và không được chuyển đi.`,
        `${districtsLeft.length} district procedures belong to every district agency and are not moved.`,
      ),
      remedy: t(
        'Nếu cấp huyện kết thúc, thêm việc chuyển thủ tục sang cấp hoặc cơ quan nhận.',
        'If the district level ends, add an operation that moves them to a level or an agency.',
      ),
    });
  return [
    ...problems,
    ...withoutStaff(outcome, workAt),
    ...withoutAddress(outcome, moved),
    ...unverifiedIn(outcome),
  ];
}

/** New agencies to which nobody goes: until somebody has an account there, nothing can be received. */
function withoutStaff({ created }: Outcome, workAt: ReadonlyMap<number, string>): Problem[] {
  const places = new Set(workAt.values());
  const empty = [...created].filter((code) => !places.has(code));
  if (empty.length === 0) return [];
  return [
    {
      kind: 'no-staff',
      subject: 'staff',
      text: t(
        `${empty.length} cơ quan mới chưa có tài khoản nào: ${empty.join(', ')}.`,
        `${empty.length} new agencies have no account yet: ${empty.join(', ')}.`,
      ),
      remedy: t(
        'Quản trị viên lập tài khoản ngay sau khi thực hiện; đến lúc đó cơ quan chưa tiếp nhận được hồ sơ.',
        'An administrator makes accounts right after the carrying out; until then nothing can be received there.',
      ),
    },
  ];
}

/** New agencies that take dossiers over and whose counter has no address yet: applicants would not know where to go. */
function withoutAddress(
  { withoutAddress: codes }: Outcome,
  { dossiers }: Pick<Moved, 'dossiers'>,
): Problem[] {
  const heirs = new Set(dossiers.filter(({ dossier, to }) => dossier.agency !== to).map(({ to }) => to));
  const lacking = [...codes].filter((code) => heirs.has(code));
  if (lacking.length === 0) return [];
  return [
    {
      kind: 'no-address',
      subject: 'address',
      text: t(
        `${lacking.length} cơ quan mới nhận hồ sơ mà chưa ghi địa chỉ bộ phận Một cửa: ${lacking.join(', ')}.`,
        `${lacking.length} new agencies take dossiers over but have no address of their counter: ${lacking.join(', ')}.`,
      ),
      remedy: t(
        'Ghi địa chỉ ở việc thành lập (hoặc trang cơ quan sau khi thực hiện): người dân tra cứu hồ sơ đọc được nơi cần đến.',
        'Enter the address in the operation that creates it, or on its page afterwards: applicants read there where to go.',
      ),
    },
  ];
}

/** Mappings that rest on no document seen yet, one line for each agency that takes over. */
function unverifiedIn({ endings }: Outcome): Problem[] {
  const unverified = [...endings.values()].filter(({ isUnverified }) => isUnverified);
  return [...Map.groupBy(unverified, ({ main }) => main)].map(([main, group]) => {
    const codes = group.map(({ from }) => from).join(', ');
    return {
      kind: 'unverified',
      subject: main,
      text: t(
        `Việc chuyển ${codes} sang ${main} chưa được đối chiếu với văn bản.`,
        `That ${codes} goes to ${main} has not been checked against a document.`,
      ),
      remedy: t(
        'Đối chiếu nghị quyết, sửa cơ quan nhận nếu cần, rồi bỏ đánh dấu chưa kiểm chứng.',
        'Compare the resolution, correct the successor if need be, and take the mark away.',
      ),
    };
  });
}
