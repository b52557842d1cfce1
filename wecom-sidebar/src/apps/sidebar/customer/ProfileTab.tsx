import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { useReveal } from '../../../features/customers/hooks/useReveal';
import { openProfile } from '../../../features/wecom/api/weComSdk';
import { Button } from '../../../ui/touch/Button';
import { RevealSheet } from '../../../ui/touch/RevealSheet';
import { EmptyCard } from '../../../ui/touch/states';
import { useToast } from '../../../ui/touch/Toast';

type Row = Data<'desk.customer'>['profile'][number];

interface Props {
  personId: string;
  externalUserId: string;
  rows: readonly Row[];
}

/** What the bank knows and may say here, masked; 查看 asks for a reason. */
export function ProfileTab({ personId, externalUserId, rows }: Props) {
  const toast = useToast();
  const reveal = useReveal(personId);
  const [asked, setAsked] = useState<Row | null>(null);
  const close = () => {
    setAsked(null);
    reveal.reset();
  };
  if (rows.length === 0) return <EmptyCard title="还没有画像" text="客户办过业务后，这里会有内容" />;
  const field = asked?.reveal ?? null;
  return (
    <section className="card">
      <dl>
        {rows.map((row) => (
          <div className="fact" key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              {row.value}
              {row.reveal && (
                <button type="button" className="link" aria-label={`查看完整${row.label}`} onClick={() => setAsked(row)}>
                  查看
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="button-row">
        <Button look="plain" onClick={() => void openProfile(externalUserId).catch(() => toast('没能打开名片，请在聊天里点客户头像'))}>
          看企业微信名片
        </Button>
      </div>
      <RevealSheet
        open={field !== null}
        onClose={close}
        label={asked?.label ?? ''}
        busy={reveal.isPending}
        error={reveal.error}
        value={reveal.data?.value ?? null}
        onReveal={(reason) => field && reveal.mutate({ field, reason })}
      />
    </section>
  );
}
