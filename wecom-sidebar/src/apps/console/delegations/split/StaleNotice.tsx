import { Button } from 'antd';
import type { ForeignChange } from '../../../../features/delegations/splitDraft';
import { Notice } from '../../../../ui/desk/Notice';

interface Props {
  changes: ForeignChange[];
  unitWord: string;
  onKeep: () => void;
  onDiscard: () => void;
}

/** A colleague saved in between: what changed, with what was typed still in the fields. */
export const StaleNotice = ({ changes, unitWord, onKeep, onDiscard }: Props) => (
  <Notice
    tone="warn"
    live
    action={
      <span className="row">
        <Button size="small" onClick={onDiscard}>
          用最新的
        </Button>
        <Button size="small" type="primary" onClick={onKeep}>
          保留我填的
        </Button>
      </span>
    }
  >
    <b>刚才有人改过这里，你填的还在。</b>{' '}
    {changes.length === 0
      ? '数字没有变，只是口径或状态更新了。'
      : changes.map((change) => `${change.name} ${change.from} → ${change.to} ${unitWord}`).join('，')}
  </Notice>
);
