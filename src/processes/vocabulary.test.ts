import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { emptyModel } from './editor/template.ts';
import { checkProcess } from './processes.ts';
import { vocabulary } from './vocabulary.ts';

async function written(xml: string): Promise<string> {
  const moddle = new BpmnModdle({ motcua: vocabulary });
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions', { lax: false });
  return (await moddle.toXML(rootElement)).xml;
}

describe('what the editor writes', () => {
  it('begins with a process that is sound', async () => {
    const { sound, problems } = await checkProcess(
      emptyModel('ward-same-day', 'Cấp xã, <trong ngày> & "nhanh"'),
    );
    expect({ sound, problems }).toEqual({ sound: true, problems: [] });
  });

  it('keeps the tags of BPMN and our attributes', async () => {
    const xml = await written(emptyModel('x', 'X'));
    expect(xml).toContain('<bpmn:lane id="Lane_1" name="Bộ phận một cửa" motcua:role="clerk">');
    expect(xml).toContain('<bpmn:endEvent id="Returned" name="Đã trả kết quả" motcua:outcome="returned" />');
    expect(xml).not.toMatch(/<bpmn:[A-Z]/);
    expect((await checkProcess(xml)).sound).toBe(true);
  });
});
