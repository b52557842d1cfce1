import { Input, View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { type CallTime, callTimes, type WantedContact } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { entryToSend, hasDeclined } from '../../platform/entry';
import { spoken } from '../../platform/spoken';
import { Screen } from '../../shell/Screen';
import { Button } from '../../ui/Button';
import { Card, Heading } from '../../ui/Card';
import { Chips } from '../../ui/Chips';
import { Failure } from '../../ui/Failure';
import { Foot } from '../../ui/Foot';
import { Notice } from '../../ui/Notice';
import { ConsentLine } from '../consent/ConsentLine';
import { InvitationCard } from '../invitation/InvitationCard';
import { RiskNote } from '../products/ProductGroupCard';
import './EnquiryForm.scss';
import { useEnquire } from './useEnquire';

export type Enquiry = Data<'portal.enquiry'>;

const TIMES = (Object.keys(callTimes) as CallTime[]).map((key) => ({ key, words: callTimes[key] }));
const PHONE_LENGTH = 11;

/** 预约咨询: three choices, each with a default, and the one box without which nobody may call. */
export function EnquiryForm({ enquiry }: { enquiry: Enquiry }) {
  const { product, consentText, maskedPhone, wanted: options, invitation } = enquiry;
  const [callTime, setCallTime] = useState<CallTime>('any');
  const [wanted, setWanted] = useState<WantedContact>('anyone');
  const [phone, setPhone] = useState('');
  const [agreed, setAgreed] = useState<string | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [declined, setDeclined] = useState(hasDeclined);
  const enquire = useEnquire();
  // A tick belongs to the text that was shown; a newer text starts unticked again.
  const checked = agreed === consentText.version;
  const send = () => {
    const lacks = lacking(checked, maskedPhone === null ? phone : null);
    setMissing(lacks);
    if (lacks !== null) return;
    const told = maskedPhone === null ? { phone } : {};
    enquire.mutate({ productId: product.productId, textVersion: consentText.version, callTime, wanted, ...told, ...entryToSend(declined) });
  };
  return (
    <Screen
      foot={
        <Foot>
          {missing !== null && <Notice tone="bad">{missing}</Notice>}
          {enquire.isError && missing === null && <Failure error={enquire.error} />}
          <ConsentLine
            text={consentText}
            note="（不选就不会有人联系您）"
            checked={checked}
            onChange={(on) => setAgreed(on ? consentText.version : null)}
          />
          <Button id="enquire" tone="primary" busy={enquire.isPending || enquire.isSuccess} onPress={send}>
            {enquire.isPending ? '正在提交…' : enquire.isError ? '再试一次' : '提交预约'}
          </Button>
        </Foot>
      }
    >
      <Card first>
        <Heading level={1} className="enquiry-title">{`咨询 ${product.name}`}</Heading>
        <RiskNote wording={product.wording} />
      </Card>
      {invitation && <InvitationCard invitation={invitation} declined={declined} onDecline={setDeclined} />}
      <Card title="什么时候方便接电话">
        <Chips id="time" label="什么时候方便接电话" options={TIMES} value={callTime} onChange={setCallTime} />
        <View className="note">只在 9:00–20:00 联系，中午不打扰</View>
      </Card>
      <Card title="想由谁联系">
        <Chips id="wanted" label="想由谁联系" options={options} value={wanted} onChange={setWanted} />
      </Card>
      <Card title="联系号码">
        {maskedPhone === null ? <PhoneInput value={phone} onChange={setPhone} /> : <View className="strong">{maskedPhone}</View>}
      </Card>
    </Screen>
  );
}

/** What keeps the form from being sent, in words. @param phone null when none is asked for */
function lacking(checked: boolean, phone: string | null): string | null {
  if (phone !== null && phone.replace(/\D/g, '').length < PHONE_LENGTH) return '请填写 11 位手机号';
  return checked ? null : '请先勾选「想要顾问联系我」，我们才能联系您';
}

const PhoneInput = ({ value, onChange }: { value: string; onChange: (next: string) => void }) => (
  <Input
    id="phone"
    className="phone-input"
    type="number"
    maxlength={PHONE_LENGTH}
    placeholder="11 位手机号"
    value={value}
    onInput={({ detail }) => onChange(detail.value)}
    {...spoken({ label: '联系号码' })}
  />
);
