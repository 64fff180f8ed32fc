import { expect, test } from 'vitest';
import { accepted, isRefusal, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { parseInput } from '../kernel/parse.ts';
import { dueDateAnswer } from './calendar.ts';
import { at, canTho } from './example.ts';
import { DueDateQuery } from './schema.ts';

const noAgency = refuse('agency-unknown', t('Không có cơ quan này.', 'There is no such agency.'), 'agency');
const hoursOf = (agency?: string) => (agency === undefined ? canTho.hours : noAgency);

test('the service takes pauses as one text, and null or an empty text for what is not given', () => {
  const ask = (more: object) =>
    accepted(
      dueDateAnswer(parseInput(DueDateQuery, { receivedAt: '2015-03-02T09:30', term: '5wd', ...more }), {
        data: canTho,
        hoursOf,
        now: at('2015-03-06T17:00'),
      }),
    );
  const [from, to] = ['2015-03-04T07:00', '2015-03-05T17:00'];
  for (const kind of ['supplement', 'payment', 'other'])
    expect(ask({ pauses: [`${from}/${to}/${kind}`] })).toEqual(ask({ pauses: [{ from, to, kind }] }));
  expect(ask({ pauses: [`${from}/${to}`] })).toEqual(ask({ pauses: [{ from, to, reason: '', kind: '' }] }));
  expect(ask({ pauses: [`${from}/`] })).toEqual(ask({ pauses: [{ from, to: '' }] }));
  expect(ask({ pauses: [`${from}/`] }).isPaused).toBe(true);
  for (const none of [null, '', undefined])
    expect(ask({ agency: none, pauses: none, ruleSet: none })).toEqual(ask({}));
});

test.each([
  [7, undefined, 'receivedAt'],
  [{ receivedAt: 7 }, 'receivedAt', 'receivedAt'],
  [{ receivedAt: null }, 'receivedAt', 'receivedAt'],
  [{ term: 5 }, 'term', '5wd'],
  [{ agency: 7 }, 'agency', 'agency'],
  [{ agency: 'x'.repeat(61) }, 'agency', '60'],
  [{ ruleSet: {} }, 'ruleSet', 'ruleSet'],
  [{ pauses: 'x' }, 'pauses', 'pauses'],
  [{ pauses: Array.from({ length: 201 }, () => 'a/b') }, 'pauses', '200'],
  [{ pauses: [7] }, 'pauses.0', 'TỪ/ĐẾN'],
  [{ pauses: ['x'] }, 'pauses.0', 'TỪ/ĐẾN'],
  [{ pauses: [null] }, 'pauses.0', 'TỪ/ĐẾN'],
  [{ pauses: [{ from: 7 }] }, 'pauses.0.from', 'from'],
  [{ pauses: [{ from: 'a', to: 7 }] }, 'pauses.0.to', 'to'],
  [{ pauses: ['a/b/lunch'] }, 'pauses.0.kind', 'supplement'],
  [{ pauses: [{ from: 'a', reason: 7 }] }, 'pauses.0.reason', '500'],
])('a wrong type is refused in our own words, in both languages: %#', (wrong, field, words) => {
  const query = typeof wrong === 'number' ? wrong : { receivedAt: '2015-03-02T09:30', term: '5wd', ...wrong };
  let refused: unknown;
  try {
    parseInput(DueDateQuery, query);
  } catch (error) {
    refused = error;
  }
  const [first] = refused instanceof Refused ? refused.refusals : [];
  expect(first?.field).toBe(field);
  expect(first?.text.vi).toContain(words);
  expect(first?.text.vi).toMatch(/[ạ-ỹđ]/);
  expect(first?.text.en).not.toMatch(/[À-ỹ|]|expected|Invalid/);
  const answer = dueDateAnswer(query, { data: canTho, hoursOf });
  expect(isRefusal(answer) && [answer.field, answer.text]).toEqual([field, first?.text]);
});

test('mistake: a due date sent by the client overrides the computed one', () => {
  const query = { receivedAt: '2015-02-11T09:30', term: '5wd', dueAt: '2015-12-31T17:00', days: [] };
  const answer = accepted(dueDateAnswer(query, { data: canTho, hoursOf, now: at('2015-02-12T08:00') }));
  expect(answer.dueAt).toBe('2015-02-25T17:00:00+07:00');
  expect(answer.days).toHaveLength(15);
});

test('the service counts an open pause to the present, in the words of the reader', () => {
  const query = {
    receivedAt: '2015-03-02T09:30',
    term: '5wd',
    pauses: [{ from: '2015-03-03T07:00', to: null, kind: 'supplement' }],
  };
  const context = { data: canTho, hoursOf, language: 'en' } as const;
  const answer = accepted(dueDateAnswer(query, { ...context, now: at('2015-03-04T17:00') }));
  expect(answer).toMatchObject({ isPaused: true, dueAt: '2015-03-11T17:00:00+07:00' });
  expect(answer.days[1]).toEqual({
    date: '2015-03-03',
    counted: false,
    amount: 0,
    reason: 'Waiting for a supplement',
  });
  expect(answer.remaining?.text).toBe('Waiting for the applicant, time stopped');
  expect(dueDateAnswer(query, context)).toMatchObject({ code: 'pause-open' });
});

test.each([
  [null, undefined],
  ['5wd', undefined],
  [{}, 'receivedAt'],
  [{ receivedAt: 20150211, term: '5wd' }, 'receivedAt'],
  [{ receivedAt: '2015-02-11T09:30' }, 'term'],
  [{ receivedAt: '2015-02-11T09:30', term: '5 ngày' }, 'term'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', pauses: [{}] }, 'pauses.0.from'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', pauses: [{ from: 'x' }] }, 'pauses.0.from'],
  [{ receivedAt: 'x'.repeat(10_000_000), term: '5wd' }, 'receivedAt'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', agency: 'X9' }, 'agency'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', ruleSet: 'none' }, 'ruleSet'],
])('a question that is wrong names its field: %#', (query, field) => {
  const answer = dueDateAnswer(query, { data: canTho, hoursOf });
  expect(isRefusal(answer) && answer.field).toBe(field);
});
