import { type Licence, licences, productLines, type ProductLine, type Tier, type TierDesk, tierDesks, tiers } from '@yinqiao/shared/domain';
import { Select } from 'antd';

interface DesksProps {
  desks: Record<Tier, TierDesk>;
  disabled: boolean;
  onChange: (desks: Record<Tier, TierDesk>) => void;
}

/** Which desk takes the leads of which tier. */
export const DesksField = ({ desks, disabled, onChange }: DesksProps) => (
  <>
    {(Object.keys(tiers) as Tier[]).map((tier) => (
      <span key={tier} className="rule-param">
        {tiers[tier]}
        <Select
          aria-label={`${tiers[tier]}由谁承接`}
          value={desks[tier]}
          disabled={disabled}
          options={(Object.keys(tierDesks) as TierDesk[]).map((desk) => ({ value: desk, label: tierDesks[desk] }))}
          popupMatchSelectWidth={false}
          onChange={(desk: TierDesk) => onChange({ ...desks, [tier]: desk })}
        />
      </span>
    ))}
  </>
);

interface LicencesProps {
  more: Partial<Record<ProductLine, Licence[]>>;
  disabled: boolean;
  onChange: (more: Partial<Record<ProductLine, Licence[]>>) => void;
}

/** Licences a line asks for beyond the bank's own. */
export const LicencesField = ({ more, disabled, onChange }: LicencesProps) => (
  <>
    {(Object.keys(productLines) as ProductLine[]).map((line) => (
      <span key={line} className="rule-param">
        {productLines[line]}
        <Select
          mode="multiple"
          className="licences-field"
          aria-label={`${productLines[line]}另需资质`}
          placeholder="不另加"
          value={more[line] ?? []}
          disabled={disabled}
          options={(Object.keys(licences) as Licence[]).map((licence) => ({ value: licence, label: licences[licence] }))}
          popupMatchSelectWidth={false}
          onChange={(asked: Licence[]) => onChange({ ...more, [line]: asked })}
        />
      </span>
    ))}
  </>
);
