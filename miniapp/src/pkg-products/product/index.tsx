import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { AdvisorCard } from '../../features/contact/AdvisorCard';
import { ProductHeading, RiskNote, riskWords } from '../../features/products/ProductGroupCard';
import { isFigure } from '../../features/products/product-groups';
import { go } from '../../platform/navigation';
import { useApi } from '../../platform/use-api';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Bone } from '../../ui/Bone';
import { Button } from '../../ui/Button';
import { Card, FactList, Row } from '../../ui/Card';
import { Foot } from '../../ui/Foot';
import { Notice } from '../../ui/Notice';
import { Sheet } from '../../ui/Sheet';
import './index.scss';

definePageConfig({ navigationBarTitleText: '产品详情' });

type Product = Data<'portal.product'>;
type ProductCard = Product['product'];

const Skeleton = () => (
  <Card first>
    <Bone width={320} height={36} />
    <Bone width={400} height={60} />
    <Bone height={96} />
    <Bone height={120} />
  </Card>
);

/** Term, minimum and grade side by side; the grade only where the product has one. */
function Trio({ product }: { product: ProductCard }) {
  const grade = product.riskGrade && { label: '风险等级', value: riskWords(product.riskGrade) };
  const parts = [...product.facts.slice(1, 3), ...(grade ? [grade] : [])];
  if (parts.length === 0) return null;
  return (
    <View className="trio">
      {parts.map(({ label, value }, index) => (
        <View key={label} className={`trio-part${index === 0 ? ' trio-first' : ''}`}>
          <View className="strong">{value}</View>
          <View className="note">{label}</View>
        </View>
      ))}
    </View>
  );
}

function Headline({ product }: { product: ProductCard }) {
  const headline = product.facts[0];
  return (
    <Card first>
      <ProductHeading product={product} />
      {headline && (
        <>
          <View className="small gap-above">{headline.label}</View>
          <View className={isFigure(headline.value) ? 'product-rate' : 'strong'}>{headline.value}</View>
        </>
      )}
      <Trio product={product} />
      <RiskNote wording={product.wording} />
    </Card>
  );
}

/** To be called about it; and, where there is one, the way to one's own advisor. */
function AskFoot({ advisor, product }: Pick<Product, 'advisor' | 'product'>) {
  const [open, setOpen] = useState(false);
  return (
    <Foot>
      <Button id="enquiry" tone="primary" onPress={() => go.enquiry(product.productId)}>
        预约咨询
      </Button>
      {advisor && (
        <Button id="ask" tone="plain" onPress={() => setOpen(true)}>
          问我的顾问
        </Button>
      )}
      {open && advisor && (
        <Sheet id="advisor" title="您的顾问" onClose={() => setOpen(false)}>
          <AdvisorCard advisor={advisor} role="您的专属顾问" />
          <View className="small gap-above">
            {advisor.isWecomFriend ? '您可以在微信的对话里直接问 TA。' : `您可以到${advisor.outletName}找 TA。`}
          </View>
        </Sheet>
      )}
    </Foot>
  );
}

export default function ProductPage() {
  const { id = '' } = useRouter().params;
  const query = useApi('portal.product', { params: { productId: decodeURIComponent(id) } });
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到这个产品">
      {({ product, riskText, moreFacts, campaign, advisor }) => (
        <Screen foot={<AskFoot advisor={advisor} product={product} />}>
          <Headline product={product} />
          {riskText !== null && <Notice>{riskText}</Notice>}
          {moreFacts.length > 0 && (
            <Card title="产品要素">
              <FactList facts={moreFacts} />
            </Card>
          )}
          {campaign && (
            <Card list>
              <Row id="campaign" first title={campaign.title} hint="可领取的权益" onPress={() => go.campaign(campaign.campaignId)} />
            </Card>
          )}
        </Screen>
      )}
    </Load>
  );
}
