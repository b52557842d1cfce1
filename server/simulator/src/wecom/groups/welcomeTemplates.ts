import { randomId } from '../../core/ids';
import { isObject } from '../../http/readBody';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { invalid, needText } from '../fields';

/** What greets a customer who comes into a group (wecom-api §7.11). */
export interface GroupWelcome {
  templateId: string;
  /** The app that made it; others may not touch it. */
  agentid: number;
  content: Record<string, unknown>;
}

type Body = Record<string, unknown>;

const MOST = 100;
const TEXT_BYTES = { add: 3000, edit: 4000 };
/** One of these at most goes beside the text; the first that is given counts. */
const KINDS = ['image', 'link', 'miniprogram', 'file', 'video'] as const;

export const addGroupWelcome: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/group_welcome_template/add',
  externalContact: true,
  handle: ({ simulator, app, body }) => {
    if (simulator.state.memories.groups.welcomes.size >= MOST) throw new VendorError(41055, 'too many group welcome templates');
    const welcome = { templateId: randomId(24), agentid: app.agentid, content: contentOf(body, TEXT_BYTES.add) };
    simulator.commit({ type: 'groupWelcome', welcome });
    return { template_id: welcome.templateId };
  },
};

export const editGroupWelcome: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/group_welcome_template/edit',
  externalContact: true,
  handle: (call) => {
    const welcome = named(call);
    call.simulator.commit({ type: 'groupWelcome', welcome: { ...welcome, content: contentOf(call.body, TEXT_BYTES.edit) } });
    return {};
  },
};

/** The papers disagree about the method of get and del: both work. */
export const getGroupWelcome: WeComRoute = {
  method: 'ANY',
  path: '/cgi-bin/externalcontact/group_welcome_template/get',
  externalContact: true,
  handle: (call) => named(call).content,
};

export const deleteGroupWelcome: WeComRoute = {
  method: 'ANY',
  path: '/cgi-bin/externalcontact/group_welcome_template/del',
  externalContact: true,
  handle: (call) => {
    const { templateId } = named(call);
    call.simulator.commit({ type: 'groupWelcomeGone', templateId });
    return {};
  },
};

function named({ simulator, app, body }: WeComCall): GroupWelcome {
  const welcome = simulator.state.memories.groups.welcomes.get(needText(body, 'template_id'));
  if (!welcome) throw invalid('template_id');
  if (welcome.agentid !== app.agentid) throw new VendorError(41058, 'no permission of this group welcome template');
  return welcome;
}

function contentOf(body: Body, textBytes: number): Body {
  const text = body['text'];
  const content = isObject(text) && typeof text['content'] === 'string' ? text['content'] : '';
  if (Buffer.byteLength(content) > textBytes) throw invalid('text.content');
  const kind = KINDS.find((name) => isObject(body[name]));
  if (!content && !kind) throw new VendorError(40063, 'missing text and attachment');
  return { ...(content && { text: { content } }), ...(kind && { [kind]: body[kind] }) };
}
