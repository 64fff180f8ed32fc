import fc from 'fast-check';
import type { VNode } from 'preact';
import { describe, expect, test } from 'vitest';
import { refuse } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { CheckboxGroup, RadioCards, Select } from './choices.tsx';
import { Combobox } from './combobox.tsx';
import { TextArea, TextField } from './fields.tsx';
import { Form, formValues } from './form.tsx';
import type { Page } from './page.tsx';
import { renderFragment } from './render.tsx';

const page: Page = {
  language: 'vi',
  path: '/x',
  csrf: 'abc"<',
  site: t('Thành phố', 'City'),
  navigation: [],
};
const html = (node: VNode): string => renderFragment(page, node);
const label = t('Họ và tên', 'Full name');

describe('a field', () => {
  const wrong = refuse('invalid', t('Hãy ghi họ và tên.', 'Give the full name.'), 'applicant.name');

  test('is tied to its label, hint and refusal', () => {
    const out = html(
      <Form action="/x" refusals={[wrong]}>
        <TextField name="applicant.name" label={label} hint={t('Như trên giấy tờ', 'As on paper')} required />
      </Form>,
    );
    expect(out).toMatch(/<label[^>]* for="f-applicant-name"/);
    const input = /<input id="f-applicant-name"[^>]*>/.exec(out)?.[0] ?? '';
    expect(input).toContain('name="applicant.name"');
    expect(input).toContain('required');
    expect(input).toContain('aria-invalid="true"');
    expect(input).toContain('aria-describedby="f-applicant-name-hint f-applicant-name-error"');
    expect(out).toMatch(/id="f-applicant-name-error"[^]*Hãy ghi họ và tên\./);
  });

  test('is reached from the summary on top', () => {
    const out = html(
      <Form action="/x" id="receive" refusals={[wrong]}>
        <TextField name="applicant.name" label={label} />
      </Form>,
    );
    expect(out).toContain('role="alert"');
    expect(out).toContain('href="#receive-applicant-name"');
    expect(out).toContain('id="receive-applicant-name"');
  });

  test('says nothing of errors when there are none', () => {
    const out = html(<TextField name="a" label={label} />);
    expect(out).not.toContain('aria-invalid');
    expect(out).not.toContain('aria-describedby');
  });

  test('keeps what was typed, nested as it came', () => {
    const out = html(
      <Form action="/x" values={{ applicant: { name: 'Ánh' }, note: 'a\nb', kind: 'b', papers: ['two'] }}>
        <TextField name="applicant.name" label={label} />
        <TextArea name="note" label={label} />
        <Select
          name="kind"
          label={label}
          choices={[
            { value: 'a', label },
            { value: 'b', label },
          ]}
        />
        <CheckboxGroup
          name="papers"
          label={label}
          choices={[
            { value: 'one', label },
            { value: 'two', label },
          ]}
        />
      </Form>,
    );
    expect(out).toContain('value="Ánh"');
    expect(out).toMatch(/>a\nb<\/textarea>/);
    expect(out).toMatch(/<option[^>]*selected[^>]*value="b"|<option[^>]*value="b"[^>]*selected/);
    expect(out).toMatch(/value="two"[^>]*checked|checked[^>]*value="two"/);
    expect(out).not.toMatch(/value="one"[^>]*checked|checked[^>]*value="one"/);
  });

  test('whatever was typed never becomes markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const out = html(
          <Form action="/x" values={{ a: `"'><script>${typed}` }}>
            <TextField name="a" label={label} />
            <TextArea name="a" label={label} />
          </Form>,
        );
        expect(out).not.toContain('<script');
      }),
      { seed: 42 },
    );
  });
});

test('a form that posts carries its token, one that gets does not', () => {
  expect(html(<Form action="/x">a</Form>)).toMatch(/name="_csrf" value="abc&quot;(<|&lt;)"/);
  expect(
    html(
      <Form action="/x" method="get">
        a
      </Form>,
    ),
  ).not.toContain('_csrf');
});

test('a group of choices is named by its legend and says its refusal', () => {
  const out = html(
    <Form action="/x" refusals={[refuse('invalid', t('Hãy chọn.', 'Choose.'), 'way')]}>
      <RadioCards name="way" label={t('Cách nhận', 'How')} choices={[{ value: 'a', label: 'A' }]} />
    </Form>,
  );
  expect(out).toMatch(/<fieldset[^>]*id="f-way"[^>]*aria-describedby="f-way-error"/);
  expect(out).toMatch(/<legend[^>]*>Cách nhận/);
});

test('a combobox without script sends its words, and offers what was found', () => {
  const out = html(
    <Form action="/x" values={{ procedure: '', procedure_q: 'khai sinh' }}>
      <Combobox
        name="procedure"
        source="/s"
        label={label}
        found={[{ value: '1.001193', label: 'Đăng ký khai sinh' }]}
      />
    </Form>,
  );
  expect(out).toMatch(/<input[^>]*name="procedure_q"[^>]*value="khai sinh"/);
  expect(out).toMatch(/<input[^>]*type="radio"[^>]*name="procedure"[^>]*value="1.001193"/);
});

test('values are found by the names of inputs', () => {
  expect(
    formValues({
      a: { b: 'x' },
      papers: [{ original: 1 }, { original: 0 }],
      ok: true,
      off: false,
      none: null,
    }),
  ).toEqual({
    'a.b': 'x',
    'papers.0.original': '1',
    'papers.1.original': '0',
    ok: 'on',
    off: '',
  });
});
