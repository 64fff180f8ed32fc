import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Command } from './commands.ts';
import type { ExaminationEvent } from './life.ts';

/** Numbers and seats: for all who may sit, once every application has been concluded on. */
export function decideSeats(command: Extract<Command, { do: 'seat' }>): ExaminationEvent | Refusal {
  const { rooms, seed, sealedSeed, candidates, unjudged, claims } = command;
  const seats = rooms.reduce((all, { capacity }) => all + capacity, 0);
  if (candidates === 0) return nobody;
  if (claims > 0) return unreadClaims(claims);
  if (unjudged > 0) return unjudgedYet(unjudged);
  if (seats < candidates) {
    return refuse(
      'invalid',
      t(
        `Các phòng chỉ có ${seats} chỗ cho ${candidates} thí sinh. Hãy thêm phòng hoặc thêm chỗ.`,
        `The rooms have ${seats} seats for ${candidates} candidates. Add rooms or seats.`,
      ),
      'rooms',
    );
  }
  return { kind: 'seated', data: { rooms: [...rooms], seed, sealedSeed, candidates } };
}

function unreadClaims(count: number): Refusal {
  return refuse(
    'conflict',
    t(
      `Còn ${count} hồ sơ khai diện ưu tiên hoặc xin miễn thi chưa thẩm định giấy tờ. Hãy kết luận từng hồ sơ này trước khi đánh số báo danh.`,
      `${count} applications claim priority or an exemption and their papers have not been looked at. Conclude on each before numbers are given.`,
    ),
  );
}

function unjudgedYet(count: number): Refusal {
  return refuse(
    'missing',
    t(
      `Còn ${count} hồ sơ chưa có kết luận thẩm định. Hãy thẩm định, hoặc xác nhận các hồ sơ này đều đủ điều kiện.`,
      `${count} applications have no conclusion yet. Conclude on them, or confirm that all of them are eligible.`,
    ),
    'screened',
  );
}

const nobody = refuse(
  'conflict',
  t('Chưa có thí sinh đủ điều kiện dự thi.', 'There is no eligible candidate.'),
);
