export { sendAppMessage, updateCard } from './appMessages';
export { callbackRouter } from './callbacks/callbackRouter';
export { ExternalContactChanged, TemplateCardClicked } from './callbacks/events';
export { externalContact } from './externalContacts';
export { memberOfCode } from './oauth';
export { agentTicket, corpTicket } from './tickets';
export { isPassing, WecomError } from './WecomError';
