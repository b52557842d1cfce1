import { clockWords, licences as licenceNames, redLines, type TierDesk } from '@yinqiao/shared/domain';
import type { Names } from './shareWords';
import type { Trace } from './trace';
import type { Found, Step } from './walk';

/** What a rung found, in a word or two for its cell. */
export function stepWords(step: Step, trace: Pick<Trace, 'areaId' | 'chosen'>, names: Names): string {
  const { found, staffId, unitId, at, desk, licences } = step;
  switch (found) {
    case 'named':
      return staffId ? names.staff(staffId) : '';
    case 'waits':
      return at ? `等 ${clockWords(at)}` : '等在岗';
    case 'area':
      return names.area(trace.areaId).replace('片区', '');
    case 'outlet':
      return unitId ? names.unit(unitId) : '';
    case 'pool':
      return names.staff(trace.chosen.staffId);
    case 'required':
      return `${(licences ?? []).map((licence) => licenceNames[licence].replace('资质', '')).join('、')}${elderWords(step)}`;
    case 'not_needed':
      return step.kind === 'licence' ? '不限' : '不用';
    case 'desk':
    case 'desk_lacks':
      return DESKS[(desk ?? 'outlet') as TierDesk];
    default:
      return WORDS[found];
  }
}

/** （67 岁问 R4） */
const elderWords = ({ value, grade }: Step): string => (grade ? `（${value} 岁问 ${grade}）` : '');

const DESKS: Record<TierDesk, string> = { outlet: '网点', wealth_managers: '理财经理', private_centre: '私行中心' };

type Plain = Exclude<Found, 'named' | 'waits' | 'area' | 'outlet' | 'pool' | 'required' | 'not_needed' | 'desk' | 'desk_lacks'>;

const WORDS: Record<Plain, string> = {
  ...redLines,
  off: '停用',
  not_reached: '未到',
  passed: '通过',
  none: '无',
  joined: '合并',
  gone: '不接线索',
  idle: '已闲置',
  below_assets: '未达线',
  silent: '久未联系',
  unheard: '无往来',
  several: '多位',
  expired: '已过期',
  unstaffed: '无人',
  none_near: '无网点',
  full: '已满',
  closed: '未营业',
  manual: '人工',
  outside_hours: '非时段',
  not_for: '不适用',
  open_pool: '公海',
  off_duty: '不在岗',
  not_licensed: '无资质',
  returned_before: '跟过',
  barred: '已换人',
  daily_full: '已满',
  open_full: '已满',
};
