import { Modal } from 'antd';
import { useState } from 'react';
import { leaveDialog } from '../../../platform/keepFocus';
import type { AllocatedPart } from './AllocatedBar';

interface Props {
  open: boolean;
  title: string;
  /** The verb and the number: 下发 9 人. */
  verb: string;
  parts: AllocatedPart[];
  unitWord: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** How many of the parts are named before the rest is only counted. */
const SAMPLE = 5;

/** Asks once before a release, with a sample and the number on the button. A refusal closes it: its words stand on the desk. */
export function ConfirmRelease({ open, title, verb, parts, unitWord, onConfirm, onClose }: Props) {
  const [running, setRunning] = useState(false);
  const given = parts.filter((part) => part.value > 0);
  const confirm = async () => {
    setRunning(true);
    try {
      await onConfirm();
    } catch {
      // The command's own words are shown beside the figures.
    } finally {
      setRunning(false);
      onClose();
    }
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={verb}
      cancelText="再看看"
      confirmLoading={running}
      onOk={() => void confirm()}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <ul className="confirm-list">
        {given.slice(0, SAMPLE).map((part) => (
          <li key={part.id}>
            <span>{part.name}</span>
            <b>
              {part.value} {unitWord}
            </b>
          </li>
        ))}
        {given.length > SAMPLE && <li>还有 {given.length - SAMPLE} 个</li>}
      </ul>
      <p className="sub">下发后这一级不能再改，下级会立即看到。</p>
    </Modal>
  );
}
