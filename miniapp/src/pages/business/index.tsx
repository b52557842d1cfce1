import { View } from '@tarojs/components';
import { useState } from 'react';
import { FamilyChips, type Family } from '../../features/products/FamilyChips';
import { ProductGroupCard, RecommendedCard } from '../../features/products/ProductGroupCard';
import { groupByWording } from '../../features/products/product-groups';
import { useApi } from '../../platform/use-api';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Bone } from '../../ui/Bone';
import { Card, SectionHead } from '../../ui/Card';
import { StateCard } from '../../ui/StateCard';

definePageConfig({ navigationBarTitleText: '业务' });

const Skeleton = () => (
  <View>
    <Bone width={200} height={44} />
    <Card>
      <Bone width={320} height={36} />
      <Bone width={400} height={60} />
      <Bone height={96} />
    </Card>
    <Bone height={88} />
    {[1, 2, 3].map((no) => (
      <Card key={no}>
        <Bone width={320} height={36} />
        <Bone width={240} height={44} />
        <Bone />
        <Bone />
      </Card>
    ))}
  </View>
);

export default function Business() {
  const query = useApi('portal.products', {});
  const [family, setFamily] = useState<Family['family'] | null>(null);
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到产品">
      {({ families, products, recommended }) => {
        const shown = groupByWording(products.filter((product) => family === null || product.family === family));
        return (
          <Screen>
            {recommended && (
              <>
                <SectionHead title="为您推荐" />
                <RecommendedCard {...recommended} />
                <SectionHead title="全部产品" />
              </>
            )}
            <FamilyChips families={families} chosen={family} onChoose={setFamily} />
            {shown.map((group, index) => (
              <View key={group.products[0]?.productId} className="gap-above">
                {shown[index - 1]?.family !== group.family && <SectionHead title={group.familyName} />}
                <ProductGroupCard group={group} />
              </View>
            ))}
            {shown.length === 0 && <StateCard title="这里暂时没有产品" text="可以看看其他类型。" />}
            <View className="fine">这里只介绍，办理在手机银行或网点完成</View>
          </Screen>
        );
      }}
    </Load>
  );
}
