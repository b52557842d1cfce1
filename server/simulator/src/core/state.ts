import { MemberLimits } from '../wecom/memberLimits';
import type { World } from '../world/types';
import { Directory } from './directory';
import { newMemories, type Memory } from './memories';
import type { AppMessage, CallbackAttempt, CallbackRecord, ChatMessage, Credential, Fact } from './facts';

/** What one receiver sees of one card now. */
export interface CardState {
  clicks: number;
  /** The text that stands in place of the buttons after an update. */
  replaceName?: string;
  /** The card that replaced the one sent. */
  card?: Record<string, unknown>;
}

export interface ResponseCode {
  msgid: string;
  agentid: number;
  issuedAt: number;
  used: boolean;
}

export interface CallbackJournalEntry extends CallbackRecord {
  attempts: CallbackAttempt[];
}

const EMPTY_WORLD: World = {
  corp: { corpid: '', name: '' },
  apps: [],
  departments: [],
  members: [],
  persons: [],
  follows: [],
  miniprograms: [],
  embedders: [],
};

/** Everything the simulator knows but the hour, made from facts alone: replaying the journal gives the same state again. */
export class State {
  directory = new Directory(EMPTY_WORLD);
  memberLimits = new MemberLimits();
  memories = newMemories();
  readonly credentials = new Map<string, Credential>();
  readonly credentialsByValue = new Map<string, Credential>();
  readonly appMessages = new Map<string, AppMessage>();
  readonly receivedByMember = new Map<string, string[]>();
  readonly droppedByMember = new Map<string, number>();
  readonly messagesByTask = new Map<string, AppMessage>();
  readonly lastByFingerprint = new Map<string, AppMessage>();
  readonly responseCodes = new Map<string, ResponseCode>();
  readonly callbacks = new Map<string, CallbackJournalEntry>();
  private readonly cards = new Map<string, CardState>();
  private readonly chats = new Map<string, ChatMessage[]>();

  apply(fact: Fact): void {
    if (fact.type === 'world') this.memories = newMemories();
    this.applyCore(fact);
    for (const memory of Object.values<Memory>(this.memories)) memory.apply(fact);
  }

  private applyCore(fact: Fact): void {
    switch (fact.type) {
      case 'world':
        return this.loadWorld(fact.world);
      case 'persons':
        return fact.persons.forEach((person) => this.directory.putPerson(person));
      case 'follows':
        return fact.follows.forEach((follow) => this.directory.putFollow(follow));
      case 'credential':
        return this.putCredential(fact.credential);
      case 'credentialEnded':
        return this.endCredential(fact.value, fact.as);
      case 'app':
        return this.directory.putApp(fact.app);
      case 'member':
        return this.directory.contacts.putMember(fact.member);
      case 'department':
        return this.directory.contacts.putDepartment(fact.department);
      case 'departmentGone':
        return this.directory.contacts.removeDepartment(fact.id);
      case 'clock':
      case 'wallClock':
        return;
      case 'relation':
        return this.directory.putFollow(fact.follow);
      case 'chatMessage':
        this.chat(fact.message.userid, fact.message.externalUserId).push(fact.message);
        return;
      case 'appMessage':
        return this.putAppMessage(fact.message);
      case 'appMessageRecalled':
        return this.recall(fact.msgid);
      case 'cardClick':
        return this.clickCard(fact);
      case 'cardUpdate':
        return this.updateCard(fact);
      case 'callback':
        this.callbacks.set(fact.callback.id, { ...fact.callback, attempts: [] });
        return;
      case 'callbackAttempt':
        this.callbacks.get(fact.id)?.attempts.push(fact.attempt);
        return;
      default:
        return;
    }
  }

  credential(kind: Credential['kind'], owner: string): Credential | undefined {
    return this.credentials.get(`${kind} ${owner}`);
  }

  card(msgid: string, userid: string): CardState {
    return this.cards.get(`${msgid} ${userid}`) ?? { clicks: 0 };
  }

  /** The single chat of a member and a customer, oldest first. */
  chat(userid: string, externalUserId: string): ChatMessage[] {
    return listAt(this.chats, `${userid.toLowerCase()} ${externalUserId}`);
  }

  private loadWorld(world: World): void {
    this.directory = new Directory(world);
    this.memberLimits = new MemberLimits();
    for (const memory of [this.appMessages, this.receivedByMember, this.droppedByMember, this.messagesByTask, this.lastByFingerprint])
      memory.clear();
    for (const memory of [this.responseCodes, this.callbacks, this.cards, this.chats, this.credentials, this.credentialsByValue])
      memory.clear();
  }

  private putCredential(credential: Credential): void {
    this.credentials.set(`${credential.kind} ${credential.owner}`, credential);
    this.credentialsByValue.set(credential.value, credential);
  }

  private putAppMessage(message: AppMessage): void {
    this.appMessages.set(message.msgid, message);
    this.lastByFingerprint.set(message.fingerprint, message);
    if (message.taskId) this.messagesByTask.set(`${message.agentid} ${message.taskId}`, message);
    if (message.responseCode) this.putResponseCode(message.responseCode, message, message.at);
    for (const userid of message.receivers) {
      listAt(this.receivedByMember, userid).push(message.msgid);
      this.memberLimits.count(message.agentid, userid, message.at);
    }
    for (const userid of message.dropped) this.droppedByMember.set(userid, (this.droppedByMember.get(userid) ?? 0) + 1);
  }

  /** An ended one is known for its age (42001), a withdrawn one not at all (40014). */
  private endCredential(value: string, as: 'expired' | 'withdrawn'): void {
    const credential = this.credentialsByValue.get(value);
    if (!credential) return;
    const name = `${credential.kind} ${credential.owner}`;
    if (this.credentials.get(name)?.value === value) this.credentials.delete(name);
    if (as === 'expired') this.credentialsByValue.set(value, { ...credential, expiresAt: 0 });
    else this.credentialsByValue.delete(value);
  }

  /** Nobody has it any more; the app's limits and the duplicate check go on knowing it. */
  private recall(msgid: string): void {
    const message = this.appMessages.get(msgid);
    if (!message) return;
    for (const userid of message.receivers) {
      const kept = (this.receivedByMember.get(userid) ?? []).filter((one) => one !== msgid);
      this.receivedByMember.set(userid, kept);
    }
    this.appMessages.set(msgid, { ...message, receivers: [] });
  }

  private clickCard(click: Extract<Fact, { type: 'cardClick' }>): void {
    const message = this.appMessages.get(click.msgid);
    if (!message) return;
    const card = this.card(click.msgid, click.userid);
    this.cards.set(`${click.msgid} ${click.userid}`, { ...card, clicks: card.clicks + 1 });
    this.putResponseCode(click.responseCode, message, click.at);
  }

  private updateCard(update: Extract<Fact, { type: 'cardUpdate' }>): void {
    const code = this.responseCodes.get(update.responseCode);
    if (code) code.used = true;
    for (const userid of update.userids) {
      const { clicks } = this.card(update.msgid, userid);
      const changed = { ...(update.replaceName && { replaceName: update.replaceName }), ...(update.card && { card: update.card }) };
      this.cards.set(`${update.msgid} ${userid}`, { clicks, ...changed });
    }
  }

  private putResponseCode(value: string, message: AppMessage, issuedAt: number): void {
    this.responseCodes.set(value, { msgid: message.msgid, agentid: message.agentid, issuedAt, used: false });
  }
}

function listAt<V>(map: Map<string, V[]>, key: string): V[] {
  const known = map.get(key);
  if (known) return known;
  const made: V[] = [];
  map.set(key, made);
  return made;
}
