/** Every address of the console: the router is made of them, and so is the list of pages that are checked. */
export const consolePaths = [
  'overview',
  'leads',
  'leads/fairness',
  'leads/policy',
  'leads/policy/:versionId',
  'leads/imports',
  'leads/imports/new',
  'leads/imports/:importId',
  'leads/board',
  'leads/pool',
  'leads/verdicts',
  'leads/verdicts/:verdictId',
  'leads/:leadId',
  'delegations',
  'delegations/new',
  'delegations/:delegationId',
  'delegations/:delegationId/nodes/:unitId',
  'orgs',
  'approvals',
  'orgs/calendar',
] as const;
export type ConsolePath = (typeof consolePaths)[number];
