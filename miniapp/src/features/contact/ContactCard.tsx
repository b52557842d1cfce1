import { View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { Failure } from '../../ui/Failure';
import { TextButton } from '../../ui/Button';
import { Card, Row } from '../../ui/Card';
import { AdvisorCard } from './AdvisorCard';
import { useWithdraw } from './useWithdraw';
import { Withdrawn } from './Withdrawn';

type Contact = Data<'portal.coupon'>['contact'];

/** How far the promised contact has come; when none was asked for, it says that nobody will call. */
export function ContactCard({ contact }: { contact: Contact }) {
  const withdraw = useWithdraw();
  const { consentId } = contact;
  if (!contact.agreed && !contact.withdrawn)
    return (
      <Card list>
        <Row id="contact" first title="您没有选择顾问联系" hint="不会有人因为这张券联系您" />
      </Card>
    );
  return (
    <>
      <Card>
        {contact.advisor && <AdvisorCard advisor={contact.advisor} role="联系您的顾问" />}
        <View id="contact" className={contact.advisor ? 'small gap-above' : 'strong'}>
          {contact.text}
        </View>
        {!contact.withdrawn && consentId !== null && (
          <View className="card-tail">
            <TextButton id="withdraw" onPress={() => withdraw.mutate(consentId)}>
              {withdraw.isPending ? '正在撤回…' : '不想被联系了，撤回同意'}
            </TextButton>
          </View>
        )}
      </Card>
      {withdraw.isError && <Failure error={withdraw.error} />}
      {withdraw.isSuccess && <Withdrawn effects={withdraw.data.effects} />}
    </>
  );
}
