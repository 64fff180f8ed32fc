import { t, type Text } from '../kernel/messages.ts';

/** What people call an element of a BPMN type, for the sentences that name it. */
export function typeWords(type: string): Text {
  const bare = type.replace(/^\w+:/, '');
  return words[bare] ?? t(`phần tử ${bare}`, `the element ${bare}`);
}

/** An event is named by what it waits for or throws. */
export function eventWords(type: string, definition: string | undefined): Text {
  const event = typeWords(type);
  if (definition === undefined) return event;
  const what = words[definition.replace(/^\w+:/, '')] ?? t(definition, definition);
  return t(`${event.vi} loại ${what.vi}`, `${event.en} of the kind ${what.en}`);
}

const words: Readonly<Record<string, Text>> = {
  ServiceTask: t('tác vụ dịch vụ (service task)', 'a service task'),
  ScriptTask: t('tác vụ kịch bản (script task)', 'a script task'),
  BusinessRuleTask: t('tác vụ quy tắc nghiệp vụ (business rule task)', 'a business rule task'),
  SendTask: t('tác vụ gửi thông điệp (send task)', 'a send task'),
  ReceiveTask: t('tác vụ nhận thông điệp (receive task)', 'a receive task'),
  InclusiveGateway: t('cổng bao hàm (inclusive gateway)', 'an inclusive gateway'),
  EventBasedGateway: t('cổng theo sự kiện (event-based gateway)', 'an event-based gateway'),
  ComplexGateway: t('cổng phức hợp (complex gateway)', 'a complex gateway'),
  StartEvent: t('sự kiện bắt đầu', 'a start event'),
  EndEvent: t('sự kiện kết thúc', 'an end event'),
  BoundaryEvent: t('sự kiện gắn trên ranh giới (boundary event)', 'a boundary event'),
  IntermediateThrowEvent: t(
    'sự kiện trung gian phát đi (intermediate throw event)',
    'an intermediate throw event',
  ),
  IntermediateCatchEvent: t(
    'sự kiện trung gian chờ (intermediate catch event)',
    'an intermediate catch event',
  ),
  Transaction: t('quy trình con giao dịch (transaction)', 'a transaction sub-process'),
  AdHocSubProcess: t('quy trình con tùy biến (ad-hoc sub-process)', 'an ad-hoc sub-process'),
  EventSubProcess: t('quy trình con theo sự kiện (event sub-process)', 'an event sub-process'),
  SubChoreography: t('biên đạo con (sub-choreography)', 'a sub-choreography'),
  ChoreographyTask: t('tác vụ biên đạo (choreography task)', 'a choreography task'),
  CallChoreography: t('lời gọi biên đạo (call choreography)', 'a call choreography'),
  Choreography: t('biên đạo (choreography)', 'a choreography'),
  StandardLoopCharacteristics: t('dấu lặp (loop marker)', 'a loop marker'),
  MultiInstanceLoopCharacteristics: t('dấu đa thể hiện (multi-instance marker)', 'a multi-instance marker'),
  Compensation: t('dấu bù trừ (compensation marker)', 'a compensation marker'),
  TokenQuantity: t(
    'số lượng thẻ khác 1 (startQuantity, completionQuantity)',
    'a token quantity other than 1',
  ),
  MessageFlow: t('luồng thông điệp giữa các bể (message flow)', 'a message flow between pools'),
  Process: t('quy trình của bể khác', 'the process of another pool'),
  Participant: t('số lượng bên tham gia của bể (participant multiplicity)', 'a participant multiplicity'),
  Import: t('khai báo nhập tệp khác (import)', 'an import of another file'),
  Extension: t('phần mở rộng bắt buộc phải hiểu (mustUnderstand)', 'an extension that must be understood'),
  ResourceRole: t('khai báo người thực hiện theo BPMN (resource role)', 'a BPMN resource role'),
  Conversation: t('hội thoại (conversation)', 'a conversation'),
  CallConversation: t('hội thoại được gọi (call conversation)', 'a call conversation'),
  SubConversation: t('hội thoại con (sub-conversation)', 'a sub-conversation'),
  MessageEventDefinition: t('thông điệp (message)', 'message'),
  SignalEventDefinition: t('tín hiệu (signal)', 'signal'),
  ErrorEventDefinition: t('lỗi (error)', 'error'),
  EscalationEventDefinition: t('leo thang (escalation)', 'escalation'),
  ConditionalEventDefinition: t('điều kiện (conditional)', 'conditional'),
  CompensateEventDefinition: t('bù trừ (compensation)', 'compensation'),
  CancelEventDefinition: t('hủy (cancel)', 'cancel'),
  TerminateEventDefinition: t('chấm dứt ngay (terminate)', 'terminate'),
  LinkEventDefinition: t('liên kết (link)', 'link'),
  TimerEventDefinition: t('hẹn giờ (timer)', 'timer'),
  UserTask: t('nhiệm vụ', 'a task'),
  Task: t('nhiệm vụ', 'a task'),
  ManualTask: t('nhiệm vụ', 'a task'),
  CallActivity: t('lời gọi thủ tục khác', 'a call activity'),
  SubProcess: t('quy trình con', 'a sub-process'),
  ExclusiveGateway: t('cổng rẽ nhánh', 'an exclusive gateway'),
  ParallelGateway: t('cổng song song', 'a parallel gateway'),
};
