import { dayWords } from '@yinqiao/shared/domain';
import { Button, Popconfirm } from 'antd';
import { type EntryCode, useEndEntryCode } from '../../../features/entry-codes/entryCodes';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';

export const codeColumns = ['名称', '种类', '机构', '由谁联系', '打开', '有效', '扫码', '咨询', '成交', '操作'] as const;
const FIGURES: readonly string[] = ['扫码', '咨询', '成交'];

interface Props {
  codes: readonly EntryCode[];
  now: string;
  onShow: (code: EntryCode) => void;
}

/** Codes, the latest first, with what came of each. */
export function CodeTable({ codes, now, onShow }: Props) {
  const end = useEndEntryCode();
  return (
    <>
      <CommandFault error={end.error} />
      <TableScroll label="渠道码列表">
        <table className="table">
          <thead>
            <tr>
              {codeColumns.map((column) => (
                <th key={column} className={FIGURES.includes(column) ? 'num' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => (
              <tr key={code.entryId}>
                <td className="note-cell">
                  {code.title}
                  <small className="hint">
                    {' '}
                    {code.byName} {dayWords(code.createdAt, now)} 建
                  </small>
                </td>
                <td className="nowrap">
                  <Tag tone={code.active ? 'brand' : 'neutral'}>{code.kindWord}</Tag>
                </td>
                <td className="nowrap">{code.unitName}</td>
                <td className="nowrap">{code.staffName ?? '按规则'}</td>
                <td className="note-cell">{code.campaignTitle ?? '精选福利'}</td>
                <td className="nowrap">{code.stateText}</td>
                <td className="num">{code.opened}</td>
                <td className="num">{code.enquired}</td>
                <td className="num">{code.won}</td>
                <td className="nowrap">
                  {code.active && (
                    <Button size="small" aria-label={`看${code.title}的二维码`} onClick={() => onShow(code)}>
                      二维码
                    </Button>
                  )}{' '}
                  {code.canEnd && (
                    <Popconfirm
                      title={`停用「${code.title}」？`}
                      description="停用后再扫这个码，就像没有码一样；已经来的咨询不受影响。"
                      okText="停用"
                      cancelText="再看看"
                      onConfirm={() => end.mutate(code)}
                    >
                      <Button size="small" aria-label={`停用${code.title}`}>
                        停用…
                      </Button>
                    </Popconfirm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
