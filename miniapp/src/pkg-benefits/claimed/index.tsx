import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { ContactCard } from '../../features/contact/ContactCard';
import { go } from '../../platform/navigation';
import { useApi } from '../../platform/use-api';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Barcode } from '../../ui/Barcode';
import { Bone } from '../../ui/Bone';
import { Button } from '../../ui/Button';
import { Card, Heading } from '../../ui/Card';
import { deadlineWords } from '../../ui/deadline-words';
import { Foot } from '../../ui/Foot';
import { Icon } from '../../ui/Icon';
import { Steps } from '../../ui/Steps';
import './index.scss';

definePageConfig({ navigationBarTitleText: '领取结果' });

type Claimed = Data<'portal.coupon'>;

/** The claim never waits for the assignment, which comes within seconds or with the next opening. */
const SOON_MS = 60_000;
const ASK_SOON_MS = 2_000;
/** Until the first contact the promise may still move: the advisor who accepts calls earlier than was told. */
const ASK_LATER_MS = 15_000;
const PROMISED = new Set<Claimed['contact']['state']>(['arranging', 'assigned', 'accepted']);

const HEADINGS: Record<Claimed['coupon']['state'], string> = { held: '领到了', used: '这张券已使用', expired: '这张券已过期' };

const Skeleton = () => (
  <View>
    <Bone height={280} />
    <Card>
      <Bone height={60} />
      <Bone height={128} />
    </Card>
    <Card>
      <Bone height={96} />
      <Bone height={96} />
    </Card>
  </View>
);

const ResultHead = ({ coupon }: { coupon: Claimed['coupon'] }) => (
  <View className="result-head">
    <View className="result-mark">
      <Icon name="check" />
    </View>
    <Heading level={1} className="result-title">
      {HEADINGS[coupon.state]}
    </Heading>
    <View className="small">{`「${coupon.title}」已放进我的权益`}</View>
  </View>
);

const CodeCard = ({ claimed: { coupon, redeemCode, codeHint, now } }: { claimed: Claimed }) => (
  <View className="code-card">
    <View className="small">{codeHint}</View>
    <View id="code" className="code">
      {`${redeemCode.slice(0, 3)} ${redeemCode.slice(3)}`}
    </View>
    <Barcode digits={redeemCode} />
    <View className="small">{`${deadlineWords(coupon.validUntil, now)} 前有效`}</View>
  </View>
);

/** After the claim: the code, what happens next, who calls and when, and how to say no. */
export default function ClaimedPage() {
  const { id = '' } = useRouter().params;
  const [openedAt] = useState(() => Date.now());
  const askAgain = (claimed: Claimed | undefined) => {
    if (!claimed || !PROMISED.has(claimed.contact.state)) return false;
    return claimed.contact.state === 'arranging' && Date.now() - openedAt < SOON_MS ? ASK_SOON_MS : ASK_LATER_MS;
  };
  const query = useApi('portal.coupon', { params: { couponId: decodeURIComponent(id) } }, { askAgain });
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到这张券">
      {(claimed) => (
        <Screen foot={<ClaimedFoot />}>
          <ResultHead coupon={claimed.coupon} />
          <CodeCard claimed={claimed} />
          <ContactCard contact={claimed.contact} />
          <Card>
            <Steps steps={claimed.steps} />
          </Card>
        </Screen>
      )}
    </Load>
  );
}

const ClaimedFoot = () => (
  <Foot>
    <View className="btns">
      <Button id="more" onPress={go.welfare}>
        看其他权益
      </Button>
      <Button id="mine" tone="primary" onPress={go.my}>
        我的权益
      </Button>
    </View>
  </Foot>
);
