import { test } from 'vitest';
import { planPdf, conclusionPdf } from './printing.ts';
import { certificatePdf } from '../knowledge-tests/certificate.ts';
import { listPdf } from '../emulation/printing.ts';
const at = Temporal.Instant.from('2026-03-02T01:30:00Z');
const head = { issuer: 'UBND thành phố', place: 'Cần Thơ' };
const item = { text: 'a', basis: 'b', kind: 'late' as const };
test('plan', () => {
  planPdf(
    {
      year: 2026,
      state: 'approved',
      submittedOn: '2025-12-25',
      returned: '',
      decision: '1/KH',
      approvedOn: '2026-01-09',
      lines: [{ number: 1, agencyId: 1, quarter: 1, team: 'x', inspectionId: null }],
    },
    () => 'A',
    head,
    at,
  );
});
test('conclusion', () => {
  conclusionPdf(
    { id: 1, agencyId: 1, state: 'concluded', values: { conclusion: 'abc' } },
    {
      inspectionId: 1,
      agencyId: 1,
      title: 't',
      team: 'x',
      on: '2026-03-01',
      items: [item],
      answers: [{ answer: 'ok', note: '', photos: [], findingId: null }],
      isConcluded: true,
    },
    [
      {
        id: 2,
        agencyId: 1,
        state: 'open',
        values: { fault: 'f', kind: 'late', dueOn: '2026-04-01', isRepeated: true },
      },
    ],
    () => 'A',
    head,
    at,
  );
});
test('certificate', () => {
  certificatePdf({
    test: { fields: { title: 'x' } } as never,
    sitting: { person: 'N', marks: 80, code: 'C', endedAt: at, startedAt: at } as never,
    agency: 'A',
    city: 'TP',
    place: 'CT',
  });
});
test('list', () => {
  listPdf(
    {
      year: 2025,
      title: 'T',
      on: '2026-01-01',
      rules: [],
      members: [],
      nominees: [
        {
          number: 1,
          kind: 'person',
          agencyId: 1,
          name: 'N',
          post: '',
          achievement: 'a',
          indexScore: null,
          rank: null,
        },
      ],
      votes: [{ nominee: 1, accountId: 1, isFor: true }],
      stage: 'decided',
      decision: '1',
    },
    () => 'A',
    head,
    at,
  );
});
