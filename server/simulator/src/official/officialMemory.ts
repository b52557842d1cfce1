import type { Fact } from '../core/facts';
import type { Memory } from '../core/memories';
import type { Leave } from './writing';

/** Somebody who follows, or once did. */
export interface Follower {
  appid: string;
  openid: string;
  isFollowing: boolean;
  /** By the clock on the wall. */
  since: number;
  /** `ADD_SCENE_QR_CODE` and the like. */
  scene: string;
  /** The scene of the code he came by. */
  qrScene: string;
  tagIds: number[];
  /** Template messages do not reach him. */
  isBlocking?: boolean;
  leaves: Leave[];
}

export interface OfficialTag {
  id: number;
  name: string;
}

export interface SceneCode {
  ticket: string;
  appid: string;
  scene: string;
  /** By the virtual clock; never when left out. */
  expiresAt?: number;
}

export type OfficialFact =
  | { type: 'follower'; follower: Follower }
  | { type: 'officialMenu'; appid: string; buttons: unknown[] | null }
  | { type: 'officialTags'; appid: string; tags: OfficialTag[] }
  | { type: 'sceneCode'; code: SceneCode };

/** Official accounts: who follows them, their menus, tags and codes. */
export class OfficialMemory implements Memory {
  readonly codes = new Map<string, SceneCode>();
  private readonly followers = new Map<string, Follower>();
  private readonly menus = new Map<string, unknown[]>();
  private readonly tags = new Map<string, OfficialTag[]>();

  apply(fact: Fact): void {
    if (fact.type === 'follower') this.followers.set(`${fact.follower.appid} ${fact.follower.openid}`, fact.follower);
    if (fact.type === 'officialMenu') this.putMenu(fact.appid, fact.buttons);
    if (fact.type === 'officialTags') this.tags.set(fact.appid, fact.tags);
    if (fact.type === 'sceneCode') this.codes.set(fact.code.ticket, fact.code);
  }

  follower(appid: string, openid: string): Follower | undefined {
    return this.followers.get(`${appid} ${openid}`);
  }

  /** Who follows now, in the order they came first. */
  followersOf(appid: string): Follower[] {
    return [...this.followers.values()].filter((one) => one.appid === appid && one.isFollowing);
  }

  menuOf(appid: string): unknown[] | undefined {
    return this.menus.get(appid);
  }

  tagsOf(appid: string): OfficialTag[] {
    return this.tags.get(appid) ?? [];
  }

  private putMenu(appid: string, buttons: unknown[] | null): void {
    if (buttons) this.menus.set(appid, buttons);
    else this.menus.delete(appid);
  }
}
