import { addDays, businessDayOf, ENTRY_MOST_DAYS, ENTRY_TITLE_LENGTH, entryKinds } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { type MyEntryCodes, type NewEntryCode, useCreateEntryCode } from '../../../features/entry-codes/entryCodes';
import { errorWords } from '../../../platform/errors/errorWords';
import { Button } from '../../../ui/touch/Button';
import { Notice } from '../../../ui/touch/Notice';
import { Sheet } from '../../../ui/touch/Sheet';
import { useToast } from '../../../ui/touch/Toast';

interface Props {
  mine: MyEntryCodes;
  open: boolean;
  onClose: () => void;
  onMade: (entryId: string) => void;
}

/** 新建获客码: for oneself, or a referral to a colleague. */
export const NewCodeSheet = ({ mine, open, onClose, onMade }: Props) => (
  <Sheet title="新建获客码" open={open} onClose={onClose}>
    <NewCodeForm
      mine={mine}
      onMade={(entryId) => {
        onClose();
        onMade(entryId);
      }}
    />
  </Sheet>
);

function NewCodeForm({ mine: { now, kinds, colleagues, campaigns }, onMade }: { mine: MyEntryCodes; onMade: (entryId: string) => void }) {
  const [kind, setKind] = useState(kinds[0] ?? 'staff');
  const [title, setTitle] = useState('');
  const [namedStaffId, setNamed] = useState(colleagues[0]?.staffId ?? '');
  const [campaignId, setCampaign] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const create = useCreateEntryCode();
  const toast = useToast();
  const send = () => {
    const lacks = lacking(title, kind === 'referral' ? namedStaffId : null);
    setMissing(lacks);
    if (lacks !== null) return;
    const common = { title: title.trim(), ...(campaignId === '' ? {} : { campaignId }), ...(endsOn === '' ? {} : { endsOn }) };
    const body: NewEntryCode = kind === 'staff' ? { kind, ...common } : { kind, namedStaffId, ...common };
    create.mutate(body, {
      onSuccess: ({ entryId }) => {
        toast('获客码已建好');
        onMade(entryId);
      },
    });
  };
  return (
    <>
      {kinds.length > 1 && (
        <div className="choice-grid" role="radiogroup" aria-label="哪一种码">
          {kinds.map((one) => (
            <button key={one} type="button" role="radio" aria-checked={one === kind} className="choice" onClick={() => setKind(one)}>
              {entryKinds[one]}
              <span className="choice-note">{one === 'staff' ? '客户由你联系' : '推荐给同事'}</span>
            </button>
          ))}
        </div>
      )}
      <label className="field">
        名称（{ENTRY_TITLE_LENGTH} 字以内）
        <input
          value={title}
          maxLength={ENTRY_TITLE_LENGTH}
          placeholder="用在哪里，如：名片背面"
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      {kind === 'referral' && (
        <Choice
          label="推荐哪位同事"
          value={namedStaffId}
          options={colleagues.map(({ staffId, name }) => ({ value: staffId, text: name }))}
          onChoose={setNamed}
        />
      )}
      <Choice
        label="打开哪一页"
        value={campaignId}
        options={[{ value: '', text: '精选福利' }, ...campaigns.map((one) => ({ value: one.campaignId, text: one.title }))]}
        onChoose={setCampaign}
      />
      <label className="field">
        有效至（不填则长期有效）
        <input
          type="date"
          value={endsOn}
          min={businessDayOf(now)}
          max={addDays(businessDayOf(now), ENTRY_MOST_DAYS)}
          onChange={({ target }) => setEndsOn(target.value)}
        />
      </label>
      {missing !== null && (
        <Notice kind="bad" live>
          {missing}
        </Notice>
      )}
      {create.error && missing === null && (
        <Notice kind="bad" live>
          {errorWords(create.error).text}
        </Notice>
      )}
      <div className="button-row">
        <Button look="primary" busy={create.isPending} onClick={send}>
          建好并看二维码
        </Button>
      </div>
    </>
  );
}

/** What keeps the code from being made, in words. @param namedStaffId null when nobody is to be named */
function lacking(title: string, namedStaffId: string | null): string | null {
  if (title.trim() === '') return '请填写名称，例如：名片背面';
  return namedStaffId === '' ? '本网点没有可以推荐的同事，建不了转介绍码' : null;
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChoose: (value: string) => void;
}

const Choice = ({ label, value, options, onChoose }: ChoiceProps) => (
  <label className="field">
    {label}
    <select value={value} onChange={({ target }) => onChoose(target.value)}>
      {options.length === 0 && <option value="">本网点没有其他接线索的同事</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  </label>
);
