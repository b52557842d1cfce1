/** Where an app's encrypted events go, with the keys set in the administrator's console. */
export interface CallbackConfig {
  url: string;
  token: string;
  /** 43 letters and digits. */
  encodingAesKey: string;
}

export interface App {
  agentid: number;
  name: string;
  secret: string;
  enabled: boolean;
  /** Whether the app stands in 客户联系 → 可调用接口的应用. */
  externalContact: boolean;
  /** Hosts with port, as `127.0.0.1:3000`. */
  trustedDomains: string[];
  callback?: CallbackConfig;
  /** The page in the side panel of a chat. */
  sidebarUrl?: string;
  /** The page opened from the workbench. */
  workbenchUrl?: string;
}

interface Department {
  id: number;
  name: string;
  parentid: number;
}

export interface Member {
  userid: string;
  name: string;
  department: number[];
  position?: string;
  /** Whether the member has the 客户联系 function. */
  hasContactFunction: boolean;
}

/** One human being: openid and external_userid are two names of the same unionid. */
export interface Person {
  unionid: string;
  /** openid by mini-program appid. */
  openids: Record<string, string>;
  externalUserId: string;
  /** The WeChat nickname. */
  name: string;
  /** 0 unknown, 1 male, 2 female. */
  gender: number;
  /** 1 WeChat user, 2 WeCom user. */
  type: number;
}

export interface Follow {
  userid: string;
  externalUserId: string;
  addWay: number;
  /** Unix seconds. */
  createtime: number;
  remark: string;
  state?: string;
  /** What each side did with the relation; calls fail with 84061 only when the member's side is gone. */
  memberSide: 'friend' | 'deleted';
  customerSide: 'friend' | 'deleted';
}

export interface MiniProgram {
  appid: string;
  secret: string;
}

export interface World {
  corp: { corpid: string; name: string };
  apps: App[];
  departments: Department[];
  members: Member[];
  persons: Person[];
  follows: Follow[];
  miniprograms: MiniProgram[];
  /** Origins whose pages may embed and steer the client host page. */
  embedders: string[];
}
