/**
 * Every endpoint's method and path: plain data that imports nothing, so that a client bundle can carry it without zod.
 * Path parameters are written `:name`.
 */
export const routes = {
  'orgs.me': { method: 'GET', path: '/api/staff/me' },
  'orgs.signOut': { method: 'POST', path: '/api/staff/sign-out' },
  'orgs.signJsSdk': { method: 'POST', path: '/api/staff/js-sdk-signatures' },
  'orgs.tree': { method: 'GET', path: '/api/orgs/tree' },
  'orgs.recordLeave': { method: 'POST', path: '/api/orgs/staff/:staffId/leaves' },
  'orgs.endLeave': { method: 'POST', path: '/api/orgs/staff/:staffId/leaves/:from/end' },
  'orgs.calendar': { method: 'GET', path: '/api/orgs/calendars/:year' },
  'orgs.publishCalendar': { method: 'PUT', path: '/api/orgs/calendars/:year' },

  'approvals.list': { method: 'GET', path: '/api/approvals' },
  'approvals.decide': { method: 'POST', path: '/api/approvals/:approvalId/decision' },

  'customers.signIn': { method: 'POST', path: '/api/customers/sign-in' },
  'customers.signOut': { method: 'POST', path: '/api/customers/sign-out' },
  'customers.setPreferences': { method: 'PUT', path: '/api/customers/me/preferences' },
  'customers.chooseArea': { method: 'PUT', path: '/api/customers/me/area' },
  'customers.reveal': { method: 'POST', path: '/api/customers/:personId/reveals' },

  'consents.withdraw': { method: 'POST', path: '/api/consents/:consentId/withdrawal' },

  'campaigns.claim': { method: 'POST', path: '/api/campaigns/:campaignId/claims' },
  'campaigns.list': { method: 'GET', path: '/api/campaigns' },

  'portal.welfare': { method: 'GET', path: '/api/portal/welfare' },
  'portal.areas': { method: 'GET', path: '/api/portal/areas' },
  'portal.campaign': { method: 'GET', path: '/api/portal/campaigns/:campaignId' },
  'portal.coupon': { method: 'GET', path: '/api/portal/coupons/:couponId' },
  'portal.products': { method: 'GET', path: '/api/portal/products' },
  'portal.product': { method: 'GET', path: '/api/portal/products/:productId' },
  'portal.my': { method: 'GET', path: '/api/portal/my' },

  'desk.today': { method: 'GET', path: '/api/desk/today' },
  'desk.lead': { method: 'GET', path: '/api/desk/leads/:leadId' },
  'desk.customer': { method: 'GET', path: '/api/desk/customers/:externalUserId' },
  'desk.scripts': { method: 'GET', path: '/api/desk/customers/:externalUserId/scripts' },

  'leads.list': { method: 'GET', path: '/api/leads' },
  'leads.fairness': { method: 'GET', path: '/api/leads/fairness' },
  'leads.loadCheck': { method: 'GET', path: '/api/leads/load-check' },
  'leads.myShare': { method: 'GET', path: '/api/leads/my-share' },
  'leads.openPool': { method: 'GET', path: '/api/leads/open-pool' },
  'leads.poolOverview': { method: 'GET', path: '/api/leads/open-pool/overview' },
  'leads.grab': { method: 'POST', path: '/api/leads/:leadId/grab' },
  'leads.board': { method: 'GET', path: '/api/leads/board' },
  'leads.transfer': { method: 'POST', path: '/api/leads/transfers' },
  'leads.undoTransfer': { method: 'POST', path: '/api/leads/transfers/:transferId/undo' },
  'leads.replay': { method: 'GET', path: '/api/leads/:leadId/replay' },
  'leads.accept': { method: 'POST', path: '/api/leads/:leadId/acceptance' },
  'leads.return': { method: 'POST', path: '/api/leads/:leadId/return' },
  'leads.recordOutcome': { method: 'POST', path: '/api/leads/:leadId/outcomes' },

  'policies.show': { method: 'GET', path: '/api/policies' },
  'policies.version': { method: 'GET', path: '/api/policies/versions/:versionId' },
  'policies.begin': { method: 'POST', path: '/api/policies/drafts' },
  'policies.save': { method: 'PUT', path: '/api/policies/versions/:versionId' },
  'policies.submit': { method: 'POST', path: '/api/policies/versions/:versionId/submission' },
  'policies.withdraw': { method: 'POST', path: '/api/policies/versions/:versionId/withdrawal' },
  'policies.discard': { method: 'POST', path: '/api/policies/versions/:versionId/discard' },
  'policies.restore': { method: 'POST', path: '/api/policies/versions/:versionId/restoration' },
  'policies.rollBack': { method: 'POST', path: '/api/policies/versions/:versionId/roll-back' },
  'leads.imports': { method: 'GET', path: '/api/lead-imports' },
  'leads.import': { method: 'GET', path: '/api/lead-imports/:importId' },
  'leads.createImport': { method: 'POST', path: '/api/lead-imports' },
  'leads.uploadImport': { method: 'PUT', path: '/api/lead-imports/:importId/file' },
  'leads.checkImport': { method: 'POST', path: '/api/lead-imports/:importId/check' },
  'leads.submitImport': { method: 'POST', path: '/api/lead-imports/:importId/submission' },
  'leads.cancelImport': { method: 'POST', path: '/api/lead-imports/:importId/cancellation' },
  'leads.importFaults': { method: 'GET', path: '/api/lead-imports/:importId/faults' },
  'leads.importFaultsFile': { method: 'GET', path: '/api/lead-imports/:importId/faults.csv' },
  'verdicts.dispute': { method: 'GET', path: '/api/leads/:leadId/dispute' },
  'verdicts.raise': { method: 'POST', path: '/api/leads/:leadId/disputes' },
  'verdicts.list': { method: 'GET', path: '/api/verdicts' },
  'verdicts.verify': { method: 'GET', path: '/api/verdicts/verification' },
  'verdicts.read': { method: 'GET', path: '/api/verdicts/:verdictId' },
  'verdicts.appeal': { method: 'POST', path: '/api/verdicts/:verdictId/appeals' },
  'verdicts.decide': { method: 'POST', path: '/api/verdicts/:verdictId/decisions' },

  'outreach.reserveSend': { method: 'POST', path: '/api/outreach/sends' },
  'outreach.reportSend': { method: 'POST', path: '/api/outreach/sends/:deliveryId/report' },

  'content.scripts': { method: 'GET', path: '/api/content/scripts' },

  'delegations.list': { method: 'GET', path: '/api/delegations' },
  'delegations.receivers': { method: 'GET', path: '/api/delegation-receivers' },
  'delegations.create': { method: 'POST', path: '/api/delegations' },
  'delegations.board': { method: 'GET', path: '/api/delegations/:delegationId' },
  'delegations.node': { method: 'GET', path: '/api/delegations/:delegationId/nodes/:unitId' },
  'delegations.saveSplit': { method: 'PUT', path: '/api/delegations/:delegationId/nodes/:unitId/split' },
  'delegations.release': { method: 'POST', path: '/api/delegations/:delegationId/nodes/:unitId/release' },

  'cockpit.overview': { method: 'GET', path: '/api/cockpit/overview' },
  'cockpit.leadTrace': { method: 'GET', path: '/api/cockpit/leads/:leadId' },
  'cockpit.leadAudit': { method: 'GET', path: '/api/cockpit/leads/:leadId/audit' },

  'demo.world': { method: 'GET', path: '/api/demo/world' },
  'demo.signIn': { method: 'POST', path: '/api/demo/sign-in' },
  'demo.story': { method: 'GET', path: '/api/demo/story' },
  'demo.agreeToBeAdded': { method: 'POST', path: '/api/demo/friendships' },
  'demo.moveClock': { method: 'POST', path: '/api/demo/clock' },
  'demo.reset': { method: 'POST', path: '/api/demo/reset' },
} as const;

export type RouteId = keyof typeof routes;
