import { textsOfNewLines } from './modules/consents/migrations/textsOfNewLines';
import { completePolicies } from './modules/leads/migrations/completePolicies';
import { nameRequesters } from './modules/approvals/migrations/nameRequesters';
import { nameAuthors } from './modules/leads/migrations/nameAuthors';
import { openIntake } from './modules/leads/migrations/openIntake';
import { countByHand } from './modules/leads/migrations/countByHand';
import { keepLedgers } from './modules/customers/migrations/keepLedgers';
import { giveLeadsFacts } from './modules/leads/migrations/giveLeadsFacts';
import { openPoolDays } from './modules/leads/migrations/openPoolDays';
import { keepPartnerTouches } from './modules/leads/partners/migrations/keepPartnerTouches';
import { startLeadClocks } from './modules/leads/migrations/startLeadClocks';
import { sealMergeWords } from './modules/merges/migrations/sealMergeWords';
import { numberRosters } from './modules/orgs/migrations/numberRosters';
import { createIndexes } from './platform/db/indexes';
import type { Migration } from './platform/db/migrate';
import { moveReferenceStamp } from './platform/db/reference';

/** What brings a database to this release, in order; new ones are added at the end. */
export const migrations: readonly Migration[] = [
  { name: 'createIndexes', everyStart: true, run: createIndexes },
  { name: 'moveReferenceStamp', everyStart: true, run: moveReferenceStamp },
  { name: 'numberRosters', run: numberRosters },
  { name: 'openPoolDays', run: openPoolDays },
  { name: 'openIntake', run: openIntake },
  { name: 'startLeadClocks', run: startLeadClocks },
  { name: 'keepLedgers', run: keepLedgers },
  { name: 'giveLeadsFacts', run: giveLeadsFacts },
  { name: 'keepPartnerTouches', run: keepPartnerTouches },
  { name: 'sealMergeWords', run: sealMergeWords },
  { name: 'countByHand', run: countByHand },
  { name: 'completePolicies', run: completePolicies },
  { name: 'textsOfNewLines', run: textsOfNewLines },
  { name: 'nameRequesters', run: nameRequesters },
  { name: 'nameAuthors', run: nameAuthors },
];
