import { randomId } from '../../core/ids';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { invalid } from '../fields';
import type { ContactWay } from './contactWayMemory';
import { checkPeople, checkPeopleCount, flag, givenFields, partiesOf, usersOf } from './fields';

const DAY = 86_400;

/** POST add_contact_way. The codes 41037 to 41042 in the order of the papers (wecom-api §4). */
export const addContactWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/add_contact_way',
  externalContact: true,
  handle: (call) => {
    const way = newWay(call);
    checkRoom(call, way.isTemp);
    call.simulator.commit({ type: 'contactWay', way });
    return { config_id: way.configId, ...(way.scene === 2 && { qr_code: qrCodeOf(call.origin, way) }) };
  },
};

/** The address of the code's picture. */
export function qrCodeOf(origin: string, { configId }: ContactWay): string {
  return `${origin}/wwqrcode/${configId}`;
}

/** 1 to 3 for the button of a mini-program; a code has none. */
export function checkStyle(style: unknown, scene: 1 | 2): void {
  if (scene === 1 && style !== undefined && ![1, 2, 3].includes(style as number)) throw new VendorError(41042, 'invalid contact way style');
}

function newWay(call: WeComCall): ContactWay {
  const { body, app, simulator } = call;
  const { type, scene } = typeAndScene(body);
  const user = usersOf(body);
  const party = partiesOf(body);
  checkPeopleCount(call, user, party);
  checkStyle(body['style'], scene);
  checkPeople(call, type, user, party);
  const isTemp = flag(body, 'is_temp') ?? false;
  if (isTemp && type !== 1) throw invalid('is_temp');
  if (!isTemp && body['conclusions'] !== undefined) throw invalid('conclusions');
  return {
    ...DEFAULTS,
    ...givenFields(body),
    ...{ configId: randomId(24), agentid: app.agentid, type, scene, user, party, isTemp, createdAt: simulator.clock.seconds(), scans: 0 },
  };
}

const DEFAULTS = {
  style: 1,
  remark: '',
  state: '',
  skipVerify: true,
  expiresIn: 7 * DAY,
  chatExpiresIn: DAY,
  unionid: '',
  isExclusive: false,
  markSource: true,
};

function typeAndScene({ type, scene }: Record<string, unknown>): { type: 1 | 2; scene: 1 | 2 } {
  if (type === undefined) throw new VendorError(41037, 'missing contact way type');
  if (scene === undefined) throw new VendorError(41038, 'missing contact way scene');
  if (type !== 1 && type !== 2) throw new VendorError(41039, 'invalid contact way type');
  if (scene !== 1 && scene !== 2) throw new VendorError(41040, 'invalid contact way scene');
  return { type, scene };
}

/** Temporary ones do not count among the corp's, but only so many are made in 24 hours. */
function checkRoom({ simulator }: WeComCall, isTemp: boolean): void {
  const { all } = simulator.state.memories.contactWays;
  const since = simulator.clock.seconds() - DAY;
  if (!isTemp && all.filter((way) => !way.isTemp).length >= simulator.limits.quantity('contactWays'))
    throw new VendorError(41045, 'contact way count out of limit');
  if (isTemp && all.filter((way) => way.isTemp && way.createdAt > since).length >= simulator.limits.quantity('temporaryContactWaysPerDay'))
    throw new VendorError(45009, 'api freq out of limit, too many temporary contact ways today');
}
