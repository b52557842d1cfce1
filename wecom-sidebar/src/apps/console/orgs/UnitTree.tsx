import { unitLevels } from '@yinqiao/shared/domain';
import type { Unit } from '../../../features/orgs-console/units';
import { FoldButton } from '../../../ui/desk/FoldButton';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { flattenTree } from '../../../ui/desk/tree';
import { useFolding } from '../../../ui/desk/useFolding';

export const unitColumns = ['机构', '层级', '今天在岗 / 客户经理', '特点'] as const;

const columnClass: Partial<Record<(typeof unitColumns)[number], string>> = { 层级: 'col-minor', '今天在岗 / 客户经理': 'num' };

interface Props {
  units: Unit[];
  chosenId: string | undefined;
  onChoose: (unitId: string) => void;
}

/** 总行 → 分行 → 支行 → 网点, with who works today. */
export function UnitTree({ units, chosenId, onChoose }: Props) {
  const { folded, toggle } = useFolding();
  return (
    <TableScroll label="机构树">
      <table className="table table-tight tree">
        <thead>
          <tr>
            {unitColumns.map((column) => (
              <th key={column} className={columnClass[column]}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flattenTree(units, (unit) => unit.unitId, folded).map(({ row: unit, depth, hasChildren }) => (
            <tr
              key={unit.unitId}
              className={unit.unitId === chosenId ? `is-link is-selected lv${depth}` : `is-link lv${depth}`}
              onClick={() => onChoose(unit.unitId)}
            >
              <td>
                <FoldButton name={unit.name} open={!folded.has(unit.unitId)} shown={hasChildren} onToggle={() => toggle(unit.unitId)} />
                <button
                  type="button"
                  className="unit-name"
                  aria-current={unit.unitId === chosenId || undefined}
                  onClick={(event) => {
                    event.stopPropagation();
                    onChoose(unit.unitId);
                  }}
                >
                  {unit.name}
                </button>
              </td>
              <td className="sub nowrap col-minor">{unitLevels[unit.level]}</td>
              <td className="num">
                <b>{unit.onDutyToday}</b> / {unit.relationshipManagers}
                {unit.level === 'remote_desk' && <span className="sub"> 坐席</span>}
              </td>
              <td className="sub note-cell">{unit.features ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
