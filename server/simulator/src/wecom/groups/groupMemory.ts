import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';
import type { Group } from './group';
import type { JoinWay } from './joinWay';
import type { GroupWelcome } from './welcomeTemplates';

/** The facts of customer groups; each tells its thing whole. */
export type GroupFact =
  | { type: 'groups'; groups: Group[] }
  | { type: 'joinWay'; joinWay: JoinWay }
  | { type: 'joinWayGone'; configId: string }
  | { type: 'groupWelcome'; welcome: GroupWelcome }
  | { type: 'groupWelcomeGone'; templateId: string };

/** Customer groups with the ways into them and what greets there. */
export class GroupMemory implements Memory {
  readonly joinWays = new Map<string, JoinWay>();
  readonly welcomes = new Map<string, GroupWelcome>();
  private readonly groups = new Map<string, Group>();

  apply(fact: Fact): void {
    if (fact.type === 'groups') fact.groups.forEach((group) => this.groups.set(group.chatId, group));
    if (fact.type === 'joinWay') this.joinWays.set(fact.joinWay.configId, fact.joinWay);
    if (fact.type === 'joinWayGone') this.joinWays.delete(fact.configId);
    if (fact.type === 'groupWelcome') this.welcomes.set(fact.welcome.templateId, fact.welcome);
    if (fact.type === 'groupWelcomeGone') this.welcomes.delete(fact.templateId);
  }

  /** In the order they were made, dismissed ones too. */
  get all(): Group[] {
    return [...this.groups.values()];
  }

  get alive(): Group[] {
    return this.all.filter(({ isDismissed }) => !isDismissed);
  }

  group(chatId: string): Group | undefined {
    return this.groups.get(chatId);
  }
}
