import { dayWords } from '@yinqiao/shared/domain';
import type { EntryCode } from '../../../features/entry-codes/entryCodes';
import { Button } from '../../../ui/touch/Button';
import { Tag } from '../../../ui/touch/Tag';
import '../../../ui/touch/task.css';

interface Props {
  code: EntryCode;
  now: string;
  onShow: () => void;
}

/** One code: what it is, whether it counts, and what came of it. */
export function CodeCard({ code, now, onShow }: Props) {
  const { title, kind, kindWord, staffName, byName, campaignTitle, active, stateText, createdAt } = code;
  const who = kind === 'referral' ? `${byName}转介绍给${staffName ?? ''}` : null;
  return (
    <article className="card task-card" aria-label={title}>
      <p className="top">
        <Tag tone={active ? 'brand' : 'neutral'}>{kindWord}</Tag>
        <span className="hint">{stateText}</span>
      </p>
      <h2>{title}</h2>
      <p className="hint why">
        {[who, campaignTitle === null ? '打开精选福利' : `打开「${campaignTitle}」`, `${dayWords(createdAt, now)} 建`]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <dl className="code-figures">
        <Figure label="扫码" value={code.opened} />
        <Figure label="咨询" value={code.enquired} />
        <Figure label="成交" value={code.won} />
      </dl>
      {active && (
        <div className="button-row">
          <Button onClick={onShow}>看二维码</Button>
        </div>
      )}
    </article>
  );
}

const Figure = ({ label, value }: { label: string; value: number }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
