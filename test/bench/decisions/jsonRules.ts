import { businessDayOf, daysBetween, defaultLadder, licenceForLine, rungOf } from '@yinqiao/shared/domain';
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import type { Candidate } from '../../../server/src/modules/leads/distribution/eligibility';
import type { LadderFacts, OutletAt } from '../../../server/src/modules/leads/distribution/ladderFacts';

/** What the rules decided, in the words in which both sides are compared. */
export type Choice = string;

type Tie = 'handler' | 'chosen' | 'book_owner' | 'friend' | 'referral' | 'code_staff';
const TIES: readonly Tie[] = ['handler', 'chosen', 'book_owner', 'friend', 'referral', 'code_staff'];
const param = <K extends Parameters<typeof rungOf>[1]>(kind: K) => rungOf(defaultLadder, kind)!.params;

/**
 * The demo bank's ladder for json-rules-engine, as a bank's engineer would write it: conditions in JSON, one rule a rung, what has
 * to be looked up as facts that are computed when a condition asks for them. The first rule that holds ends the run.
 */
export function jsonRules(more: readonly RuleProperties[] = []): (facts: LadderFacts) => Promise<Choice> {
  const engine = new Engine([...ladder(), ...more], { allowUndefinedFacts: true });
  engine.addFact('tie', ({ kind }, almanac) => almanac.factValue<LadderFacts>('lead').then((lead) => tieOf(kind as Tie, lead)));
  engine.addFact('rm', ({ kind }, almanac) => almanac.factValue<LadderFacts>('lead').then((lead) => rmOf(kind as Tie, lead)));
  engine.addFact('team', (_, almanac) => almanac.factValue<LadderFacts>('lead').then(teamOf));
  let decided: Choice = '';
  engine.addOperator('before', (found: string, limit: string) => found < limit);
  engine.addOperator('notBefore', (found: string, limit: string) => found >= limit);
  engine.on('success', ({ type }) => {
    if (decided !== '') return;
    decided = type;
    engine.stop();
  });
  return async (lead) => {
    decided = '';
    await engine.run({ lead });
    return wordsOf(decided, lead);
  };
}

/** Red lines stand before the rules of a branch's own. */
const FIRST = 100_000;

function ladder(): RuleProperties[] {
  const rules: { event: string; conditions: TopLevelCondition }[] = [
    { event: 'red_lines', conditions: { all: [is('lead', '$.customer.redLines.length', 'greaterThan', 0)] } },
    ...TIES.flatMap(personRules),
    { event: 'fair_share', conditions: { all: [is('team', '$.found', 'equal', 'open')] } },
    {
      event: 'remote_seats',
      conditions: {
        all: [
          is('lead', '$.time', 'notBefore', param('remote_seats').from),
          is('lead', '$.time', 'before', param('remote_seats').to),
          is('team', '$.seatFree', 'equal', true),
          { any: [is('lead', '$.customer.tier', 'equal', 'mass'), is('team', '$.placed', 'equal', false)] },
        ],
      },
    },
    { event: 'fair_share', conditions: { all: [is('team', '$.found', 'equal', 'closed')] } },
    { event: 'open_pool', conditions: { all: [is('team', '$.found', 'equal', 'none')] } },
  ];
  return rules.map(({ event, conditions }, n) => ({ conditions, event: { type: event }, priority: n === 0 ? FIRST : 10_000 - n }));
}

const is = (fact: string, path: string, operator: string, value: unknown, params?: Record<string, unknown>) => ({
  fact,
  path,
  operator,
  value,
  ...(params ? { params } : {}),
});

/** Two rules a rung: whoever is there has it now, whoever is back in time has it then. */
function personRules(kind: Tie): { event: string; conditions: TopLevelCondition }[] {
  const rm = (path: string, operator: string, value: unknown) => is('rm', path, operator, value, { kind });
  const fit = [
    rm('$.known', 'equal', true),
    rm('$.licensed', 'equal', true),
    rm('$.returned', 'equal', false),
    rm('$.barred', 'equal', false),
    rm('$.room', 'equal', true),
  ];
  const stands = [is('tie', '$.stands', 'equal', true, { kind })];
  return [
    { event: `${kind}/now`, conditions: { all: [...stands, ...fit, rm('$.onDuty', 'equal', true)] } },
    { event: `${kind}/later`, conditions: { all: [...stands, ...fit, rm('$.onDuty', 'equal', false), rm('$.backInTime', 'equal', true)] } },
  ];
}

const days = (then: Date, now: Date): number => daysBetween(businessDayOf(then), businessDayOf(now));

function tieOf(kind: Tie, { customer, productLine, at }: LadderFacts): { stands: boolean; staffId: string; waitMinutes: number } {
  const { handlings, bookOwner, friends, referral, code, chosen } = customer.ties;
  const none = { stands: false, staffId: '', waitMinutes: 0 };
  switch (kind) {
    case 'handler': {
      const own = handlings.filter((one) => one.productLine === productLine);
      const latest = own.sort((a, b) => b.lastActionAt.getTime() - a.lastActionAt.getTime())[0];
      return latest ? { ...none, stands: days(latest.lastActionAt, at) <= param('handler').idleDays, staffId: latest.staffId } : none;
    }
    case 'chosen':
      return chosen.staffId ? { ...none, stands: true, staffId: chosen.staffId } : none;
    case 'book_owner': {
      if (!bookOwner) return none;
      const { minAssets, silentDays, onDutyWithinHours, vipWaitHours } = param('book_owner');
      const isVip = customer.tier === 'vip' || customer.tier === 'private';
      const isSilent = bookOwner.lastContactAt !== null && days(bookOwner.lastContactAt, at) >= silentDays;
      const waitMinutes = (isVip ? Math.max(vipWaitHours, onDutyWithinHours) : onDutyWithinHours) * 60;
      return { stands: customer.assets >= minAssets && !isSilent, staffId: bookOwner.staffId, waitMinutes };
    }
    case 'friend': {
      const heard = friends.flatMap((one) => (one.lastHeardAt ? [{ staffId: one.staffId, at: one.lastHeardAt }] : []));
      const lately = heard.filter((one) => days(one.at, at) <= param('friend').days).sort((a, b) => b.at.getTime() - a.at.getTime());
      const [latest, rival] = lately;
      if (!latest || rival?.at.getTime() === latest.at.getTime()) return none;
      return { ...none, stands: true, staffId: latest.staffId };
    }
    case 'referral':
      return referral ? { ...none, stands: true, staffId: referral.namedStaffId } : none;
    case 'code_staff':
      return code ? { ...none, stands: days(code.at, at) <= param('code_staff').days, staffId: code.staffId } : none;
  }
}

function rmOf(kind: Tie, lead: LadderFacts) {
  const { staffId, waitMinutes } = tieOf(kind, lead);
  const rm = lead.person(staffId);
  if (!rm) return { known: false };
  const next = rm.onDuty ? null : lead.nextDuty(staffId);
  const sameDay = !next || businessDayOf(next.at) === businessDayOf(lead.at);
  return {
    known: true,
    onDuty: rm.onDuty,
    backInTime: next !== null && next.minutes <= waitMinutes,
    licensed: licensed(rm, lead),
    returned: lead.returnedBy.includes(staffId),
    barred: lead.customer.barred.includes(staffId),
    room: (sameDay ? rm.newToday : 0) < rm.dailyCapacity && rm.open < rm.openCapacity,
  };
}

function licensed({ licences }: Candidate, { productLine }: LadderFacts): boolean {
  const needed = licenceForLine[productLine];
  return needed === null || licences.includes(needed);
}

const fits = (rm: Candidate, lead: LadderFacts): boolean =>
  licensed(rm, lead) && !lead.returnedBy.includes(rm.staffId) && !lead.customer.barred.includes(rm.staffId);
const hasRoom = (rm: Candidate): boolean => rm.newToday < rm.dailyCapacity && rm.open < rm.openCapacity;

/** Which team it is, and whether it is there. */
function teamOf(lead: LadderFacts) {
  const { around } = lead;
  const wanted = param('tier').desks[lead.customer.tier];
  const servedBy = (desk: string) =>
    around.outlets.some(({ members }) => members.some((rm) => rm.desk === desk && rm.onDuty && fits(rm, lead) && hasRoom(rm)));
  const desks = wanted === 'private_centre' ? ['private_centre', 'wealth_managers'] : wanted === 'wealth_managers' ? [wanted] : [];
  const desk = desks.find(servedBy) ?? 'outlet';
  const place = chosenOutlet(lead) ?? nearestOutlet(lead, desk);
  const unitId = place ?? around.branchId;
  const team = around.outlets
    .filter((outlet) => !place || outlet.unitId === place)
    .flatMap(({ members }) => members.filter((rm) => rm.desk === desk));
  const serves = place !== null || team.some((rm) => fits(rm, lead));
  const found = !serves ? 'none' : team.some(({ onDuty }) => onDuty) ? 'open' : 'closed';
  const seatFree = around.remote?.members.some((seat) => seat.onDuty && fits(seat, lead) && hasRoom(seat)) ?? false;
  return { found, unitId, placed: place !== null, seatFree };
}

function chosenOutlet(lead: LadderFacts): string | null {
  const { outletId } = lead.customer.ties.chosen;
  if (lead.customer.ties.chosen.staffId || !outletId) return null;
  const outlet = lead.around.outlets.find(({ unitId }) => unitId === outletId);
  return outlet?.members.some((rm) => rm.servesNext && licensed(rm, lead)) ? outletId : null;
}

function nearestOutlet(lead: LadderFacts, desk: string): string | null {
  const { urbanKilometres, countyKilometres } = param('nearest');
  const { x, y } = lead.around.location;
  const kilometres = (outlet: OutletAt) => Math.hypot(outlet.x - x, outlet.y - y);
  const ready = (outlet: OutletAt) => outlet.members.filter((rm) => rm.desk === desk && rm.servesNext && fits(rm, lead));
  const load = (outlet: OutletAt) =>
    ready(outlet)
      .filter(hasRoom)
      .reduce((sum, { open }) => sum + open, 0);
  const near = lead.around.outlets
    .filter((outlet) => ready(outlet).length > 0 && kilometres(outlet) <= (outlet.county ? countyKilometres : urbanKilometres))
    .sort((a, b) => kilometres(a) - kilometres(b) || load(a) - load(b) || (a.unitId < b.unitId ? -1 : 1));
  return (near.find((outlet) => ready(outlet).some(hasRoom)) ?? near[0])?.unitId ?? null;
}

function wordsOf(event: string, lead: LadderFacts): Choice {
  const [kind = '', when] = event.split('/');
  if (kind === 'custom') return `custom ${when}`;
  if (when) return `${kind} ${when} ${tieOf(kind as Tie, lead).staffId}`;
  if (kind === 'red_lines') return 'red_lines';
  if (kind === 'remote_seats') return `remote_seats ${lead.around.remote?.unitId ?? ''}`;
  return kind === 'fair_share' ? `fair_share ${teamOf(lead).unitId}` : `${kind} ${lead.around.branchId}`;
}
