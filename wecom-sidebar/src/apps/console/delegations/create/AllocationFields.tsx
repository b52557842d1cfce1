import { metrics, splitBases } from '@yinqiao/shared/domain';
import { type DelegationForm, partsOf, type Receiver, typedPart } from '../../../../features/delegations/newDelegation';
import { percentOf } from '../../../../ui/desk/figures';
import { Segmented } from '../../../../ui/desk/Segmented';
import { TableScroll } from '../../../../ui/desk/TableScroll';
import { SplitInput } from '../SplitInput';

type Basis = DelegationForm['basis'];

const bases: readonly { key: Basis; label: string }[] = [
  { key: 'headcount', label: splitBases.headcount },
  { key: 'equal', label: splitBases.equal },
  { key: 'by_hand', label: '手工' },
];

interface Props {
  form: DelegationForm;
  receivers: Receiver[];
  onForm: (next: DelegationForm) => void;
}

/** Each branch's part, suggested by largest remainder; typing one makes all of them the person's own. */
export function AllocationFields({ form, receivers, onForm }: Props) {
  const parts = partsOf(form, receivers);
  const choose = (basis: Basis) =>
    onForm({ ...form, basis, parts: basis === 'by_hand' ? Object.fromEntries(parts.map((part) => [part.id, part.value])) : form.parts });
  return (
    <div className="field">
      <span className="field-label">分给下级</span>
      <div className="row">
        <Segmented label="分配口径" options={bases} value={form.basis} onChange={choose} />
        <small className="hint">余数按最大余数法；休假与无资质不计入可承接</small>
      </div>
      <TableScroll label="各机构分到的数">
        <table className="table split-grid">
          <thead>
            <tr>
              <th>机构</th>
              <th className="num">可承接（人）</th>
              <th className="num">分到（{metrics[form.metric].unitWord}）</th>
              <th className="num">占比</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part, index) => (
              <tr key={part.id}>
                <td className="nowrap">
                  {part.name}
                  {receivers[index]?.note && (
                    <>
                      <br />
                      <small className="hint">{receivers[index].note}</small>
                    </>
                  )}
                </td>
                <td className="num">{receivers[index]?.headcount}</td>
                <td className="num">
                  <SplitInput
                    name={part.name}
                    value={form.basis === 'by_hand' ? (form.parts[part.id] ?? null) : part.value}
                    changed={form.basis === 'by_hand'}
                    onType={(value) => onForm(typedPart(form, receivers, part.id, value))}
                  />
                </td>
                <td className="num">{percentOf(part.value, form.target ?? 0)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
