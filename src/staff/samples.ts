import { apply } from './life.ts';
import { createSealing } from './sealed.ts';
import type { Move, MoveKind, Recorded } from './schema.ts';

/** What tests of this room begin with. */
export const sealing = createSealing(Buffer.alloc(32, 7));
export const at = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T02:00:00Z`);
export const post = { agencyId: 3, unitId: null, title: 'Chuyên viên', kind: 'civil-servant' } as const;
export const other = { ...post, agencyId: 4 };

export function move(kind: MoveKind, effectiveOn: string, more: Partial<Move> = {}): Omit<Move, 'number'> {
  return {
    kind,
    decision: '1/QĐ',
    decidedOn: effectiveOn,
    effectiveOn,
    until: null,
    post,
    note: '',
    ...more,
  };
}

export const opened: Extract<Recorded, { kind: 'opened' }> = {
  kind: 'opened',
  recordedAt: at('2014-01-02'),
  data: {
    accountId: null,
    sheets: { identity: { fullName: 'Mạc Thị Sậy', birthOn: '1966-09-10', gender: 'female' } },
    lists: { qualification: [{ level: 'professional.bachelor' }] },
    none: [],
    moves: [move('recruit', '2012-03-01')],
  },
};
export const person = apply(1, null, opened);
