import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ClaimFoot, NotHere } from '../../features/claim/ClaimFoot';
import { InvitationCard } from '../../features/invitation/InvitationCard';
import { Ticket } from '../../features/welfare/Ticket';
import { entryQuery, hasDeclined } from '../../platform/entry';
import { go } from '../../platform/navigation';
import { useApi } from '../../platform/use-api';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Bone } from '../../ui/Bone';
import { Card, FactList, Row } from '../../ui/Card';
import { windowWords } from '../../ui/deadline-words';

definePageConfig({ navigationBarTitleText: '权益详情' });

const Skeleton = () => (
  <View>
    <Card first>
      <Bone width={280} height={44} />
      <Bone width={200} />
      <Bone height={8} />
    </Card>
    <Card title="什么时候、怎么用">
      {[1, 2, 3, 4].map((no) => (
        <Bone key={no} height={32} />
      ))}
    </Card>
  </View>
);

/** Where message cards, posters and group posts lead: it opens by itself, with nothing before it. */
export default function Benefit() {
  const { id = '' } = useRouter().params;
  const [declined, setDeclined] = useState(hasDeclined);
  const query = useApi('portal.campaign', { params: { campaignId: decodeURIComponent(id) }, query: entryQuery() });
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到这项权益" refused={{ CAMPAIGN_UNKNOWN: <NotHere /> }}>
      {(campaign) => (
        <Screen foot={<ClaimFoot key={campaign.card.campaignId} campaign={campaign} declined={declined} />}>
          <Ticket card={campaign.card} now={campaign.now} level={1} />
          {campaign.invitation && campaign.consentText && (
            <InvitationCard invitation={campaign.invitation} declined={declined} onDecline={setDeclined} />
          )}
          <Card title="什么时候、怎么用">
            <FactList
              facts={[
                { label: '领取时间', value: windowWords(campaign.card.startsAt, campaign.card.endsAt, campaign.now) },
                ...campaign.facts,
              ]}
            />
          </Card>
          {campaign.notices.length > 0 && (
            <Card title="请您留意">
              {campaign.notices.map((notice) => (
                <View key={notice} className="small gap-above">
                  {notice}
                </View>
              ))}
            </Card>
          )}
          {campaign.product && <ProductRow product={campaign.product} />}
        </Screen>
      )}
    </Load>
  );
}

const ProductRow = ({ product }: { product: { productId: string; name: string; wording: string } }) => (
  <Card list>
    <Row first title={product.name} hint={product.wording} onPress={() => go.product(product.productId)} />
  </Card>
);
