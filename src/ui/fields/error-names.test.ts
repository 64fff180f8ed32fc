import { expect, it } from 'vitest';
import { namedErrors } from './error-names.ts';

it('names the fields of which the same is said, and leaves what stands once', () => {
  expect(
    namedErrors([
      { words: 'Hãy ghi ngày', name: 'Ngày ký' },
      { words: 'Hãy ghi số quyết định', name: 'Số quyết định' },
      { words: 'Hãy ghi ngày', name: 'Ngày hiệu lực' },
      { words: 'Hãy ghi ngày', name: '' },
    ]),
  ).toEqual([
    'Ngày ký: Hãy ghi ngày',
    'Hãy ghi số quyết định',
    'Ngày hiệu lực: Hãy ghi ngày',
    'Hãy ghi ngày',
  ]);
});
