import type { SplitRow } from '../../../../features/delegations/reads';
import { type SplitDraft, valueOf } from '../../../../features/delegations/splitDraft';
import { loadAfter } from '../../../../features/delegations/workload';
import { percentOf, thousands } from '../../../../ui/desk/figures';
import { LoadBar } from './LoadBar';
import { SplitInput } from '../SplitInput';

interface Props {
  row: SplitRow;
  draft: SplitDraft;
  open: boolean;
  target: number;
  staff: boolean;
  work: { daysLeft: number; minutesPerCustomer: number };
  onType: (value: number | null) => void;
}

const signed = (n: number) => (n > 0 ? `+${n}` : `−${-n}`);

/** Someone on leave or without the licence: nothing is suggested on any basis and a remark says why. */
const isOff = (row: SplitRow) => row.note !== null && Object.values(row.suggestions).every((suggestion) => suggestion === 0);

/** One child of the unit. */
export function SplitLine({ row, draft, open, target, staff, work, onType }: Props) {
  const value = valueOf(draft, row.childId);
  const suggestion = row.suggestions[draft.basis];
  const difference = draft.manual ? 0 : value - suggestion;
  const off = isOff(row) && value === 0;
  return (
    <tr className={off ? 'is-off' : undefined}>
      <td className="nowrap">{row.name}</td>
      <td className="num col-minor">{thousands(row.reachable)}</td>
      {!staff && <td className="num col-minor">{row.headcount}</td>}
      <td className="num">{draft.manual ? '—' : suggestion}</td>
      <td className="num">
        {open && !off ? (
          <SplitInput name={row.name} value={draft.values[row.childId] ?? null} changed={difference !== 0} onType={onType} />
        ) : (
          <b>{value}</b>
        )}
        <span className="split-delta">{difference !== 0 && signed(difference)}</span>
      </td>
      <td className="num col-minor">{percentOf(value, target)}%</td>
      {staff && (
        <td>
          {row.load === null ? (
            <span className="hint">—</span>
          ) : (
            <LoadBar before={row.load.before} after={loadAfter({ saved: { target: row.target, ...row.load }, target: value, ...work })} />
          )}
        </td>
      )}
      <td className="sub note-cell">{row.note ?? ''}</td>
    </tr>
  );
}
