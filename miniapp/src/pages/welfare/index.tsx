import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Area, AreaLine, AreaSheet } from '../../features/welfare/AreaLine';
import { BenefitGrid, BenefitGridSkeleton } from '../../features/welfare/BenefitGrid';
import { Ticket } from '../../features/welfare/Ticket';
import { actionWord } from '../../features/welfare/campaign-words';
import { useLargeType } from '../../features/preferences/large-type';
import { go } from '../../platform/navigation';
import { useApi } from '../../platform/use-api';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Bone } from '../../ui/Bone';
import { Button } from '../../ui/Button';
import { Card, SectionHead } from '../../ui/Card';
import { StateCard } from '../../ui/StateCard';

definePageConfig({ navigationBarTitleText: '精选福利' });

const Skeleton = () => (
  <View>
    <Card first>
      <Bone width={280} height={44} />
      <Bone width={200} />
      <Bone height={8} />
      <Bone height={88} />
    </Card>
    <SectionHead title="附近优惠" />
    <BenefitGridSkeleton />
  </View>
);

function NothingHere({ area }: { area: Area }) {
  const [choosing, setChoosing] = useState(false);
  const change = { id: 'change-area', words: '换片区', onPress: () => setChoosing(true) };
  return (
    <>
      <StateCard title="这个网点附近暂时没有优惠" text="可以换一个片区看看。" action={change} />
      {choosing && <AreaSheet chosen={area} onClose={() => setChoosing(false)} />}
    </>
  );
}

export default function Welfare() {
  const query = useApi('portal.welfare', {});
  const large = useLargeType();
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到附近优惠">
      {({ area, hero, others, now }) => (
        <Screen head={<AreaLine area={area} large={large.on} onLarge={large.choose} />}>
          {hero && (
            <Ticket card={hero} now={now} level={2}>
              <Button id="hero" tone="primary" onPress={() => go.campaign(hero.campaignId)}>
                {actionWord(hero)}
              </Button>
            </Ticket>
          )}
          {others.length > 0 && <SectionHead title="附近优惠" />}
          <BenefitGrid cards={others} now={now} />
          {!hero && others.length === 0 && <NothingHere area={area} />}
          <View className="fine">领取权益不以购买产品、同意被联系为条件</View>
        </Screen>
      )}
    </Load>
  );
}
