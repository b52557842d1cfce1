import { useNavigate } from 'react-router';
import { openChat } from '../../../features/wecom/api/weComSdk';
import { Button } from '../../../ui/touch/Button';
import type { Task } from '../../../ui/touch/TaskCard';
import { useToast } from '../../../ui/touch/Toast';

interface Props {
  task: Task;
  /** Only the first card of a list has a filled button. */
  first: boolean;
  canOpenChat: boolean;
}

/** What can be done about a task from the list; null for one that is only to be watched. */
export function TaskActions({ task, first, canOpenChat }: Props) {
  const navigate = useNavigate();
  const toast = useToast();
  const externalUserId = task.customer?.externalUserId ?? null;
  const { lead } = task;
  const look = first ? 'primary' : 'outline';
  const chat = canOpenChat && externalUserId !== null && task.doneAt === null && (
    <Button
      look={lead?.state === 'assigned' ? 'plain' : look}
      onClick={() => void openChat(externalUserId).catch(() => toast('没能打开聊天，请从企业微信打开'))}
    >
      打开聊天
    </Button>
  );
  const open = lead && (
    <Button look={chat && lead.state !== 'assigned' ? 'plain' : look} onClick={() => void navigate(`/leads/${lead.leadId}`)}>
      {lead.state === 'assigned' ? '看线索，接受' : '看线索'}
    </Button>
  );
  return (
    <>
      {lead?.state === 'assigned' ? open : chat}
      {lead?.state === 'assigned' ? chat : open}
      {task.verdictId && (
        <Button look={chat ? 'plain' : look} onClick={() => void navigate(`/verdicts/${task.verdictId}`)}>
          看裁决书
        </Button>
      )}
    </>
  );
}

export const hasActions = (task: Task, canOpenChat: boolean): boolean =>
  task.lead !== null || task.verdictId !== null || (canOpenChat && task.customer?.externalUserId != null && task.doneAt === null);
