import { defineModule } from '../../platform/module';
import { alarmUnfairness } from './crons/alarmUnfairness';
import { remindUnheld } from './crons/remindUnheld';
import { checkLoadsNightly } from './crons/checkLoadsNightly';
import { fireDueClocks } from './crons/fireDueClocks';
import { forgetImports } from './crons/forgetImports';
import { forgetSimulations } from './crons/forgetSimulations';
import { retryPoolsAtOpening } from './crons/retryPoolsAtOpening';
import { importAbilities } from './imports/import.abilities';
import { importsRoutes } from './imports/imports.routes';
import { checkImport } from './imports/jobs/checkImport';
import { readImport } from './imports/jobs/readImport';
import { runImport } from './imports/jobs/runImport';
import { leadAbilities } from './lead.abilities';
import { boardRoutes } from './board/board.routes';
import { bookClaimsRoutes } from './bookClaims/bookClaims.routes';
import { leadsRoutes } from './leads.routes';
import { openPoolRoutes } from './openPool/openPool.routes';
import { partnerAbilities } from './partners/partner.abilities';
import { partnersRoutes } from './partners/partners.routes';
import { activatePolicies } from './policy/crons/activatePolicies';
import { retryPoolsOnPolicyActivated } from './policy/processors/retryPoolsOnPolicyActivated';
import { staleVersionCheck } from './policy/staleVersionCheck';
import { settlePolicyOnApprovalDecided } from './policy/processors/settlePolicyOnApprovalDecided';
import { actOnLeadOnStaffCardActed } from './processors/actOnLeadOnStaffCardActed';
import { assignPoolOnLeadWaiting } from './processors/assignPoolOnLeadWaiting';
import { bookGrabsOnLeadGrabbed } from './processors/bookGrabsOnLeadGrabbed';
import { bookTransfersOnLeadTransferred } from './processors/bookTransfersOnLeadTransferred';
import { captureLeadOnBenefitClaimed } from './processors/captureLeadOnBenefitClaimed';
import { closeLeadsOnConsentWithdrawn } from './processors/closeLeadsOnConsentWithdrawn';
import { fireClocksOnLeadClocksDue } from './processors/fireClocksOnLeadClocksDue';
import { importOnApprovalDecided } from './processors/importOnApprovalDecided';
import { hintTaskOnContactAdded } from './processors/hintTaskOnContactAdded';
import { recomputeClocksOnCalendarPublished } from './processors/recomputeClocksOnCalendarPublished';
import { retryPoolsOnCalendarPublished } from './processors/retryPoolsOnCalendarPublished';
import { retryPoolsOnRosterChanged } from './processors/retryPoolsOnRosterChanged';
import { simulationAbilities } from './simulation/simulation.abilities';
import { runSimulation } from './simulation/jobs/runSimulation';
import { simulationRoutes } from './simulation/simulation.routes';
import { keepVerdictDeadlines } from './verdicts/crons/keepVerdictDeadlines';
import { verdictsRoutes } from './verdicts/verdicts.routes';
import { wishesRoutes } from './wishes/wishes.routes';

export { captureLead } from './commands/captureLead';
export { waitingClaimOf } from './bookClaims/bookClaim.reads';
export { loadPartnerActor } from './partners/loadPartnerActor';
export { choiceWords, handWords } from './choiceWords';
export { readableLead } from './lead.access';
export { entryFigures, entryTotals } from './entryFigures';
export { latestHappenings, type ProcessFigures, processSince, processToday } from './lead.figures';
export type { Lead } from './lead.model';
export { leadCard } from './lead.presenter';
export { actionsOn, decisionOf, leadsByIds, leadsOfPerson, openLeadsWith, timelineOf, traceInWords, whyOf } from './lead.reads';
export { leadsPage } from './lead.views';
export { type Absorbed, type MergedLeads, mergeLeads, pairOf } from './merges/mergeLeads';
export { unmergeLeads } from './merges/unmergeLeads';
export type { Round } from './rounds';
export { shownRound } from './shownRound';
export { openNote } from './returnNote';
export { dueWords, sourceWords, stateTone, stateWords, titleWords } from './lead.words';
export { verdictsAbout } from './verdicts/verdict.reads';
export { verdictOfMeasure } from './verdicts/measures/verdictMeasure.model';
export { whyWaiting } from './whyWaiting';

export const leadsModule = defineModule({
  name: 'leads',
  routes: [
    ...leadsRoutes,
    ...importsRoutes,
    ...openPoolRoutes,
    ...boardRoutes,
    ...verdictsRoutes,
    ...simulationRoutes,
    ...wishesRoutes,
    ...bookClaimsRoutes,
    ...partnersRoutes,
  ],
  abilities: (actor, can) => {
    leadAbilities(actor, can);
    importAbilities(actor, can);
    simulationAbilities(actor, can);
    partnerAbilities(actor, can);
  },
  processors: [
    captureLeadOnBenefitClaimed,
    bookGrabsOnLeadGrabbed,
    bookTransfersOnLeadTransferred,
    assignPoolOnLeadWaiting,
    actOnLeadOnStaffCardActed,
    closeLeadsOnConsentWithdrawn,
    hintTaskOnContactAdded,
    importOnApprovalDecided,
    retryPoolsOnCalendarPublished,
    retryPoolsOnRosterChanged,
    settlePolicyOnApprovalDecided,
    retryPoolsOnPolicyActivated,
    fireClocksOnLeadClocksDue,
    recomputeClocksOnCalendarPublished,
  ],
  crons: [
    ...[retryPoolsAtOpening, fireDueClocks, checkLoadsNightly, alarmUnfairness, remindUnheld],
    ...[activatePolicies, forgetImports, forgetSimulations, keepVerdictDeadlines],
  ],
  approvalChecks: [staleVersionCheck],
  jobs: [readImport, checkImport, runImport, runSimulation],
});
