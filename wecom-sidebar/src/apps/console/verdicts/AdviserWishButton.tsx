import { heardChannels, wishChannels } from '@yinqiao/shared/domain';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useBookClaim, useRecordWish, type Wish } from '../../../features/verdicts/adviser';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Notice } from '../../../ui/desk/Notice';

const channels = heardChannels.map((value) => ({ value, label: wishChannels[value] }));
const ANYBODY = '';

/** 客户要求换一位: how the customer said it, and whom they named, if anybody. No reason is asked for. */
export function AdviserWishButton({ leadId }: { leadId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        客户要求换一位…
      </Button>
      {isOpen && <WishDialog leadId={leadId} onClose={() => setOpen(false)} />}
    </>
  );
}

function WishDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const team = useBookClaim(leadId, true);
  const record = useRecordWish(leadId);
  const [via, setVia] = useState<Wish['via']>('phone');
  const [toStaffId, setTo] = useState(ANYBODY);
  const options = (team.data?.candidates ?? []).map(({ staffId, name, unitName }) => ({ value: staffId, label: `${name}（${unitName}）` }));
  return (
    <Modal
      open
      title="客户要求换一位顾问"
      okText={record.isSuccess ? '知道了' : '记下并换人'}
      cancelText="再看看"
      confirmLoading={record.isPending}
      onOk={() => (record.isSuccess ? onClose() : record.mutate({ via, ...(toStaffId === ANYBODY ? {} : { toStaffId }) }))}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      {record.data ? (
        <Notice live>{record.data.text}</Notice>
      ) : (
        <>
          <Notice>客户的意愿优先，不问理由。现在的顾问 180 天内不再分到这位客户；90 天内至多换 2 次。</Notice>
          <Field label="客户怎么说的">{(id) => <Select id={id} value={via} options={channels} onChange={setVia} />}</Field>
          <Field label="换成" hint="客户没有指定的，按规则另找一位">
            {(id) => (
              <Select
                id={id}
                value={toStaffId}
                loading={team.isPending}
                options={[{ value: ANYBODY, label: '客户没有指定' }, ...options]}
                onChange={setTo}
              />
            )}
          </Field>
        </>
      )}
      <CommandFault error={record.error} />
    </Modal>
  );
}
