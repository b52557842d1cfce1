import type { AddingFact } from '../wecom/adding/addingMemory';
import type { ContactWayFact } from '../wecom/contactWays/contactWayMemory';
import type { MediaFact } from '../wecom/media/mediaMemory';
import type { TagFact } from '../wecom/tags/tagMemory';
import type { GroupSendFact } from '../wecom/groupsend/groupSendMemory';
import type { TransferFact } from '../wecom/transfers/transferMemory';
import type { WeChatFact } from '../wechat/weChatMemory';
import type { OfficialFact } from '../official/officialMemory';
import type { MomentFact } from '../wecom/moments/momentMemory';
import type { AcquisitionFact } from '../wecom/acquisition/acquisitionMemory';
import type { GroupFact } from '../wecom/groups/groupMemory';
import type { App, Department, Follow, Member, Person, World } from '../world/types';

/** A token or a ticket somebody was given; kept, because clients cache them longer than this process may live. */
export interface Credential {
  kind: 'accessToken' | 'corpTicket' | 'appTicket' | 'weChatToken';
  /** agentid, corpid or appid. */
  owner: string;
  value: string;
  /** Virtual Unix seconds. */
  expiresAt: number;
}

export interface AppMessage {
  msgid: string;
  agentid: number;
  msgtype: string;
  /** The body of that msgtype as it was sent. */
  content: Record<string, unknown>;
  receivers: string[];
  /** Receivers over the vendor's limit per minute or hour: answered as sent, never delivered. */
  dropped: string[];
  /** By the virtual clock: limits and the duplicate check go by it. */
  at: number;
  /** By the clock on the wall: what the member reads beside it. */
  wallAt: number;
  taskId?: string;
  responseCode?: string;
  /** What the duplicate check compares. */
  fingerprint: string;
  invalid: Record<string, string>;
}

export interface ChatMessage {
  id: string;
  userid: string;
  externalUserId: string;
  from: 'member' | 'customer';
  msgtype: string;
  content: Record<string, unknown>;
  /** By the clock on the wall. */
  at: number;
}

export interface CallbackRecord {
  id: string;
  /** 0 when it is of an official account. */
  agentid: number;
  /** The official account whose event it is. */
  appid?: string;
  /** Event, and ChangeType where there is one. */
  event: string;
  /** The inner XML before encryption. */
  plaintext: string;
  at: number;
}

export interface CallbackAttempt {
  /** HTTP status, or what went wrong on the way. */
  outcome: number | string;
  at: number;
}

/** What happened, in the order it happened; the state is the fold of these. One line a family. */
export type Fact =
  | CoreFact
  | AddingFact
  | ContactWayFact
  | MediaFact
  | TagFact
  | GroupSendFact
  | TransferFact
  | GroupFact
  | AcquisitionFact
  | MomentFact
  | OfficialFact
  | WeChatFact;

type CoreFact =
  | { type: 'world'; world: World }
  | { type: 'persons'; persons: Person[] }
  | { type: 'follows'; follows: Follow[] }
  | { type: 'credential'; credential: Credential }
  | { type: 'credentialEnded'; value: string; as: 'expired' | 'withdrawn' }
  | { type: 'app'; app: App }
  | { type: 'member'; member: Member }
  | { type: 'department'; department: Department }
  | { type: 'departmentGone'; id: number }
  | { type: 'clock'; offsetSeconds: number }
  | { type: 'wallClock'; offsetSeconds: number }
  | { type: 'relation'; follow: Follow }
  | { type: 'chatMessage'; message: ChatMessage }
  | { type: 'appMessage'; message: AppMessage }
  | { type: 'appMessageRecalled'; msgid: string }
  | { type: 'cardClick'; msgid: string; userid: string; key: string; responseCode: string; at: number }
  | { type: 'cardUpdate'; msgid: string; userids: string[]; responseCode: string; replaceName?: string; card?: Record<string, unknown> }
  | { type: 'callback'; callback: CallbackRecord }
  | { type: 'callbackAttempt'; id: string; attempt: CallbackAttempt };
