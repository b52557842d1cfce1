import { View } from '@tarojs/components';
import { go } from '../../platform/navigation';
import { Bone } from '../../ui/Bone';
import { Icon, type IconName } from '../../ui/Icon';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';
import { actionWord, claimedWords, stateWords, type CampaignCard } from './campaign-words';
import './BenefitGrid.scss';

const ICONS: Record<CampaignCard['category'], IconName> = {
  rate_coupon: 'percent',
  merchant_coupon: 'cup',
  virtual: 'ticket',
  service: 'star',
  event: 'calendar',
  goods: 'box',
  experience: 'cap',
};

function BenefitCard({ card, now }: { card: CampaignCard; now: string }) {
  const claimed = claimedWords(card.claims);
  return (
    <Pressable id={`benefit-${card.campaignId}`} role="link" className="benefit-card" onPress={() => go.campaign(card.campaignId)}>
      <View className="benefit-mark">
        <View className="mark-tile">
          <Icon name={ICONS[card.category]} />
        </View>
        {claimed !== null ? <Tag tone="good">{claimed}</Tag> : card.audienceTag !== null && <Tag>{card.audienceTag}</Tag>}
      </View>
      <View className="strong">{card.title}</View>
      <View className="small">{card.subtitle}</View>
      <View className="benefit-foot">
        <View>{stateWords(card, now)}</View>
        <View className="benefit-do">{actionWord(card)}</View>
      </View>
    </Pressable>
  );
}

export const BenefitGrid = ({ cards, now }: { cards: CampaignCard[]; now: string }) => (
  <View className="benefit-grid">
    {cards.map((card) => (
      <BenefitCard key={card.campaignId} card={card} now={now} />
    ))}
  </View>
);

/** The grid before its content: same boxes, same heights. */
export const BenefitGridSkeleton = () => (
  <View className="benefit-grid">
    {[1, 2, 3, 4].map((no) => (
      <View key={no} className="benefit-card">
        <Bone width={72} height={72} />
        <Bone width={240} height={32} />
        <Bone width={192} />
        <View className="benefit-foot">
          <Bone width={120} />
          <Bone width={80} />
        </View>
      </View>
    ))}
  </View>
);
