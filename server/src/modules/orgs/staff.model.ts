import type { LeaveDays, LeaveKind, Licence, StaffRole } from '@yinqiao/shared/domain';
import { Schema } from '../../platform/db/mongoose';
import { defineReferenceModel } from '../../platform/db/reference';

export interface Leave extends LeaveDays {
  kind: LeaveKind | null;
}

export interface Staff {
  _id: string;
  staffNo: string;
  name: string;
  role: StaffRole;
  unitId: string;
  unitPath: string;
  wecomUserId: string;
  licences: Licence[];
  /** Business day; the first 90 days count half in fair share. */
  joinedOn: string;
  status: 'active' | 'left';
  /** City outlets: the weekend day this member works, 6 or 0. Null where weekends are not shared. */
  weekendDay: number | null;
  /** None of them overlap, so the first day names one. */
  leaves: Leave[];
  /** Of the roster: grows with every change of leaves. */
  version: number;
  /** New leads a day and leads open at once, where this member has own numbers; null for the policy's. No new leads a day: takes none. */
  dailyCapacity: number | null;
  openCapacity: number | null;
}

const schema = new Schema<Staff>({
  _id: { type: String, required: true },
  staffNo: { type: String, required: true },
  name: { type: String, required: true },
  role: { type: String, required: true },
  unitId: { type: String, required: true },
  unitPath: { type: String, required: true },
  wecomUserId: { type: String, required: true },
  licences: { type: [String], required: true },
  joinedOn: { type: String, required: true },
  status: { type: String, enum: ['active', 'left'], required: true },
  weekendDay: { type: Number, default: null },
  leaves: {
    type: [
      new Schema<Leave>(
        { from: { type: String, required: true }, to: { type: String, required: true }, kind: { type: String, default: null } },
        { _id: false },
      ),
    ],
    required: true,
  },
  version: { type: Number, required: true },
  dailyCapacity: { type: Number, default: null },
  openCapacity: { type: Number, default: null },
});
schema.index({ unitPath: 1, role: 1 });
schema.index({ unitId: 1, role: 1, staffNo: 1 });
schema.index({ wecomUserId: 1 }, { unique: true });
schema.index({ staffNo: 1 }, { unique: true });

export const StaffModel = defineReferenceModel('Staff', 'staff', schema);
