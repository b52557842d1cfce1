import type { ResponseCode } from '../core/state';
import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { WeComCall, WeComRoute } from '../http/weComRoute';
import { checkAgent } from './sendMessage';
import { checkTemplateCard } from './templateCard';

const RESPONSE_CODE_SECONDS = 72 * 3600;

/** POST /cgi-bin/message/update_template_card: replaces the buttons by a word, or the card by another one. */
export const updateTemplateCard: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/message/update_template_card',
  handle: (call) => {
    const { simulator, body } = call;
    checkAgent(call);
    const change = changeOf(body);
    const value = body['response_code'];
    if (typeof value !== 'string' || value === '') throw new VendorError(40063, 'some parameters are empty: response_code');
    const code = runningCode(call, value);
    const { userids, invalid } = askedMembers(call, code);
    simulator.commit({ type: 'cardUpdate', msgid: code.msgid, userids, responseCode: value, ...change });
    return invalid.length ? { invaliduser: invalid } : {};
  },
};

function changeOf(body: Record<string, unknown>): { replaceName: string } | { card: Record<string, unknown> } {
  const { button, template_card: card } = body;
  if (isObject(card)) {
    checkTemplateCard(card);
    return { card };
  }
  const replaceName = isObject(button) ? button['replace_name'] : undefined;
  if (typeof replaceName !== 'string' || replaceName === '') throw new VendorError(40063, 'some parameters are empty: button.replace_name');
  return { replaceName };
}

function runningCode({ simulator, app }: WeComCall, value: string): ResponseCode {
  const code = simulator.state.responseCodes.get(value);
  const ended = !code || code.used || simulator.clock.seconds() - code.issuedAt >= RESPONSE_CODE_SECONDS;
  if (ended) throw new VendorError(60140, 'invalid response_code');
  if (code.agentid !== app.agentid) throw new VendorError(42015, 'the app is not the one that sent the message');
  return code;
}

/** Only those who received the card can have it changed; the others come back as invalid. */
function askedMembers({ simulator, body }: WeComCall, code: ResponseCode): { userids: string[]; invalid: string[] } {
  const received = new Map(simulator.state.appMessages.get(code.msgid)?.receivers.map((userid) => [userid.toLowerCase(), userid]));
  if (body['atall'] === 1) return { userids: [...received.values()], invalid: [] };
  const { directory } = simulator.state;
  const named = strings(body['userids']);
  const ofParties = strings(body['partyids']).flatMap((id) =>
    directory.contacts.membersOf(Number(id), true).map((member) => member.userid),
  );
  if (named.length + ofParties.length === 0) throw new VendorError(82001, 'userids, partyids and tagids are all empty');
  if (named.length > 1000) throw new VendorError(40058, 'invalid Request Parameter: userids has more than 1000 items');
  const userids = [...named, ...ofParties].flatMap((userid) => received.get(userid.toLowerCase()) ?? []);
  const invalid = named.filter((userid) => !received.has(userid.toLowerCase())).map((userid) => userid.toLowerCase());
  if (userids.length === 0) throw new VendorError(81013, 'user & party & tag all invalid', { invaliduser: invalid });
  return { userids: [...new Set(userids)], invalid };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
