import { randomId } from '../../core/ids';
import { isObject } from '../../http/readBody';
import { limitOf, pageOf } from '../../http/page';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import type { Member } from '../../world/types';
import { invalid, needText, optionalText, textList } from '../fields';
import { memberInScope, scopeOf } from '../scope';
import type { AcquisitionLink } from './acquisitionMemory';

const PATH = '/cgi-bin/externalcontact/customer_acquisition/';
const PEOPLE_MOST = 500;

export const listLinks: WeComRoute = {
  method: 'POST',
  path: `${PATH}list_link`,
  externalContact: true,
  handle: ({ simulator, app, body }) => {
    const ids = [...simulator.state.memories.acquisition.links.values()].filter(({ agentid }) => agentid === app.agentid);
    const { items, nextCursor } = pageOf(ids, body['cursor'], limitOf(body['limit'], 100, 100));
    return { link_id_list: items.map(({ linkId }) => linkId), ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

export const getLink: WeComRoute = {
  method: 'POST',
  path: `${PATH}get`,
  externalContact: true,
  handle: (call) => {
    const link = namedLink(call);
    return {
      link: { ...brief(link), skip_verify: link.skipVerify, mark_source: link.markSource },
      range: { user_list: link.users, department_list: link.departments },
      ...(link.priority && { priority_option: link.priority }),
    };
  },
};

export const createLink: WeComRoute = {
  method: 'POST',
  path: `${PATH}create_link`,
  externalContact: true,
  handle: (call) => {
    const { simulator, app, body } = call;
    const name = needText(body, 'link_name');
    const linkId = `caw${randomId(15)}`;
    const link: AcquisitionLink = {
      ...settings(call),
      ...rangeOf(call),
      linkId,
      agentid: app.agentid,
      name,
      url: `https://work.weixin.qq.com/ca/${linkId}`,
      createTime: simulator.clock.wallSeconds(),
    };
    simulator.commit({ type: 'acquisitionLink', link });
    return { link: brief(link) };
  },
};

/** POST update_link: what is given, and the range as a whole. */
export const updateLink: WeComRoute = {
  method: 'POST',
  path: `${PATH}update_link`,
  externalContact: true,
  handle: (call) => {
    const before = namedLink(call);
    const name = optionalText(call.body, 'link_name', 30) ?? before.name;
    const range = call.body['range'] === undefined ? {} : rangeOf(call);
    call.simulator.commit({ type: 'acquisitionLink', link: { ...before, ...settings(call, before), ...range, name } });
    return {};
  },
};

export const deleteLink: WeComRoute = {
  method: 'POST',
  path: `${PATH}delete_link`,
  externalContact: true,
  handle: (call) => {
    const { linkId } = namedLink(call);
    call.simulator.commit({ type: 'acquisitionLinkGone', linkId });
    return {};
  },
};

/** The link a body names, of the calling app. */
export function namedLink({ simulator, app, body }: WeComCall): AcquisitionLink {
  const link = simulator.state.memories.acquisition.links.get(needText(body, 'link_id'));
  if (link?.agentid !== app.agentid) throw invalid('link_id');
  return link;
}

/** Who may be added by the link: members with the function, departments expanded. */
export function peopleOf(
  { simulator }: Pick<WeComCall, 'simulator'>,
  { users, departments }: Pick<AcquisitionLink, 'users' | 'departments'>,
): Member[] {
  const { contacts } = simulator.state.directory;
  const people = [
    ...users.flatMap((userid) => contacts.member(userid) ?? []),
    ...departments.flatMap((id) => contacts.membersOf(id, true)),
  ];
  return [...new Set(people)].filter(({ hasContactFunction }) => hasContactFunction);
}

function rangeOf(call: WeComCall): Pick<AcquisitionLink, 'users' | 'departments'> {
  const range = isObject(call.body['range']) ? call.body['range'] : {};
  const users = textList(range, 'user_list').map((userid) => memberInScope(call, userid).userid);
  const departments = (Array.isArray(range['department_list']) ? range['department_list'] : []).map(Number);
  if (!departments.every((id) => scopeOf(call).hasDepartment(id))) throw invalid('range.department_list');
  const count = peopleOf(call, { users, departments }).length;
  if (count === 0 || count > PEOPLE_MOST) throw invalid('range');
  return { users, departments };
}

function settings({ body }: WeComCall, before?: AcquisitionLink): Pick<AcquisitionLink, 'skipVerify' | 'markSource' | 'priority'> {
  optionalText(body, 'link_name', 30);
  const { skip_verify = before?.skipVerify ?? true, mark_source = before?.markSource ?? true, priority_option = before?.priority } = body;
  return {
    skipVerify: skip_verify !== false,
    markSource: mark_source !== false,
    ...(isObject(priority_option) && { priority: priority_option }),
  };
}

function brief({ linkId, name, url, createTime }: AcquisitionLink): Record<string, unknown> {
  return { link_id: linkId, link_name: name, url, create_time: createTime };
}
