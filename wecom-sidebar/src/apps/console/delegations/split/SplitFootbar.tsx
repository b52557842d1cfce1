import { Button } from 'antd';
import { useState } from 'react';
import type { SplitNode } from '../../../../features/delegations/reads';
import { allocatedOf, type SplitDraft, valueOf } from '../../../../features/delegations/splitDraft';
import { AllocatedBar } from '../AllocatedBar';
import { ConfirmRelease } from '../ConfirmRelease';

interface Props {
  node: SplitNode;
  draft: SplitDraft;
  open: boolean;
  unsaved: boolean;
  stale: boolean;
  /** Everything is given and nothing newer stands in the way. */
  releasable: boolean;
  saving: boolean;
  receivers: string;
  onSave: () => void;
  onRelease: () => Promise<void>;
}

/** Closes the desk: how much is given, how much is left, save, release. */
export function SplitFootbar({ node, draft, open, unsaved, stale, releasable, saving, receivers, onSave, onRelease }: Props) {
  const [asking, setAsking] = useState(false);
  const parts = node.rows.map((row) => ({ id: row.childId, name: row.name, value: valueOf(draft, row.childId) }));
  return (
    <div className="footbar" role="region" aria-label="已分与下发">
      <AllocatedBar allocated={allocatedOf(draft)} target={node.target} parts={parts} />
      {open && (
        <>
          <Button disabled={!unsaved || stale} loading={saving} onClick={onSave}>
            存草稿
          </Button>
          <Button type="primary" disabled={!releasable} onClick={() => setAsking(true)}>
            下发 {receivers}…
          </Button>
        </>
      )}
      {!open && <span className="hint">{node.state === 'released' ? '已下发，看板上能看到各处进度' : '由本机构负责人拆解'}</span>}
      <ConfirmRelease
        open={asking}
        title={`把 ${node.target} ${node.delegation.unitWord}下发给 ${receivers}？`}
        verb={`下发 ${receivers}`}
        parts={parts}
        unitWord={node.delegation.unitWord}
        onConfirm={onRelease}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
