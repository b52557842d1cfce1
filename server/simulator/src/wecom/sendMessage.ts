import { createHash } from 'node:crypto';
import type { AppMessage } from '../core/facts';
import { randomId } from '../core/ids';
import { VendorError } from '../http/vendorError';
import type { WeComCall, WeComRoute } from '../http/weComRoute';
import { messageContent } from './messageContent';
import { scopeOf } from './scope';
import { resolveReceivers, type Receivers } from './receivers';
import { isUpdatable } from './templateCard';

const DUPLICATE_SECONDS = 1800;
const DUPLICATE_SECONDS_MOST = 14_400;
const PERSON_TIMES_PER_ACCOUNT = 200;

/** POST /cgi-bin/message/send: a message of an app to members. */
export const sendMessage: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/message/send',
  isUncounted: () => true,
  handle: (call) => {
    const { body, simulator } = call;
    checkAgent(call);
    const receivers = resolveReceivers(body, simulator.state.directory, scopeOf(call));
    const { msgtype, content } = messageContent(call);
    const fingerprint = fingerprintOf(body, msgtype, content);
    const duplicate = findDuplicate(call, fingerprint);
    if (duplicate) return reply(duplicate);
    const taskId = typeof content['task_id'] === 'string' ? content['task_id'] : undefined;
    checkTaskId(call, taskId, fingerprint);
    return reply(deliver(call, receivers, { msgtype, content, fingerprint, ...(taskId && { taskId }) }));
  },
};

/** The agentid of a body must be the app whose token is used. */
export function checkAgent({ app, body }: WeComCall): void {
  const agentid = body['agentid'];
  if (agentid === undefined) throw new VendorError(41011, 'missing agentid');
  if (!Number.isInteger(Number(agentid))) throw new VendorError(40056, 'invalid agentid');
  if (Number(agentid) !== app.agentid) throw new VendorError(301002, 'not allow operate another agent with this accesstoken');
}

function deliver(
  call: WeComCall,
  { userids, invalid }: Receivers,
  draft: Pick<AppMessage, 'msgtype' | 'content' | 'fingerprint' | 'taskId'>,
): AppMessage {
  const { simulator, app } = call;
  const at = simulator.clock.seconds();
  const { memberLimits } = simulator.state;
  if (memberLimits.sentToday(app.agentid, at) + userids.length > PERSON_TIMES_PER_ACCOUNT * simulator.limits.quantity('accounts'))
    throw new VendorError(45009, 'api freq out of limit, too many messages of this app today');
  const limits = [
    { seconds: 60, messages: simulator.limits.quantity('messagesPerMemberMinute') },
    { seconds: 3600, messages: simulator.limits.quantity('messagesPerMemberHour') },
  ] as const;
  const admitted = userids.map((userid) => ({ userid, ok: memberLimits.hasRoom(app.agentid, userid, at, limits) }));
  const message: AppMessage = {
    ...draft,
    msgid: randomId(48),
    agentid: app.agentid,
    receivers: admitted.filter(({ ok }) => ok).map(({ userid }) => userid),
    dropped: admitted.filter(({ ok }) => !ok).map(({ userid }) => userid),
    at,
    wallAt: simulator.clock.wallSeconds(),
    invalid,
    ...(draft.msgtype === 'template_card' && isUpdatable(draft.content) && { responseCode: randomId(48) }),
  };
  simulator.commit({ type: 'appMessage', message });
  return message;
}

/** Same app, receivers and content inside the interval: answered as the first time, delivered once. */
function findDuplicate({ simulator, body }: WeComCall, fingerprint: string): AppMessage | undefined {
  if (body['enable_duplicate_check'] !== 1) return undefined;
  const asked = Number(body['duplicate_check_interval'] ?? DUPLICATE_SECONDS);
  const interval = Math.min(asked > 0 ? asked : DUPLICATE_SECONDS, DUPLICATE_SECONDS_MOST);
  const last = simulator.state.lastByFingerprint.get(fingerprint);
  return last && simulator.clock.seconds() - last.at < interval ? last : undefined;
}

function checkTaskId({ simulator, app }: WeComCall, taskId: string | undefined, fingerprint: string): void {
  const earlier = taskId && simulator.state.messagesByTask.get(`${app.agentid} ${taskId}`);
  if (earlier && earlier.fingerprint !== fingerprint) throw new VendorError(42014, 'task_id has been used');
}

function fingerprintOf(body: Record<string, unknown>, msgtype: string, content: unknown): string {
  const compared = [Number(body['agentid']), body['touser'], body['toparty'], body['totag'], msgtype, content, body['safe']];
  return createHash('sha256').update(JSON.stringify(compared)).digest('hex');
}

function reply({ msgid, responseCode, invalid }: AppMessage): Record<string, unknown> {
  return { ...invalid, msgid, ...(responseCode && { response_code: responseCode }) };
}
