import { momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { type Replay, useReplay } from '../../../features/cockpit/leadTrace';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag, type Tone } from '../../../ui/desk/Tag';

const results: Record<Replay['result'], { word: string; tone: Tone }> = {
  matches: { word: '一致', tone: 'good' },
  differs: { word: '不一致', tone: 'bad' },
  not_kept: { word: '未留存依据', tone: 'neutral' },
  by_hand: { word: '人工决定', tone: 'neutral' },
  undecided: { word: '还没有分配', tone: 'neutral' },
};

/** 重算核对: the decision is made again from what it was made by, and the two are compared to the last figure. */
export function ReplayCheck({ leadId, assignmentNo }: { leadId: string; assignmentNo: number }) {
  const { data, error, isFetching, refetch } = useReplay(leadId, assignmentNo);
  return (
    <div className="replay">
      <Button size="small" loading={isFetching} onClick={() => void refetch()}>
        重算核对
      </Button>
      <div role="status">{data && !isFetching && <Result replay={data} />}</div>
      <CommandFault error={error} />
    </div>
  );
}

const Result = ({ replay: { result, text, decidedAt, checkedAt, versionsText, differences } }: { replay: Replay }) => (
  <>
    <p>
      <Tag tone={results[result].tone}>{results[result].word}</Tag> {text}
    </p>
    {versionsText && decidedAt && (
      <small className="hint">
        {momentWords(decidedAt, checkedAt)} 分配 · {versionsText} · {momentWords(checkedAt, checkedAt)} 核对
      </small>
    )}
    {differences.length > 0 && (
      <TableScroll label="不一致之处">
        <table className="table table-tight">
          <thead>
            <tr>
              <th>项目</th>
              <th>留存的记录</th>
              <th>重算的结果</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <tr key={one.label}>
                <td className="nowrap">{one.label}</td>
                <td>{one.kept}</td>
                <td>{one.again}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    )}
  </>
);
