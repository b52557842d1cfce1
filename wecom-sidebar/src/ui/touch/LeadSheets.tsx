import type { LeadDesk } from '../../features/leads/hooks/useLeadDesk';
import { OutcomeSheet } from './OutcomeSheet';
import { ReturnSheet } from './ReturnSheet';
import { useToast } from './Toast';

interface Props {
  desk: LeadDesk;
  customerName: string;
  onReturned?: () => void;
}

/** The two sheets of a lead; the same beside the chat and in the workbench. */
export function LeadSheets({ desk, customerName, onReturned }: Props) {
  const toast = useToast();
  const returned = () => {
    desk.close();
    toast('已退回，正在重新分配');
    onReturned?.();
  };
  return (
    <>
      <OutcomeSheet
        open={desk.openSheet === 'outcome'}
        onClose={desk.close}
        customerName={customerName}
        busy={desk.isRecording}
        error={desk.recordError}
        effects={desk.effects}
        onRecord={desk.record}
      />
      <ReturnSheet
        open={desk.openSheet === 'return'}
        onClose={desk.close}
        busy={desk.isReturning}
        error={desk.returnError}
        onReturn={(reason, note) => desk.giveBack(reason, note, returned)}
      />
    </>
  );
}
