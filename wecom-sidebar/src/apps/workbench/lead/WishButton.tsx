import { heardChannels, wishChannels } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRecordWish, type Wish } from '../../../features/verdicts/adviser';
import { errorWords } from '../../../platform/errors/errorWords';
import { Button } from '../../../ui/touch/Button';
import { Notice } from '../../../ui/touch/Notice';
import { Sheet } from '../../../ui/touch/Sheet';
import { useToast } from '../../../ui/touch/Toast';

/** 客户要求换一位: written down by whoever heard it; the customer's wish goes first, and no reason is asked for. */
export function WishButton({ leadId }: { leadId: string }) {
  const [open, setOpen] = useState(false);
  const [via, setVia] = useState<Wish['via'] | null>(null);
  const record = useRecordWish(leadId);
  const toast = useToast();
  const navigate = useNavigate();
  const send = () =>
    via &&
    record.mutate(
      { via },
      {
        onSuccess: ({ text, verdictId }) => {
          toast(text);
          void navigate(verdictId ? `/verdicts/${verdictId}` : '/');
        },
      },
    );
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        客户要求换一位…
      </button>
      <Sheet title="客户要求换一位顾问" open={open} onClose={() => setOpen(false)}>
        <p className="sub">不问理由。这条线索会另找一位同事，你 180 天内不再分到这位客户；管户、份额不因此减少。</p>
        <div className="choice-grid" role="radiogroup" aria-label="客户怎么说的">
          {heardChannels.map((channel) => (
            <button
              key={channel}
              type="button"
              role="radio"
              aria-checked={via === channel}
              className="choice"
              onClick={() => setVia(channel)}
            >
              {wishChannels[channel]}
            </button>
          ))}
        </div>
        {record.error && (
          <Notice kind="bad" live>
            {errorWords(record.error).text}
          </Notice>
        )}
        <div className="button-row">
          <Button look="primary" busy={record.isPending || via === null} onClick={send}>
            记下并换人
          </Button>
        </div>
      </Sheet>
    </>
  );
}
