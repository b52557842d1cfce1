import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import { optionalText, textList } from '../fields';
import { echoOfEdit } from './contactChanged';
import { namedRelation } from './relation';

const OPTIONAL = ['remark', 'description', 'remark_company', 'remark_mobiles', 'remark_pic_mediaid'];

/** POST externalcontact/remark: what one member notes about one customer. A list of mobiles replaces the old one, [""] empties it. */
export const remarkExternalContact: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/remark',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    if (OPTIONAL.every((name) => body[name] === undefined)) throw new VendorError(40063, 'some parameters are empty: remark');
    const remark = optionalText(body, 'remark', 20);
    const description = optionalText(body, 'description', 150);
    const company = optionalText(body, 'remark_company', 20);
    const mobiles = body['remark_mobiles'] === undefined ? undefined : textList(body, 'remark_mobiles').filter(Boolean);
    const { follow, person } = namedRelation(call, body);
    const changed = {
      ...follow,
      ...(remark !== undefined && { remark }),
      ...(description !== undefined && { description }),
      // The company is a note about WeChat users only.
      ...(company !== undefined && person.type === 1 && { remarkCompany: company }),
      ...(mobiles && { remarkMobiles: mobiles }),
    };
    simulator.commit({ type: 'relation', follow: changed }, ...echoOfEdit(simulator, changed));
    return {};
  },
};
