/** The drawing speaks in the house's letters, a little larger than bpmn-js has them: Vietnamese marks need the room. */
export const look = {
  textRenderer: {
    defaultStyle: { fontFamily: '"Be Vietnam Pro", sans-serif', fontSize: 12, lineHeight: 1.25 },
    externalStyle: { fontSize: 12, lineHeight: 1.25 },
  },
} as const;
