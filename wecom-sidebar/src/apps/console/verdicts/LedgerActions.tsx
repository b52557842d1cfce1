import { useSession } from '../shell/SessionContext';
import { AdviserWishButton } from './AdviserWishButton';
import { BookClaimButton } from './BookClaimButton';
import { DisputeButton } from './DisputeButton';

/** What may be done about whose customer it is; 换一位 and 认领 are for those who give leads to the RMs below them. */
export function LedgerActions({ leadId }: { leadId: string }) {
  const { me } = useSession();
  const isManager = ['outlet_manager', 'sub_branch_manager', 'branch_operations'].includes(me.role);
  return (
    <div className="ledger-actions">
      <DisputeButton leadId={leadId} />
      {isManager && <AdviserWishButton leadId={leadId} />}
      {isManager && <BookClaimButton leadId={leadId} />}
    </div>
  );
}
