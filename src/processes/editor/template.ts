/** A new process to begin with: a pool with the counter's lane, a start and an end. */
export function emptyModel(code: string, name: string): string {
  const id = /^[A-Za-z_][\w.-]*$/.test(code) ? code : `Process_${code.replace(/[^\w.-]/g, '_')}`;
  const title = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:motcua="https://motcua.vn/bpmn/1.0" id="Definitions_1" targetNamespace="https://motcua.vn/bpmn/1.0">
  <bpmn:collaboration id="Collaboration_1">
    <bpmn:participant id="Participant_1" name="${title}" processRef="${id}" />
  </bpmn:collaboration>
  <bpmn:process id="${id}" name="${title}" isExecutable="true">
    <bpmn:laneSet id="LaneSet_1">
      <bpmn:lane id="Lane_1" name="Bộ phận một cửa" motcua:role="clerk">
        <bpmn:flowNodeRef>Start</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>Return</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>Returned</bpmn:flowNodeRef>
      </bpmn:lane>
      <bpmn:lane id="Lane_2" name="Chuyên viên" motcua:role="specialist">
        <bpmn:flowNodeRef>Handle</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start" name="Tiếp nhận hồ sơ" />
    <bpmn:userTask id="Handle" name="Giải quyết hồ sơ" />
    <bpmn:userTask id="Return" name="Trả kết quả" motcua:kind="return" />
    <bpmn:endEvent id="Returned" name="Đã trả kết quả" motcua:outcome="returned" />
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Handle" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Handle" targetRef="Return" />
    <bpmn:sequenceFlow id="Flow_3" sourceRef="Return" targetRef="Returned" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1">
    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="Collaboration_1">
      ${shape('Participant_1', 160, 80, 720, 280, ' isHorizontal="true"')}
      ${shape('Lane_1', 190, 80, 690, 140, ' isHorizontal="true"')}
      ${shape('Lane_2', 190, 220, 690, 140, ' isHorizontal="true"')}
      ${shape('Start', 262, 132, 36, 36)}
      ${shape('Handle', 360, 250, 100, 80)}
      ${shape('Return', 560, 110, 100, 80)}
      ${shape('Returned', 762, 132, 36, 36)}
      ${edge('Flow_1', [280, 168], [280, 290], [360, 290])}
      ${edge('Flow_2', [460, 290], [610, 290], [610, 190])}
      ${edge('Flow_3', [660, 150], [762, 150])}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function shape(of: string, x: number, y: number, width: number, height: number, more = ''): string {
  return `<bpmndi:BPMNShape id="${of}_di" bpmnElement="${of}"${more}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
}

function edge(of: string, ...points: readonly (readonly [number, number])[]): string {
  const way = points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('');
  return `<bpmndi:BPMNEdge id="${of}_di" bpmnElement="${of}">${way}</bpmndi:BPMNEdge>`;
}
