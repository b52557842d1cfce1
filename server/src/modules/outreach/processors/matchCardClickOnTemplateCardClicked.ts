import { StaffCardActed } from '../../../events/outreach';
import { emit, processor } from '../../../platform/work';
import { TemplateCardClicked } from '../../../wecom';
import { staffByWecomUserId } from '../../orgs';
import { DeliveryModel, type Delivery } from '../delivery.model';

/** A click names the card by its task id, which is the delivery's id; only the member it was sent to may act on it. */
export const matchCardClickOnTemplateCardClicked = processor({
  kind: 'transaction',
  name: 'matchCardClickOnTemplateCardClicked',
  on: TemplateCardClicked,
  lane: 'callback',
  key: ({ taskId }) => taskId,
  run: async ({ payload }) => {
    const staff = await staffByWecomUserId(payload.userId);
    const delivery = await DeliveryModel.findOne({ _id: payload.taskId, kind: 'staff_card' }).lean<Delivery | null>();
    if (!staff || !delivery?.leadId || delivery.assignmentNo === null || delivery.staffId !== staff._id) return;
    await emit(StaffCardActed, {
      deliveryId: delivery._id,
      staffId: staff._id,
      leadId: delivery.leadId,
      assignmentNo: delivery.assignmentNo,
      key: payload.key,
      responseCode: payload.responseCode,
    });
  },
});
