import { type SplitBasis, splitBases, splitBasisIds } from '@yinqiao/shared/domain';
import type { SplitDraft } from '../../../../features/delegations/splitDraft';
import { Segmented } from '../../../../ui/desk/Segmented';

const BY_HAND = 'by_hand';
type Choice = SplitBasis | typeof BY_HAND;

const options: readonly { key: Choice; label: string }[] = [
  ...splitBasisIds.map((key) => ({ key, label: splitBases[key] })),
  { key: BY_HAND, label: '手工' },
];

interface Props {
  draft: SplitDraft;
  disabled: boolean;
  showLoad: boolean;
  onBasis: (basis: SplitBasis) => void;
  onHand: () => void;
}

/** What the suggestion goes by; choosing one refills the fields, 手工 leaves them to the person. */
export const BasisSwitch = ({ draft, disabled, showLoad, onBasis, onHand }: Props) => (
  <div className="card-head">
    <h2>口径</h2>
    <Segmented
      label="口径"
      options={options}
      value={draft.manual ? BY_HAND : draft.basis}
      disabled={disabled}
      onChange={(choice) => (choice === BY_HAND ? onHand() : onBasis(choice))}
    />
    <small className="hint">余数按最大余数法；休假与无资质不计入可承接，记 0</small>
    {showLoad && (
      <div className="legend push">
        <span>
          <i className="k-grey2" />
          当前负荷
        </span>
        <span>
          <i />
          本次增加
        </span>
        <span>
          <i className="k-time" />
          100%（150 分钟/日）
        </span>
      </div>
    )}
  </div>
);
