import type { Licence, ProductLine } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** 话术: the approved words of one scene. */
export interface Script {
  _id: string;
  stage: string;
  title: string;
  kind: 'service' | 'marketing';
  channel: 'single_chat' | 'group' | 'phone';
  /** With `{{name}}` variables. */
  text: string;
  version: string;
  state: 'approved' | 'withdrawn';
  /** Business day until which the approval holds; null for no end. */
  approvedUntil: string | null;
  licence: Licence | null;
  /** The line whose leads it answers first. */
  productLine: ProductLine | null;
  /** What its {{date}} speaks of; null where no fact of ours can fill it, so that the script is not offered. */
  dateOf: 'risk_expiry' | null;
  /** Standing wording that goes with it. */
  wording: string | null;
  /** Lower-case pinyin, initials and words, for search; made when written. */
  searchText: string;
  order: number;
}

const schema = new Schema<Script>({
  _id: { type: String, required: true },
  stage: { type: String, required: true },
  title: { type: String, required: true },
  kind: { type: String, enum: ['service', 'marketing'], required: true },
  channel: { type: String, enum: ['single_chat', 'group', 'phone'], required: true },
  text: { type: String, required: true },
  version: { type: String, required: true },
  state: { type: String, enum: ['approved', 'withdrawn'], required: true },
  approvedUntil: { type: String, default: null },
  licence: { type: String, default: null },
  productLine: { type: String, default: null },
  dateOf: { type: String, default: null },
  wording: { type: String, default: null },
  searchText: { type: String, required: true },
  order: { type: Number, required: true },
});

export const ScriptModel = defineModel('Script', 'scripts', schema);
