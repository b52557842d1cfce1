import { momentWords } from '@yinqiao/shared/domain';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { type BookClaim, useBookClaim, useProposeClaim } from '../../../features/verdicts/adviser';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { SkeletonLines } from '../../../ui/desk/Skeleton';

/** 提出认领: who is to keep the book of a customer that nobody looks after; the customer says yes or no. */
export function BookClaimButton({ leadId }: { leadId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        提出认领…
      </Button>
      {isOpen && <ClaimDialog leadId={leadId} onClose={() => setOpen(false)} />}
    </>
  );
}

function ClaimDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const query = useBookClaim(leadId, true);
  if (query.data && query.data.whyNot === null && query.data.waiting === null) {
    return <Propose leadId={leadId} claim={query.data} onClose={onClose} />;
  }
  return (
    <Modal open title="提出认领" footer={null} onCancel={onClose} afterClose={leaveDialog}>
      <Loaded query={query} skeleton={<SkeletonLines lines={4} />} fault="这位客户的管户情况没有取到">
        {(claim) => <WhyNot claim={claim} />}
      </Loaded>
    </Modal>
  );
}

function WhyNot({ claim: { waiting, whyNot, ownerText, now } }: { claim: BookClaim }) {
  if (waiting) {
    return (
      <Notice live>
        {momentWords(waiting.proposedAt, now)} 已提出由{waiting.name}认领，等客户在小程序确认；{momentWords(waiting.until, now)}{' '}
        前未答复则作废。
      </Notice>
    );
  }
  return (
    <Notice>
      {ownerText}。{whyNot}
    </Notice>
  );
}

function Propose({ leadId, claim, onClose }: { leadId: string; claim: BookClaim; onClose: () => void }) {
  const propose = useProposeClaim(leadId);
  const [staffId, setStaffId] = useState<string | null>(null);
  const options = claim.candidates.map((one) => ({ value: one.staffId, label: `${one.name}（${one.unitName}）` }));
  const chosen = claim.candidates.find((one) => one.staffId === staffId);
  return (
    <Modal
      open
      title={`提出认领 · ${claim.maskedName}`}
      okText={chosen ? `请客户确认由${chosen.name}服务` : '请客户确认'}
      okButtonProps={{ disabled: staffId === null }}
      cancelText="再看看"
      confirmLoading={propose.isPending}
      onOk={() => staffId && propose.mutate(staffId)}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <Notice>{claim.ownerText}。客户会在小程序「我的」里看到「是否由 TA 为您服务」，同意后管户才变更，14 天内有效。</Notice>
      <Field label="由谁认领">
        {(id) => (
          <Select
            id={id}
            value={staffId}
            placeholder="选一位在岗的客户经理"
            options={options}
            onChange={setStaffId}
            notFoundContent="没有可以认领的同事"
          />
        )}
      </Field>
      <CommandFault error={propose.error} />
    </Modal>
  );
}
