/** How much of a thing there may be; every figure can be made smaller by PUT /_sim/limits. Sources: wecom-api, section in brackets. */
export const QUANTITIES = {
  /** Calls of one API by one corp [§3]. */
  corpCallsPerMinute: 10_000,
  corpCallsPerHour: 150_000,
  /** Calls of one API from one address [§3]. */
  ipCallsPerMinute: 20_000,
  ipCallsPerHour: 600_000,
  /** Calls of one API by one corp at the same time; the platform publishes no figure, so the default never strikes [§3]. */
  concurrentCalls: 1_000_000,
  /** gettoken with a wrong secret from one address, before it is banned for an hour [§2.1]. */
  badSecretsPerHour: 2000,
  /** App messages of one app to one member; more are dropped without a word [§3]. */
  messagesPerMemberMinute: 30,
  messagesPerMemberHour: 1000,
  /** Accounts the corp may have; an app may send 200 times as many person-times a day [§3]. */
  accounts: 1000,
  /** Corp tags [§15]. */
  corpTags: 3000,
  /** Contact ways of the corp, temporary ones a day, and people behind one [§7.6]. */
  contactWays: 500_000,
  temporaryContactWaysPerDay: 100_000,
  contactWayUsers: 100,
  /** Real milliseconds for which a welcome message is being sent [§14.3, inferred]. */
  welcomeSendingMs: 200,
  /** Customers one member may have; the platform's figure is not known [§18]. */
  customersPerMember: 20_000,
  /** People in one customer group [§6.2]. */
  groupMembers: 500,
  /** Virtual seconds until the tasks of a group send have reached the members; the platform says no figure [§7.12]. */
  groupSendDispatchSeconds: 3,
  /** Virtual seconds until a customer goes from one member to another by himself [§7.8]. */
  transferSeconds: 86_400,
  /** Virtual seconds until the job of a moment is done; the platform says no figure [§7.13]. */
  momentJobSeconds: 4,
};

export type Quantity = keyof typeof QUANTITIES;
