import type { Drawn } from 'bpmn-js/lib/NavigatedViewer.js';
import { t, type Text } from '../../kernel/messages.ts';

/** What the panel calls an element. */
export function typeName(element: Drawn): Text {
  return names[element.type] ?? t(element.type.replace('bpmn:', ''), element.type.replace('bpmn:', ''));
}

export function isTask(element: Drawn): boolean {
  return ['bpmn:UserTask', 'bpmn:Task', 'bpmn:ManualTask'].includes(element.type);
}

/** Can a flow begin or end at it? */
export function isFlowNode(element: Drawn): boolean {
  return (
    /^bpmn:(\w*Task|\w*Gateway|\w*Event|CallActivity|SubProcess)$/.test(element.type) && !element.labelTarget
  );
}

/** A flow that is one of several out of a branching gateway, so that it has an outcome. */
export function isBranch(element: Drawn): boolean {
  if (element.type !== 'bpmn:SequenceFlow') return false;
  const source = element.businessObject.get('sourceRef');
  if (typeof source !== 'object' || source === null || !('$type' in source)) return false;
  const flows = 'outgoing' in source && Array.isArray(source.outgoing) ? source.outgoing.length : 0;
  return source.$type === 'bpmn:ExclusiveGateway' && flows > 1;
}

const names: Readonly<Record<string, Text>> = {
  'bpmn:Process': t('Quy trình', 'Process'),
  'bpmn:Collaboration': t('Bản vẽ', 'Drawing'),
  'bpmn:Participant': t('Bể', 'Pool'),
  'bpmn:Lane': t('Làn', 'Lane'),
  'bpmn:StartEvent': t('Sự kiện bắt đầu', 'Start event'),
  'bpmn:EndEvent': t('Sự kiện kết thúc', 'End event'),
  'bpmn:UserTask': t('Nhiệm vụ', 'Task'),
  'bpmn:Task': t('Nhiệm vụ', 'Task'),
  'bpmn:ManualTask': t('Nhiệm vụ', 'Task'),
  'bpmn:ExclusiveGateway': t('Cổng rẽ nhánh theo kết quả', 'Branching gateway'),
  'bpmn:ParallelGateway': t('Cổng song song', 'Parallel gateway'),
  'bpmn:IntermediateCatchEvent': t('Bước chờ', 'Wait'),
  'bpmn:CallActivity': t('Gọi thủ tục khác', 'Call of another procedure'),
  'bpmn:SubProcess': t('Quy trình con', 'Sub-process'),
  'bpmn:SequenceFlow': t('Luồng', 'Flow'),
  'bpmn:MessageFlow': t('Luồng thông điệp', 'Message flow'),
  'bpmn:TextAnnotation': t('Ghi chú', 'Note'),
  'bpmn:Association': t('Liên kết ghi chú', 'Association'),
  'bpmn:Group': t('Khung nhóm', 'Group'),
};
