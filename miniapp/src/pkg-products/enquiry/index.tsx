import { useRouter } from '@tarojs/taro';
import { ContactCard } from '../../features/contact/ContactCard';
import { type Enquiry, EnquiryForm } from '../../features/enquiry/EnquiryForm';
import { entryQuery } from '../../platform/entry';
import { go } from '../../platform/navigation';
import { useApi } from '../../platform/use-api';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Bone } from '../../ui/Bone';
import { Button } from '../../ui/Button';
import { Card, Heading } from '../../ui/Card';
import { Foot } from '../../ui/Foot';

definePageConfig({ navigationBarTitleText: '预约咨询' });

/** While somebody is being found the page asks again, a little. */
const ASK_MS = 3_000;

const Skeleton = () => (
  <Card first>
    <Bone width={320} height={44} />
    <Bone height={96} />
    <Bone height={96} />
    <Bone height={96} />
  </Card>
);

/** One request at a time: while one is under way the page says how far it is instead of asking again. */
export default function EnquiryPage() {
  const { id = '' } = useRouter().params;
  const query = useApi(
    'portal.enquiry',
    { params: { productId: decodeURIComponent(id) }, query: entryQuery() },
    { askAgain: (data) => data?.contact?.state === 'arranging' && ASK_MS },
  );
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到这项咨询">
      {(enquiry) => (enquiry.contact ? <Underway enquiry={enquiry} contact={enquiry.contact} /> : <EnquiryForm enquiry={enquiry} />)}
    </Load>
  );
}

const Underway = ({ enquiry: { lineName }, contact }: { enquiry: Enquiry; contact: NonNullable<Enquiry['contact']> }) => (
  <Screen
    foot={
      <Foot>
        <Button id="to-my" tone="primary" onPress={go.my}>
          到「我的」看进度
        </Button>
      </Foot>
    }
  >
    <Card first>
      <Heading level={1} className="enquiry-title">{`已收到您的${lineName}咨询`}</Heading>
    </Card>
    <ContactCard contact={contact} />
  </Screen>
);
