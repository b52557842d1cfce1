import { businessDayOf } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { currentCampaigns } from './campaign.reads';
import { claimBenefit } from './commands/claimBenefit';

export {
  campaignById,
  campaignFor,
  campaignOfProduct,
  campaignsByIds,
  campaignsFor,
  campaignsIn,
  type OfferedCampaign,
} from './campaign.reads';
export { forgetReach, type Reach, reachOf } from './reach.reads';

export const campaignsModule = defineModule({
  name: 'campaigns',
  abilities: (_actor, can) => {
    can('read', 'Campaign');
  },
  routes: [
    route('campaigns.claim', claimBenefit),
    route('campaigns.list', async () => ({
      campaigns: (await currentCampaigns(businessNow())).map((campaign) => ({
        campaignId: campaign._id,
        title: campaign.title,
        productLine: campaign.productLine,
        // The end is an instant that is no longer part of it: midnight belongs to the day before.
        endsOn: businessDayOf(new Date(campaign.endsAt.getTime() - 1)),
      })),
    })),
  ],
});
