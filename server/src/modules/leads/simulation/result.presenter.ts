import type { Data } from '@yinqiao/shared/contracts';
import { defaultLadder, type RungKind } from '@yinqiao/shared/domain';
import { scope, type StaffActor } from '../../../platform/access';
import { personsByIds } from '../../customers';
import { type OrgUnit, type Staff, staffByIds, unitsByIds } from '../../orgs';
import { LeadModel } from '../lead.model';
import type { PersonFigures, Placement, Sample, SideFigures, SimulationFigures } from './engine/figures';
import type { LeadSimulation } from './simulation.model';

type Result = NonNullable<Data<'leads.simulation'>['result']>;
type Decider = RungKind | 'waiting';

const ORDER: readonly Decider[] = [...defaultLadder.rungs.map(({ kind }) => kind), 'custom', 'waiting'];
const NOTHING: Omit<PersonFigures, 'staffId'> = { given: 0, shared: 0, entitled: 0, worst: 0, peak: 0, fullDays: 0 };

interface Names {
  staff: ReadonlyMap<string, Staff>;
  units: ReadonlyMap<string, OrgUnit>;
}

/** The figures of a run with the names of today; people who left since are told as such. */
export async function presentResult(actor: StaffActor, { load }: LeadSimulation, figures: SimulationFigures): Promise<Result> {
  const { leads, sides, moved } = figures;
  const names = await namesIn(figures);
  const [before, after] = sides;
  const of = <T>(from: (side: SideFigures) => T): [T, T] => [from(before), from(after)];
  return {
    leads,
    moved,
    rungs: rungsOf(leads, sides),
    outlets: outletsOf(sides, names),
    people: peopleOf(sides, names),
    waits: of(({ waits }) => waits),
    // Figures of before these were counted have none.
    promises: of(({ promises }) => ({ ...promises, idle: promises.idle ?? 0, grabbed: promises.grabbed ?? 0 })),
    ends: of(({ ends }) => ends),
    worst: of(({ worst }) => worst),
    gini: of(({ gini }) => gini),
    fullDays: of(({ fullDays }) => fullDays),
    samples: await samplesOf(actor, load.kind === 'history' ? figures.samples : figures.samples.map(madeUp), names),
  };
}

async function namesIn({ sides, samples }: SimulationFigures): Promise<Names> {
  const people = sides.flatMap((side) => side.people.map(({ staffId }) => staffId));
  const sampled = samples.flatMap(({ placements }) => placements);
  const staff = await staffByIds([...people, ...sampled.flatMap(({ staffId }) => staffId ?? [])]);
  const outlets = sides.flatMap((side) => side.outlets.map(({ unitId }) => unitId));
  const units = await unitsByIds([...outlets, ...sampled.flatMap(({ unitId }) => unitId ?? []), ...staff.map(({ unitId }) => unitId)]);
  return { staff: new Map(staff.map((one) => [one._id, one])), units: new Map(units.map((unit) => [unit._id, unit])) };
}

function rungsOf(leads: number, sides: SimulationFigures['sides']): Result['rungs'] {
  const counts = sides.map(({ byRung }) => {
    const counted = new Map<Decider, number>(byRung.map((one) => [one.rung, one.leads]));
    return counted.set('waiting', leads - byRung.reduce((sum, one) => sum + one.leads, 0));
  });
  const count = (side: number, by: Decider) => counts[side]?.get(by) ?? 0;
  return ORDER.map((by) => ({ by, leads: [count(0, by), count(1, by)] as [number, number] })).filter((one) => one.leads.some((n) => n > 0));
}

function outletsOf([before, after]: SimulationFigures['sides'], { units }: Names): Result['outlets'] {
  const count = ({ outlets }: SideFigures, unitId: string) => outlets.find((one) => one.unitId === unitId)?.leads ?? 0;
  const ids = [...new Set([...before.outlets, ...after.outlets].map(({ unitId }) => unitId))];
  const order = (unitId: string) => units.get(unitId)?.order ?? 0;
  return ids
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((unitId) => ({ unitId, name: units.get(unitId)?.name ?? '', leads: [count(before, unitId), count(after, unitId)] }));
}

const pinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

function peopleOf(sides: SimulationFigures['sides'], { staff, units }: Names): Result['people'] {
  const [before, after] = sides.map(({ people }) => new Map(people.map(({ staffId, ...figures }) => [staffId, figures])));
  const ids = [...new Set(sides.flatMap(({ people }) => people.map(({ staffId }) => staffId)))];
  const orderOf = (staffId: string) => units.get(staff.get(staffId)?.unitId ?? '')?.order ?? 0;
  const nameOf = (staffId: string) => staff.get(staffId)?.name ?? '已离任员工';
  return ids
    .sort((a, b) => orderOf(a) - orderOf(b) || pinyin.compare(nameOf(a), nameOf(b)))
    .map((staffId) => {
      const unitId = staff.get(staffId)?.unitId ?? '';
      const figures: [typeof NOTHING, typeof NOTHING] = [before?.get(staffId) ?? NOTHING, after?.get(staffId) ?? NOTHING];
      return { staffId, name: nameOf(staffId), unitId, outletName: units.get(unitId)?.name ?? '', figures };
    });
}

type Shown = Omit<Sample, 'leadId'> & { leadId: string | null };
const madeUp = (sample: Sample): Shown => ({ ...sample, leadId: null });

/** Whom a sample speaks of is told to those who may read the lead, as masked. */
async function samplesOf(actor: StaffActor, samples: readonly Shown[], { staff, units }: Names): Promise<Result['samples']> {
  const leadIds = samples.flatMap(({ leadId }) => leadId ?? []);
  const readable = { $and: [scope(actor, 'read', LeadModel), { _id: { $in: leadIds } }] };
  const leads = leadIds.length > 0 ? await LeadModel.find(readable).select({ personId: 1 }).lean() : [];
  const persons = new Map((await personsByIds(leads.map(({ personId }) => personId))).map((person) => [person._id, person.maskedName]));
  const customers = new Map(leads.map(({ _id, personId }) => [_id, persons.get(personId) ?? null]));
  const placed = ({ by, staffId, unitId }: Placement) => ({
    by: by ?? ('waiting' as const),
    name: staffId === null ? null : (staff.get(staffId)?.name ?? '已离任员工'),
    unitName: unitId === null ? null : (units.get(unitId)?.name ?? null),
  });
  return samples.map(({ leadId, productLine, arrivesAt, placements: [before, after] }) => ({
    leadId: leadId !== null && customers.has(leadId) ? leadId : null,
    customer: leadId === null ? null : (customers.get(leadId) ?? null),
    productLine,
    arrivesAt: arrivesAt.toISOString(),
    placements: [placed(before), placed(after)],
  }));
}
