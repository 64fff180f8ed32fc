import { describe, expect, it } from 'vitest';
import { drawWith } from './fixtures/model.ts';
import { verdict } from './fixtures/verdict.ts';
import { checkProcess } from './processes.ts';

const line = ['s t1', 't1 r1', 'r1 e1'] as const;

describe('what cannot be run is named', () => {
  it.each([
    ['a service task', '<serviceTask id="t1"/>', 'service task'],
    ['a script task', '<scriptTask id="t1"><script>x</script></scriptTask>', 'script task'],
    ['a business rule task', '<businessRuleTask id="t1"/>', 'business rule task'],
    ['a send task', '<sendTask id="t1"/>', 'send task'],
    ['a receive task', '<receiveTask id="t1"/>', 'receive task'],
    ['an inclusive gateway', '<inclusiveGateway id="t1"/>', 'inclusive gateway'],
    ['an event-based gateway', '<eventBasedGateway id="t1"/>', 'event-based gateway'],
    ['a complex gateway', '<complexGateway id="t1"/>', 'complex gateway'],
    [
      'a message catch',
      '<intermediateCatchEvent id="t1"><messageEventDefinition/></intermediateCatchEvent>',
      'message',
    ],
    [
      'a signal throw',
      '<intermediateThrowEvent id="t1"><signalEventDefinition/></intermediateThrowEvent>',
      'signal',
    ],
    ['an empty throw', '<intermediateThrowEvent id="t1"/>', 'intermediate throw event'],
    ['an empty catch', '<intermediateCatchEvent id="t1"/>', 'intermediate catch event'],
    [
      'a loop',
      '<userTask id="t1" motcua:role="clerk"><standardLoopCharacteristics/></userTask>',
      'loop marker',
    ],
    [
      'many instances',
      '<userTask id="t1" motcua:role="clerk"><multiInstanceLoopCharacteristics/></userTask>',
      'multi-instance',
    ],
    ['compensation', '<userTask id="t1" motcua:role="clerk" isForCompensation="true"/>', 'compensation'],
    ['two tokens at once', '<userTask id="t1" motcua:role="clerk" startQuantity="2"/>', 'token quantity'],
    ['a transaction', '<transaction id="t1"/>', 'transaction'],
    ['an ad-hoc sub-process', '<adHocSubProcess id="t1"/>', 'ad-hoc'],
  ])('%s', async (_, xml, words) => {
    const { sound, problems, graph } = await checkProcess(drawWith(xml, ...line));
    const [first] = problems;
    expect([sound, graph, first?.code, first?.elementId]).toEqual([false, null, 'unsupported-element', 't1']);
    expect(first?.text.en).toContain(words);
  });

  it.each([
    ['a message start', '<startEvent id="s"><messageEventDefinition/></startEvent>', 'unsupported-element s'],
    ['a timer start', '<startEvent id="s"><timerEventDefinition/></startEvent>', 'unsupported-element s'],
    ['a terminate end', '<endEvent id="e1"><terminateEventDefinition/></endEvent>', 'unsupported-element e1'],
    ['an error end', '<endEvent id="e1"><errorEventDefinition/></endEvent>', 'unsupported-element e1'],
    [
      'a boundary event',
      '<boundaryEvent id="B" attachedToRef="t1"><timerEventDefinition/></boundaryEvent>',
      'unsupported-element B',
    ],
    [
      'an event sub-process',
      '<subProcess id="E" triggeredByEvent="true"><startEvent id="E1"/></subProcess>',
      'unsupported-element E',
    ],
    ['a second start', '<startEvent id="s2"/>', 'several-starts s2'],
    ['a task without an id', '<userTask name="x"/>', 'missing-id'],
    ['a flow to nowhere', '<sequenceFlow id="F" sourceRef="t1" targetRef="gone"/>', 'dangling-reference F'],
    ['a flow from nowhere', '<sequenceFlow id="F" targetRef="t1"/>', 'dangling-reference F'],
    [
      'a flow to a data object',
      '<dataObject id="D1"/><sequenceFlow id="F" sourceRef="t1" targetRef="D1"/>',
      'dangling-reference F',
    ],
    ['an unknown BPMN element', '<robotTask id="Z"/>', 'foreign-element'],
    ['an id twice', '<userTask id="Z"/><userTask id="Z"/>', 'duplicate-id Z'],
    ['an illegal id', '<userTask id="Tiếp nhận"/>', 'illegal-id Tiếp nhận'],
    ['a sub-process without a start', '<subProcess id="B1"><endEvent id="B2"/></subProcess>', 'no-start B1'],
    [
      'a flow across a border',
      '<subProcess id="B1"><startEvent id="B2"/><endEvent id="B3"/></subProcess><sequenceFlow id="F" sourceRef="B2" targetRef="t1"/>',
      'flow-across-border F',
    ],
  ])('%s', async (_, xml, expected) => {
    const { sound, codes } = await verdict(drawWith(xml, ...line));
    expect(sound).toBe(false);
    expect(codes).toContain(expected);
  });

  const deadlock = ['t1 x1', 'x1 t2 a', 'x1 t3 b', 't2 p1', 't3 p1', 'p1 r1', 'r1 e1'] as const;

  it.each([
    ['a service task', '<serviceTask id="t0"/>', ['s t0', 't0 t1', ...deadlock], ['deadlock p1']],
    ['a service task that decides', '<serviceTask id="t1"/>', ['s t1', ...deadlock], ['deadlock p1']],
    ['an event-based gateway', '<eventBasedGateway id="x1"/>', ['s t1', ...deadlock], ['deadlock p1']],
    [
      'a message start',
      '<startEvent id="s"><messageEventDefinition/></startEvent>',
      ['s t1', ...deadlock],
      ['deadlock p1'],
    ],
    [
      'a script task that could be skipped to the end',
      '<scriptTask id="t2"/>',
      ['s t1', 't1 x1', 'x1 t2 a', 'x1 r1 b', 't2 e2', 'r1 e1'],
      ['return-skipped e2'],
    ],
    [
      'a send task that returns',
      '<sendTask id="r1" name="Trả kết quả" motcua:kind="return"/>',
      [...line],
      [],
    ],
    [
      'a boundary event: nothing is guessed',
      '<boundaryEvent id="B" attachedToRef="t1"><timerEventDefinition/></boundaryEvent>',
      ['s t1', ...deadlock],
      [],
    ],
  ])('beside %s the rest of the drawing is looked at', async (_, xml, flows, expected) => {
    const { sound, problems } = await checkProcess(drawWith(xml, ...flows));
    const [first, ...rest] = problems.filter(({ severity }) => severity === 'error');
    expect([sound, first?.code]).toEqual([false, 'unsupported-element']);
    expect(rest.map(({ code, elementId }) => `${code} ${elementId}`)).toEqual(expected);
  });

  it('without an end event the rest of the drawing is looked at', async () => {
    expect(await verdict(drawWith('', 's t1', ...deadlock.slice(0, -1)))).toEqual({
      sound: false,
      codes: ['no-end P', 'no-way-on r1', 'deadlock p1'],
    });
  });

  it('what the BPMN reader says is said again in both languages', async () => {
    const { problems } = await checkProcess(drawWith('<userTask id="Z"/><userTask id="Z"/>', ...line));
    expect(problems.map(({ text }) => text.vi)).toContainEqual(
      expect.stringMatching(/^Z: mã \(id\) này đã dùng cho một phần tử khác \(dòng \d+\)/),
    );
    expect(problems.some(({ text }) => /duplicate ID/.test(text.vi))).toBe(false);
  });

  it.each([
    [
      'an unknown attribute of ours',
      '<userTask id="t1" motcua:role="clerk" motcua:rolle="x"/>',
      'unknown-attribute t1',
    ],
    [
      'an unknown attribute of BPMN',
      '<userTask id="t1" motcua:role="clerk" owner="x"/>',
      'unknown-attribute t1',
    ],
    [
      'a BPMN resource',
      '<userTask id="t1" motcua:role="clerk"><potentialOwner id="O"/></userTask>',
      'not-executed t1',
    ],
  ])('%s is a warning', async (_, xml, expected) => {
    const { sound, codes } = await verdict(drawWith(xml, ...line));
    expect({ sound, codes }).toEqual({ sound: true, codes: [expected] });
  });

  it('artifacts without meaning for the run are accepted in silence', async () => {
    const extra = `<textAnnotation id="A1"><text>Ghi chú</text></textAnnotation>
      <association id="A2" sourceRef="t1" targetRef="A1"/><group id="A3"/><dataObject id="A4"/>
      <userTask id="t1" motcua:role="clerk"><documentation>Xem Điều 5</documentation>
      <extensionElements><v:x xmlns:v="urn:v" secret="1"><v:y>z</v:y></v:x></extensionElements></userTask>`;
    expect(await verdict(drawWith(extra, ...line))).toEqual({ sound: true, codes: [] });
  });
});
