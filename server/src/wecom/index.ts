export { agentTicket, corpTicket, externalContact, memberOfCode, sendAppMessage, updateCard } from './api';
export { callbackRouter } from './callbacks/callbackRouter';
export { ExternalContactChanged, TemplateCardClicked } from './callbacks/events';
export { isPassing, WecomError } from './WecomError';
