import { describe, expect, it } from 'vitest';
import { draw, drawWith } from './fixtures/model.ts';
import { verdict } from './fixtures/verdict.ts';
import { compileProcess, findTask, outcomesOf } from './processes.ts';

const line = ['s t1', 't1 r1', 'r1 e1'] as const;
const timer = (content: string) =>
  `<intermediateCatchEvent id="w1"><timerEventDefinition>${content}</timerEventDefinition></intermediateCatchEvent>`;

describe('owners', () => {
  const lane = (attributes: string) =>
    drawWith(
      `<laneSet id="L0"><lane id="L1" ${attributes}><flowNodeRef>t1</flowNodeRef></lane></laneSet><userTask id="t1" name="Việc"/>`,
      ...line,
    );

  it('a task in no lane and without a role has no owner', async () => {
    expect(await verdict(drawWith('<userTask id="t1"/>', ...line))).toEqual({
      sound: false,
      codes: ['no-owner t1'],
    });
    expect((await verdict(lane(''))).codes).toEqual(['no-owner t1']);
  });

  it('a lane with a name counts as an owner, until the city’s own are known', async () => {
    const known = new Set(['clerk', 'specialist', 'Tổ Địa chính']);
    expect((await verdict(lane('name="Nhóm lạ"'))).sound).toBe(true);
    expect((await verdict(lane('name="Nhóm lạ"'), known)).codes).toEqual(['unknown-owner t1']);
    expect((await verdict(lane('name="tổ địa chính"'), known)).sound).toBe(true);
    expect((await verdict(lane('name="Chuyên viên"'), known)).sound).toBe(true);
    expect(
      (await verdict(lane('name="x" motcua:role="specialist" motcua:agency="parent"'), known)).sound,
    ).toBe(true);
    expect(
      (await verdict(lane('name="x" motcua:role="specialist" motcua:agency="H99"'), known)).codes,
    ).toEqual(['unknown-owner t1']);
  });

  it('the task’s own role wins over the lane’s, and keeps the lane’s agency', async () => {
    const xml = lane('name="x" motcua:role="specialist" motcua:agency="parent"').replace(
      '<userTask id="t1"',
      '<userTask id="t1" motcua:role="leader"',
    );
    const { graph } = await compileProcess(xml);
    expect(graph && findTask(graph, 't1')?.owner).toEqual({ role: 'leader', agency: 'parent', lane: null });
  });
});

describe('attributes', () => {
  it.each([
    ['an unknown kind', '<userTask id="t1" motcua:role="clerk" motcua:kind="dance"/>', ['bad-attribute t1']],
    [
      'a share that is no number',
      '<userTask id="t1" motcua:role="clerk" motcua:share="half"/>',
      ['bad-attribute t1'],
    ],
    ['a share over 100', '<userTask id="t1" motcua:role="clerk" motcua:share="120"/>', ['bad-attribute t1']],
    ['an unknown end outcome', '<endEvent id="e1" motcua:outcome="lost"/>', ['bad-attribute e1']],
  ])('%s', async (_, xml, codes) => {
    expect(await verdict(drawWith(xml, ...line))).toEqual({ sound: false, codes });
  });

  it.each([
    ['P3D', true],
    ['PT8H', true],
    ['P1Y2M3DT4H5M6S', true],
    ['P2W', true],
    ['3 days', false],
    ['P', false],
    ['PT', false],
    ['P0D', false],
    ['${wait}', false],
    ['R3/PT10H', false],
  ])('a timer of %s: %s', async (text, good) => {
    const xml = drawWith(timer(`<timeDuration>${text}</timeDuration>`), 's w1', 'w1 r1', 'r1 e1');
    expect((await verdict(xml)).codes).toEqual(good ? [] : ['timer-without-duration w1']);
  });

  it('a timer by date or cycle is not a duration', async () => {
    const xml = drawWith(timer('<timeDate>2015-02-11T09:30</timeDate>'), 's w1', 'w1 r1', 'r1 e1');
    expect((await verdict(xml)).codes).toEqual(['timer-without-duration w1']);
  });

  it('a call names a procedure', async () => {
    const xml = drawWith('<callActivity id="c1"/>', 's c1', 'c1 r1', 'r1 e1');
    expect((await verdict(xml)).codes).toEqual(['call-without-procedure c1']);
  });

  it('names of tasks tell the ending only where no kinds are declared', async () => {
    const named =
      '<userTask id="r1" name="Trả kết quả" motcua:role="clerk"/><userTask id="t1" motcua:role="clerk"/>';
    expect((await verdict(drawWith(named, ...line))).sound).toBe(true);
    const kinds = named.replace('id="t1"', 'id="t1" motcua:kind="check"');
    expect((await verdict(drawWith(kinds, ...line))).codes).toEqual(['return-skipped e1']);
  });

  it('an end that says returned still may not skip a drawn return', async () => {
    const ends = '<endEvent id="e2" motcua:outcome="returned"/><endEvent id="e3" motcua:outcome="refused"/>';
    const flows = ['s t1', 't1 x1', 'x1 r1 a', 'x1 e2 b', 'x1 e3 c', 'r1 e1'];
    expect((await verdict(drawWith(ends, ...flows))).codes).toEqual(['return-skipped e2']);
    expect(
      (await verdict(drawWith('<endEvent id="e2" motcua:outcome="returned"/>', 's t1', 't1 e2'))).sound,
    ).toBe(true);
  });
});

describe('outcomes of a gateway', () => {
  const choice = (flowA: string, gateway = '') =>
    drawWith(
      `<exclusiveGateway id="x1" ${gateway}/>${flowA}<sequenceFlow id="B" sourceRef="x1" targetRef="n1" motcua:outcome="no"/>`,
      's t1',
      't1 x1',
      'r1 e1',
      'n1 e1',
    );
  const flow = (attributes: string, condition = '') =>
    choice(
      `<sequenceFlow id="A" sourceRef="x1" targetRef="r1" ${attributes}>${condition && `<conditionExpression>${condition}</conditionExpression>`}</sequenceFlow>`,
    );

  it.each([
    ['our attribute first', flow('name="Có" motcua:outcome="yes"', "${outcome == 'other'}"), 'yes'],
    ['a comparison', flow('name="Có"', "${outcome == 'approved'}"), 'approved'],
    ['a FEEL comparison', flow('', '= outcome = "approved"'), 'approved'],
    ['a variable', flow('', '${approved}'), 'approved'],
    ['the name', flow('name="Đồng ý"'), 'Đồng ý'],
    ['a variable that is not so', flow('', '${approved == false}'), 'not-approved'],
    ['the name where the condition is not read', flow('name="Đồng ý"', '${count &gt; 3}'), 'Đồng ý'],
    [
      'the default flow',
      choice('<sequenceFlow id="A" sourceRef="x1" targetRef="r1"/>', 'default="A"'),
      'otherwise',
    ],
  ])('%s', async (_, xml, expected) => {
    const { graph } = await compileProcess(xml);
    expect(graph && outcomesOf(graph, 't1').map((each) => each.outcome)).toContain(expected);
  });

  it('a condition that is not read is named', async () => {
    expect((await verdict(flow('name="Đồng ý"', '${count &gt; 3}'))).codes).toEqual(['condition-not-read A']);
  });

  it('a flow that says nothing is an error', async () => {
    expect(await verdict(flow(''))).toEqual({ sound: false, codes: ['missing-outcome A'] });
  });

  it('a condition elsewhere is an error, an outcome elsewhere a warning', async () => {
    const conditional =
      '<sequenceFlow id="F" sourceRef="t1" targetRef="r1"><conditionExpression>${x}</conditionExpression></sequenceFlow>';
    expect((await verdict(drawWith(conditional, 's t1', 'r1 e1'))).codes).toContain(
      'condition-without-choice F',
    );
    expect(await verdict(draw('s t1', 't1 r1 yes', 'r1 e1'))).toEqual({
      sound: true,
      codes: ['condition-without-choice t1-r1yes'],
    });
  });
});
