import { describe, expect, it } from 'vitest';
import { definitions, draw, drawWith } from './fixtures/model.ts';
import { verdict } from './fixtures/verdict.ts';
import { checkProcess } from './processes.ts';

const line = ['s t1', 't1 r1', 'r1 e1'] as const;

describe('files and processes', () => {
  const process = (id: string, more = '') =>
    `<process id="${id}" ${more}><startEvent id="${id}s"/><userTask id="${id}t" name="Trả kết quả" motcua:role="clerk"/><endEvent id="${id}e"/>
     <sequenceFlow id="${id}1" sourceRef="${id}s" targetRef="${id}t"/><sequenceFlow id="${id}2" sourceRef="${id}t" targetRef="${id}e"/></process>`;

  it.each([
    ['no process', definitions(''), ['no-process']],
    ['an empty process', definitions('<process id="P"/>'), ['no-start P', 'no-end P']],
    ['two processes', definitions(process('A') + process('B')), ['several-processes B']],
    [
      'two executable processes',
      definitions(process('A', 'isExecutable="true"') + process('B', 'isExecutable="true"')),
      ['several-processes B'],
    ],
    ['a choreography', definitions(`<choreography id="C"/>${process('A')}`), ['unsupported-element C']],
    [
      'an extension that must be understood',
      definitions(`<extension mustUnderstand="true"/>${process('A')}`),
      ['unsupported-element'],
    ],
    ['no BPMN', '<html><body/></html>', ['not-bpmn']],
    [
      'BPMN 1.x or XPDL',
      '<definitions xmlns="http://example.org/other"><process id="x"/></definitions>',
      ['not-bpmn'],
    ],
    ['nothing', '', ['broken-xml']],
    ['JSON', '{"a": 1}', ['broken-xml']],
    ['an unclosed tag', draw(...line).replace('</process>', ''), ['broken-xml']],
    ['an attribute twice', draw(...line).replace('<startEvent', '<startEvent id="q"'), ['broken-xml']],
    ['an undeclared prefix', draw(...line).replace('<startEvent', '<startEvent x:y="1"'), ['broken-xml']],
    [
      'an attribute without quotes',
      draw(...line).replace('<startEvent', '<startEvent name=x'),
      ['broken-xml'],
    ],
    ['text after the end', `${draw(...line)} x`, ['broken-xml']],
    ['stray text', draw(...line).replace('</process>', 'x</process>'), ['not-read']],
    [
      'an entity bomb',
      `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${draw(...line)}`,
      ['doctype-refused'],
    ],
    ['3 MB', draw(...line).replace('</process>', `${' '.repeat(3e6)}</process>`), ['file-too-large']],
    [
      'too many elements',
      draw(...line).replace('</process>', `${'<group/>'.repeat(20_001)}</process>`),
      ['file-too-large'],
    ],
    ['nested too deep', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`, ['file-too-large']],
  ])('%s', async (_, xml, codes) => {
    expect(await verdict(xml)).toEqual({ sound: false, codes });
  });

  it('among several processes the executable one is run, the others are named', async () => {
    const { sound, codes } = await verdict(definitions(process('A') + process('B', 'isExecutable="true"')));
    expect({ sound, codes }).toEqual({ sound: true, codes: ['not-executed A'] });
  });

  it('a broken file says its line', async () => {
    const { problems } = await checkProcess('<a>\n<b>\n</a>');
    expect(problems[0]?.text).toMatchObject({
      vi: expect.stringContaining('dòng 3'),
      en: expect.stringContaining('line 3'),
    });
  });

  it('bytes are read as UTF-8 or UTF-16 with its mark, anything else is refused', async () => {
    const xml = draw(...line);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from({ length: xml.length }, (_, at) => xml.charCodeAt(at)).buffer),
    ]);
    expect((await verdict(new TextEncoder().encode(`\uFEFF${xml}`))).sound).toBe(true);
    expect((await verdict(utf16)).sound).toBe(true);
    expect(await verdict(new Uint8Array([0x50, 0x4b, 3, 4, 0xff]))).toEqual({
      sound: false,
      codes: ['wrong-encoding'],
    });
    const latin = new TextEncoder().encode(xml.replace('UTF-8', 'windows-1258'));
    expect((await verdict(latin)).codes).toEqual(['wrong-encoding']);
  });

  it('of very many problems the first 200 are told, and how many there are', async () => {
    const flows = Array.from(
      { length: 300 },
      (_, at) => `<sequenceFlow id="F${at}" sourceRef="a" targetRef="b"/>`,
    );
    const { sound, problems } = await checkProcess(drawWith(flows.join(''), ...line));
    expect([sound, problems.length, problems.at(-1)?.code]).toEqual([false, 201, 'more-problems']);
    expect(problems.at(-1)?.text.en).toContain('100 more');
  });

  it('a file full of faults is answered in time', async () => {
    const noise = '<robot/>'.repeat(19_000);
    const { codes } = await verdict(
      draw(...line).replace('</process>', `${noise}${' '.repeat(1.5e6)}</process>`),
    );
    expect(codes[0]).toBe('foreign-element');
  });
});
