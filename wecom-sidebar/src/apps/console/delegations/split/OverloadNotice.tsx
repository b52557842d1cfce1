import type { SplitNode } from '../../../../features/delegations/reads';
import { type SplitDraft, valueOf } from '../../../../features/delegations/splitDraft';
import { daysLeftOf, loadAfter, OVERLOAD_PERCENT } from '../../../../features/delegations/workload';
import { Notice } from '../../../../ui/desk/Notice';
import { useSession } from '../../shell/SessionContext';

/** Says who would be over the line after this split, while it can still be changed. */
export function OverloadNotice({ node, draft }: { node: SplitNode; draft: SplitDraft }) {
  const { now } = useSession();
  const daysLeft = daysLeftOf(node.delegation.endsOn, now);
  const { minutesPerCustomer } = node;
  const over = node.rows.flatMap((row) => {
    if (row.load === null) return [];
    const after = loadAfter({
      saved: { target: row.target, ...row.load },
      target: valueOf(draft, row.childId),
      daysLeft,
      minutesPerCustomer,
    });
    return after > OVERLOAD_PERCENT ? [`${row.name}拆后 ${after}%`] : [];
  });
  if (over.length === 0) return null;
  return (
    <Notice tone="warn">
      {over.join('，')}，超过 {OVERLOAD_PERCENT}%。可以改分给负荷低的同事。
    </Notice>
  );
}
