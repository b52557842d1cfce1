/** Where an app's encrypted events go, with the keys set in the administrator's console. */
export interface CallbackConfig {
  url: string;
  token: string;
  /** 43 letters and digits. */
  encodingAesKey: string;
}

/** Departments count with all beneath them. */
export interface VisibleRange {
  users?: string[];
  departments?: number[];
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
  /** Whether it was made before 2022-06-20 and is told mobile, e-mail and the like of members. */
  seesPrivateFields?: boolean;
  /** Whether its callback address was set up before 2022-08-15 and is told every changed field of a member. */
  fullContactEvents?: boolean;
  /** Addresses the app's calls may come from; every one when left out. */
  trustedIps?: string[];
  /** Whom the app sees; everybody when left out. */
  visible?: VisibleRange;
  callback?: CallbackConfig;
  /** The page in the side panel of a chat. */
  sidebarUrl?: string;
  /** The page opened from the workbench. */
  workbenchUrl?: string;
}

export interface Department {
  id: number;
  name: string;
  parentid: number;
  /** Larger stands first. */
  order?: number;
  /** userids. */
  leaders?: string[];
}

export interface Member {
  userid: string;
  name: string;
  department: number[];
  position?: string;
  mainDepartment?: number;
  isLeaderIn?: number[];
  directLeader?: string[];
  alias?: string;
  mobile?: string;
  /** 0 unknown, 1 male, 2 female. */
  gender?: number;
  email?: string;
  /** 1 active (default), 2 disabled, 4 not activated. */
  status?: number;
  /** Whether the member has the 客户联系 function. */
  hasContactFunction: boolean;
  /** Default true; contact ways and transfers want it. */
  isRealNamed?: boolean;
  /** Unix seconds of the last login; recent when left out. */
  lastLoginAt?: number;
  /** Whether the administrator set a welcome message for him, so that events carry no WelcomeCode. */
  hasOwnWelcome?: boolean;
  /** When he left the corp, Unix seconds. */
  resignedAt?: number;
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
  description?: string;
  remarkCompany?: string;
  remarkMobiles?: string[];
  /** Who added whom: a userid or the customer's external_userid. */
  operUserid?: string;
  /** Corp tags, by id. */
  tagIds?: string[];
  /**
   * What each side did with the relation; calls fail with 84061 unless the member's side is `friend`.
   * `half`: the customer came by a code that needs no confirmation, and the member has not accepted yet.
   */
  memberSide: 'friend' | 'half' | 'deleted';
  customerSide: 'friend' | 'deleted';
}

export interface Tag {
  id: string;
  name: string;
  /** Larger stands first. */
  order: number;
  createTime: number;
  /** The app that made it; none when the administrator did. */
  agentid?: number;
  deleted?: boolean;
}

export interface TagGroup extends Tag {
  tags: Tag[];
}

export interface MiniProgram {
  appid: string;
  secret: string;
}

/** An official account (公众号), with the address its own events go to. */
export interface OfficialAccount {
  appid: string;
  secret: string;
  /** `gh_…`, by which it is named in events. */
  originalId: string;
  callback?: CallbackConfig;
}

export interface World {
  corp: { corpid: string; name: string };
  apps: App[];
  departments: Department[];
  members: Member[];
  persons: Person[];
  follows: Follow[];
  /** Corp tags; none in worlds of an earlier journal. */
  tagGroups?: TagGroup[];
  miniprograms: MiniProgram[];
  /** None in worlds of an earlier journal. */
  officialAccounts?: OfficialAccount[];
  /** Origins whose pages may embed and steer the client host page. */
  embedders: string[];
}
