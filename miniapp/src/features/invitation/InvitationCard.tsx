import { View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { Card } from '../../ui/Card';
import { CheckLine } from '../../ui/CheckLine';

type Invitation = NonNullable<Data<'portal.enquiry'>['invitation']>;

interface Props {
  invitation: Invitation;
  declined: boolean;
  onDecline: (declined: boolean) => void;
}

/** Who invited the customer, what follows from it, and that it need not. */
export const InvitationCard = ({ invitation: { text, hint, decline }, declined, onDecline }: Props) => (
  <Card id="invitation">
    <View className="strong">{text}</View>
    <View className="note">{hint}</View>
    {decline !== null && (
      <View className="gap-above">
        <CheckLine id="decline" checked={declined} title={decline} hint="选上后按一般规则为您安排" onChange={onDecline} />
      </View>
    )}
  </Card>
);
