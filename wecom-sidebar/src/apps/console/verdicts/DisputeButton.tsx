import { Button } from 'antd';
import { useState } from 'react';
import { useSession } from '../shell/SessionContext';
import { DisputeDialog } from './DisputeDialog';

/** 对归属有异议, for those who lead people. */
export function DisputeButton({ leadId }: { leadId: string }) {
  const { me } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!['outlet_manager', 'sub_branch_manager', 'branch_operations', 'hq_planner'].includes(me.role)) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        对归属有异议…
      </Button>
      {isOpen && <DisputeDialog leadId={leadId} onClose={() => setOpen(false)} />}
    </>
  );
}
