import type { Fact } from '../core/facts';
import type { Memory } from '../core/memories';

/** The last login of a person in a mini-program. */
export interface WeChatSession {
  appid: string;
  openid: string;
  sessionKey: string;
  /** By the virtual clock. */
  at: number;
}

export interface SubscribeTemplate {
  templateId: string;
  /** As `thing1`: the word is the kind of value. */
  keys: string[];
}

/** What an account sent to a person. */
export interface WeChatMessage {
  id: string;
  appid: string;
  openid: string;
  kind: 'subscribe' | 'custom' | 'template' | 'reply';
  content: Record<string, unknown>;
  /** By the clock on the wall. */
  at: number;
}

/** A way into a mini-program that somebody was given. */
export interface WeChatLink {
  link: string;
  kind: 'scheme' | 'urlLink' | 'shortLink' | 'code';
  appid: string;
  path: string;
  /** Of a code its scene. */
  query: string;
  /** By the virtual clock; never when left out. */
  expiresAt?: number;
}

export interface RiskyWord {
  word: string;
  label: number;
  suggest: 'risky' | 'review';
}

export type WeChatFact =
  | { type: 'weChatSession'; session: WeChatSession }
  | { type: 'subscribeTemplates'; appid: string; templates: SubscribeTemplate[] }
  /** How many messages of that template the person will take. */
  | { type: 'subscribeConsent'; appid: string; openid: string; templateId: string; left: number }
  | { type: 'weChatMessage'; message: WeChatMessage }
  | { type: 'weChatLink'; link: WeChatLink }
  | { type: 'riskyWords'; words: RiskyWord[] };

export class WeChatMemory implements Memory {
  riskyWords: RiskyWord[] = [];
  readonly links = new Map<string, WeChatLink>();
  readonly messages: WeChatMessage[] = [];
  private readonly sessions = new Map<string, WeChatSession>();
  private readonly templates = new Map<string, SubscribeTemplate[]>();
  private readonly consents = new Map<string, number>();

  apply(fact: Fact): void {
    if (fact.type === 'weChatSession') this.sessions.set(`${fact.session.appid} ${fact.session.openid}`, fact.session);
    if (fact.type === 'subscribeTemplates') this.templates.set(fact.appid, fact.templates);
    if (fact.type === 'subscribeConsent') this.consents.set(`${fact.appid} ${fact.openid} ${fact.templateId}`, fact.left);
    if (fact.type === 'weChatMessage') this.messages.push(fact.message);
    if (fact.type === 'weChatLink') this.links.set(fact.link.link, fact.link);
    if (fact.type === 'riskyWords') this.riskyWords = fact.words;
  }

  session(appid: string, openid: string): WeChatSession | undefined {
    return this.sessions.get(`${appid} ${openid}`);
  }

  template(appid: string, templateId: unknown): SubscribeTemplate | undefined {
    return this.templates.get(appid)?.find((template) => template.templateId === templateId);
  }

  consentsLeft(appid: string, openid: string, templateId: string): number {
    return this.consents.get(`${appid} ${openid} ${templateId}`) ?? 0;
  }

  /** What this account sent this person, oldest first. */
  received(appid: string, openid: string): WeChatMessage[] {
    return this.messages.filter((message) => message.appid === appid && message.openid === openid);
  }
}
