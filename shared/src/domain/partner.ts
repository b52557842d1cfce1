import { importFaults } from './lead-import';

/** Most touches of one call. */
export const PARTNER_BATCH = 50;
/** So long a signature holds, before and after the time it names. */
export const PARTNER_WINDOW_SECONDS = 300;
/** So long the former secret holds beside a new one. */
export const PARTNER_OVERLAP_HOURS = 24;

/** An enquiry of so long ago is nobody's any more. */
export const PARTNER_OLDEST_DAYS = 90;

/** Why a touch was not taken: only what is wrong with it. What the bank knows of a customer is not told to another system. */
export const partnerFaults = {
  phone_missing: importFaults.phone_missing,
  phone_invalid: importFaults.phone_invalid,
  phone_digits_lost: importFaults.phone_digits_lost,
  consent_version_unknown: importFaults.consent_version_unknown,
  consent_time_future: importFaults.consent_time_future,
  asked_time_invalid: '咨询时间晚于现在、早于同意时间，或已超过 90 天',
  area_unknown: importFaults.area_unknown,
  staff_unknown: importFaults.staff_unknown,
  line_not_allowed: '没有为这个客户端开通这项业务',
} as const;
export type PartnerFault = keyof typeof partnerFaults;
