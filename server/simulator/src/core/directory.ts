import type { App, Follow, Member, MiniProgram, Person, World } from '../world/types';
import { Contacts } from './contacts';

/** The world with the look-ups the vendors' calls need. */
export class Directory {
  readonly appsBySecret = new Map<string, App>();
  readonly appsByAgentId = new Map<number, App>();
  readonly contacts: Contacts;
  readonly personsByExternalUserId = new Map<string, Person>();
  readonly personsByUnionid = new Map<string, Person>();
  readonly miniprograms = new Map<string, MiniProgram>();
  private readonly personsByOpenid = new Map<string, Person>();
  private readonly followsOfMember = new Map<string, Map<string, Follow>>();
  private readonly followsOfPerson = new Map<string, Map<string, Follow>>();

  constructor(readonly world: World) {
    world.apps.forEach((app) => this.putApp(app));
    this.contacts = new Contacts(world.departments, world.members);
    for (const miniprogram of world.miniprograms) this.miniprograms.set(miniprogram.appid, miniprogram);
    world.persons.forEach((person) => this.putPerson(person));
    world.follows.forEach((follow) => this.putFollow(follow));
  }

  member(userid: string): Member | undefined {
    return this.contacts.member(userid);
  }

  personByOpenid(appid: string, openid: string): Person | undefined {
    return this.personsByOpenid.get(`${appid} ${openid}`);
  }

  /** Adds an app, or puts it in the place of the one with the same agentid. */
  putApp(app: App): void {
    const before = this.appsByAgentId.get(app.agentid);
    if (before) this.appsBySecret.delete(before.secret);
    this.appsBySecret.set(app.secret, app);
    this.appsByAgentId.set(app.agentid, app);
  }

  get apps(): App[] {
    return [...this.appsByAgentId.values()];
  }

  /** Adds a person, or puts him in the place of the one with the same unionid. */
  putPerson(person: Person): void {
    const before = this.personsByUnionid.get(person.unionid);
    if (before) this.forgetNames(before);
    this.personsByUnionid.set(person.unionid, person);
    this.personsByExternalUserId.set(person.externalUserId, person);
    for (const [appid, openid] of Object.entries(person.openids)) this.personsByOpenid.set(`${appid} ${openid}`, person);
  }

  private forgetNames(person: Person): void {
    this.personsByExternalUserId.delete(person.externalUserId);
    for (const [appid, openid] of Object.entries(person.openids)) this.personsByOpenid.delete(`${appid} ${openid}`);
  }

  putFollow(follow: Follow): void {
    nested(this.followsOfMember, follow.userid.toLowerCase()).set(follow.externalUserId, follow);
    nested(this.followsOfPerson, follow.externalUserId).set(follow.userid.toLowerCase(), follow);
  }

  follow(userid: string, externalUserId: string): Follow | undefined {
    return this.followsOfMember.get(userid.toLowerCase())?.get(externalUserId);
  }

  followsByMember(userid: string): Follow[] {
    return [...(this.followsOfMember.get(userid.toLowerCase())?.values() ?? [])];
  }

  followsByPerson(externalUserId: string): Follow[] {
    return [...(this.followsOfPerson.get(externalUserId)?.values() ?? [])];
  }

  /** Customers who came by a code and whom the member has not accepted yet. */
  halfFollows(): Follow[] {
    return [...this.followsOfMember.values()].flatMap((follows) => [...follows.values()].filter(({ memberSide }) => memberSide === 'half'));
  }

  countFollows(): number {
    let count = 0;
    for (const follows of this.followsOfMember.values()) count += follows.size;
    return count;
  }
}

function nested<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<L, V>();
  map.set(key, made);
  return made;
}
