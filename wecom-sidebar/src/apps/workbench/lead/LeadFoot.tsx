import type { Data } from '@yinqiao/shared/contracts';
import { durationWords } from '@yinqiao/shared/domain';
import { useEffect, useRef } from 'react';
import type { LeadDesk } from '../../../features/leads/hooks/useLeadDesk';
import { openChat } from '../../../features/wecom/api/weComSdk';
import { Button } from '../../../ui/touch/Button';
import { useToast } from '../../../ui/touch/Toast';

interface Props {
  data: Data<'desk.lead'>;
  desk: LeadDesk;
  canOpenChat: boolean;
}

/** The buttons of a lead, from what the transition table allows now. */
export function LeadFoot({ data, desk, canOpenChat }: Props) {
  const { lead, can, customer } = data;
  const toast = useToast();
  if (can.length === 0) return null;
  const { externalUserId } = customer;
  const accepts = can.includes('accept');
  const chats = canOpenChat && externalUserId !== null && !accepts;
  return (
    <footer className="foot">
      {accepts && <p className="hint">接受后计时：首次联系 {durationWords(data.firstContactMinutes * 60_000)}内</p>}
      <div className="button-row">
        {can.includes('return') && (
          <Button look="plain" onClick={() => desk.askReturn(lead)}>
            退回…
          </Button>
        )}
        {can.includes('outcome') && (
          <Button look={chats ? 'outline' : 'primary'} wide={!chats} onClick={() => desk.askOutcome(lead)}>
            记结果
          </Button>
        )}
        {chats && (
          <Button look="primary" wide onClick={() => void openChat(externalUserId).catch(() => toast('没能打开聊天，请从企业微信打开'))}>
            打开聊天
          </Button>
        )}
        {accepts && (
          <AcceptButton busy={desk.isAccepting} onAccept={() => desk.accept(lead, () => toast('已接受线索，首次联系开始计时'))} />
        )}
      </div>
    </footer>
  );
}

/** 接受 holds the default focus: Enter is enough. */
function AcceptButton({ busy, onAccept }: { busy: boolean; onAccept: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button buttonRef={button} look="primary" wide busy={busy} onClick={onAccept}>
      接受
    </Button>
  );
}
