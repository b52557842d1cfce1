import type { Data } from '@yinqiao/shared/contracts';
import { addDays, businessDayOf, momentWords } from '@yinqiao/shared/domain';
import { mayDo, type StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { countRiskEnding } from '../customers';
import { staffById } from '../orgs';
import { type JourneyRun, JourneyRunModel } from './journeyRun.model';
import { riskExpirySetting } from './journeySetting.model';
import { nextLook } from './crons/lookForRiskExpiry';

type View = Data<'journeys.riskExpiry'>;

const RUNS = 14;

/** 风评到期: the switch, how many it would speak of, and what the last mornings brought. */
export async function riskExpiryView(actor: StaffActor): Promise<View> {
  const now = businessNow();
  const today = businessDayOf(now);
  const { on, days, version, changedBy, changedAt } = await riskExpirySetting();
  const by = changedBy ? await staffById(changedBy) : null;
  const runs = await JourneyRunModel.find({}).sort({ _id: -1 }).limit(RUNS).lean<JourneyRun[]>();
  return {
    now: now.toISOString(),
    on,
    days,
    version,
    changedText: changedAt ? `${by?.name ?? '同事'} ${momentWords(changedAt, now)} ${on ? '开启' : '停用'}` : null,
    mayChange: mayDo(actor, 'manage:Journey'),
    ending: await countRiskEnding(today, addDays(today, days)),
    nextAt: nextLook(now).toISOString(),
    runs: runs.map(({ _id, finishedAt, days: ahead, looked, made, joined, known, barred }) => ({
      day: _id,
      days: ahead,
      running: finishedAt === null,
      ...{ looked, made, joined, known, barred },
    })),
  };
}
