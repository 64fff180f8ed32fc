import { emptyEntry, type Asked, type Entries, type FormEvent, type Happened } from './schema.ts';

/** Small things that tests of this room are made of. */
export const meetings: Asked = {
  code: 'sample.meetings',
  title: { vi: 'Số cuộc họp', en: 'Meetings' },
  unit: 'count',
};
export const satisfied: Asked = {
  code: 'sample.satisfied',
  title: { vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' },
  unit: 'share',
};
export const asked: readonly Asked[] = [meetings, satisfied];

export function entriesWith(
  value: number | null,
  numerator: number | null,
  denominator: number | null,
): Entries {
  return {
    [meetings.code]: { ...emptyEntry, value },
    [satisfied.code]: { ...emptyEntry, numerator, denominator },
  };
}

export function happened(event: FormEvent, number: number): Happened<FormEvent> {
  const at = Temporal.Instant.from('2026-03-02T01:30:00Z').add({ hours: number });
  return { ...event, number, at, actorId: 7 };
}
