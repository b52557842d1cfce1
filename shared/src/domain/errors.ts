/**
 * Every refusal the API can give, listed once: HTTP status, the words for the person, the words for a developer.
 * Codes are `CAPABILITY_REASON`. The words say what happened and what to do next.
 */
export const errors = {
  REQUEST_MALFORMED: { status: 400, zh: '提交的内容读不出来，请刷新页面后再试。', en: 'The body is not valid JSON.' },
  REQUEST_INVALID: { status: 422, zh: '有内容填得不对，请检查标出的地方。', en: 'The request does not match the contract.' },
  REQUEST_TOO_LARGE: { status: 413, zh: '提交的内容太大，请删减后再试。', en: 'The body is larger than the limit.' },
  REQUEST_CLIENT_MISSING: { status: 400, zh: '请从银桥的页面打开。', en: 'The X-YQ-Client header is missing or unknown.' },
  REQUEST_TOO_MANY: { status: 429, zh: '操作太快了，请稍等一分钟再试。', en: 'The rate limit was reached.' },
  REQUEST_NOT_FOUND: { status: 404, zh: '没有找到这个页面或内容，它可能已被移走。', en: 'No such address, or out of scope.' },
  REQUEST_METHOD: { status: 405, zh: '没有找到这个操作，请刷新页面后再试。', en: 'The method is not allowed here.' },
  REQUEST_KEY_MISSING: { status: 400, zh: '请刷新页面后再试。', en: 'The Idempotency-Key header is missing or malformed.' },
  REQUEST_KEY_REUSED: {
    status: 409,
    zh: '这次提交与上一次内容不同，请刷新页面后再试。',
    en: 'The Idempotency-Key was used with another body.',
  },
  REQUEST_VERSION_MISSING: { status: 428, zh: '请刷新页面后再试。', en: 'The If-Match header is missing.' },
  REQUEST_VERSION_STALE: {
    status: 412,
    zh: '刚才有人改过这里，请看过最新内容再改。',
    en: 'The version in If-Match is not the current one.',
  },
  SERVER_FAULT: { status: 500, zh: '系统出了点问题，已记录。请稍后再试。', en: 'Unexpected fault.' },
  SERVER_BUSY: { status: 503, zh: '现在人有点多，请稍后再试，不会重复办理。', en: 'Too many write conflicts; try again.' },
  SERVER_DATABASE: { status: 503, zh: '系统正在恢复，请过几秒再试，填的内容都还在。', en: 'The database cannot be reached; try again.' },
  SERVER_STOPPING: { status: 503, zh: '系统正在更新，请稍后再试。', en: 'The server is stopping.' },

  SESSION_MISSING: { status: 401, zh: '请先登录。', en: 'No session.' },
  SESSION_EXPIRED: { status: 401, zh: '登录已过期，请重新登录。', en: 'The session has ended.' },
  SESSION_WRONG_ACTOR: { status: 403, zh: '当前身份不能做这件事。', en: 'The session is of another kind of actor.' },
  ACCESS_DENIED: { status: 403, zh: '你没有这项权限，需要时请联系上级机构。', en: 'The role may not do this.' },
  SIGNIN_CODE_INVALID: { status: 401, zh: '登录凭证已失效，请重新打开。', en: 'The vendor refused the login code.' },
  SIGNIN_STATE_INVALID: {
    status: 400,
    zh: '登录链接已失效，请从企业微信重新打开。',
    en: 'The OAuth state is unknown, used or of another browser.',
  },
  SIGNIN_RETURN_FOREIGN: {
    status: 400,
    zh: '返回地址不在允许范围内，请从企业微信重新打开。',
    en: 'The return path is not on the allow-list.',
  },
  SIGNIN_STAFF_UNKNOWN: {
    status: 403,
    zh: '没有找到你的员工登记，请联系机构管理员。',
    en: 'The WeCom member is not an active member of staff.',
  },
  JSSDK_ADDRESS_FOREIGN: { status: 400, zh: '这个页面不能使用企业微信接口。', en: 'Only our own entries are signed.' },
  DEMO_UNMARKED: { status: 403, zh: '演示登录只在演示数据上可用。', en: 'Demo logins need a database that carries the demo mark.' },
  DEMO_PERSON_UNKNOWN: { status: 404, zh: '没有这位演示人物，请从头再来。', en: 'No such demo persona.' },
  DEMO_CLOCK_BACKWARDS: { status: 409, zh: '时钟只能往前走。需要回到起点请点「从头再来」。', en: 'The business clock only moves forward.' },

  VENDOR_UNAVAILABLE: { status: 503, zh: '企业微信暂时没有回应，请稍后再试。', en: 'The vendor did not answer.' },

  CAMPAIGN_UNKNOWN: { status: 404, zh: '没有找到这个活动，看看其他权益吧。', en: 'No such campaign for this person.' },
  CAMPAIGN_NOT_STARTED: { status: 409, zh: '活动还没开始，到时间再来领。', en: 'The campaign has not started.' },
  CAMPAIGN_ENDED: { status: 409, zh: '活动已结束，看看其他权益吧。', en: 'The campaign has ended.' },
  CAMPAIGN_NOT_ELIGIBLE: {
    status: 409,
    zh: '这项权益面向特定客户，您暂时不符合条件。看看其他权益吧。',
    en: 'The person does not meet the audience rule.',
  },
  BENEFIT_SOLD_OUT: { status: 409, zh: '这张券已被领完。可以看看附近网点的其他权益。', en: 'No stock left.' },
  BENEFIT_LIMIT_REACHED: { status: 409, zh: '您已经领过这张券，可以在「我的权益」里查看。', en: 'The per-person limit is reached.' },
  COUPON_UNKNOWN: { status: 404, zh: '没有找到这张券。', en: 'No such coupon of this person.' },
  CONSENT_TEXT_STALE: {
    status: 409,
    zh: '同意书刚刚更新，请看过最新内容后再勾选。',
    en: 'The consent text version is not the current one.',
  },
  CONSENT_UNKNOWN: { status: 404, zh: '没有找到这条同意记录。', en: 'No such consent of this person.' },
  CONSENT_MISSING: { status: 409, zh: '客户没有同意被联系。', en: 'There is no consent for this purpose.' },
  AREA_UNKNOWN: { status: 404, zh: '没有找到这个片区。', en: 'No such area.' },
  PRODUCT_UNKNOWN: { status: 404, zh: '没有找到这个产品。', en: 'No such product in this channel.' },

  CUSTOMER_UNKNOWN: { status: 404, zh: '没有找到这位客户，或这位客户不在你的服务范围。', en: 'No such customer in scope.' },
  REVEAL_TOO_MANY: { status: 429, zh: '今天查看完整信息的次数已用完，明天再试。', en: 'The reveal limit was reached.' },
  LEAD_UNKNOWN: { status: 404, zh: '没有找到这条线索，或它不在你的范围。', en: 'No such lead in scope.' },
  LEAD_NOT_YOURS: { status: 409, zh: '这条线索已转给其他同事，你不用再处理。', en: 'The assignment number is stale.' },
  LEAD_STATE_CHANGED: {
    status: 409,
    zh: '这条线索的状态已变化，请看最新状态。',
    en: 'The transition is not allowed from the current state.',
  },
  ENQUIRY_AT_OUTLET: {
    status: 409,
    zh: '这项业务请带上身份证到网点当面咨询，网点同事会为您办理。',
    en: 'The person is not contacted about this line; the outlet serves them.',
  },
  ENQUIRY_NO_ADVISOR: { status: 409, zh: '您还没有专属顾问，请选择其他方式。', en: 'The person has no book owner to choose.' },
  IMPORT_UNKNOWN: { status: 404, zh: '没有找到这次导入，或它不在你的机构范围。', en: 'No such import in scope.' },
  IMPORT_STATE_CHANGED: { status: 409, zh: '这次导入的状态已变化，请看最新状态。', en: 'The import is not in a state that allows this.' },
  IMPORT_FILE_REFUSED: { status: 422, zh: '这个文件不能用，原因见下方。', en: 'The file is no table that can be read; see detail.' },
  IMPORT_MAPPING_INCOMPLETE: {
    status: 422,
    zh: '还有必填的列没有对应：手机号、咨询业务、同意书版本、同意时间。',
    en: 'A required field has neither a column nor a value for the whole file, or names a column twice or one that is not there.',
  },
  IMPORT_NOTHING_VALID: { status: 409, zh: '没有一行可以导入，请修改文件后重新上传。', en: 'No row of the file is valid.' },
  PARTNER_SIGNATURE_WRONG: {
    status: 401,
    zh: '签名不对，请检查客户端编号、密钥和签名的内容。',
    en: 'Unknown or stopped client, or the signature does not match.',
  },
  PARTNER_TIME_OFF: { status: 401, zh: '请求时间与服务器相差超过 5 分钟。', en: 'X-Timestamp is more than 300 seconds off.' },
  PARTNER_NONCE_USED: { status: 409, zh: '这个请求已经收到过，请换新的 X-Nonce。', en: 'The nonce was used before.' },
  PARTNER_UNKNOWN: { status: 404, zh: '没有找到这个客户端。', en: 'No such client.' },
  MERGE_UNKNOWN: { status: 404, zh: '没有找到这一对客户，或他们不都在你的机构范围。', en: 'No such pair of persons in scope.' },
  MERGE_STATE_CHANGED: { status: 409, zh: '这一对刚被处理过，请看最新状态。', en: 'The step is not allowed from the current state.' },
  MERGE_LATER_FIRST: {
    status: 409,
    zh: '这两位中有人之后又参与了一次合并，请先撤销后一次。',
    en: 'One of the two was merged again later; undo that first.',
  },
  MERGE_PERSON_UNKNOWN: {
    status: 404,
    zh: '有一个号码没有对应的客户，或客户不在你的机构范围。',
    en: 'One of the numbers belongs to nobody in scope.',
  },
  MERGE_SAME_PERSON: { status: 409, zh: '这两个号码已经是同一位客户。', en: 'Both numbers belong to one person already.' },
  SIMULATION_UNKNOWN: { status: 404, zh: '没有找到这次模拟，或它不在你的机构范围。', en: 'No such simulation in scope.' },
  SIMULATION_STATE_CHANGED: { status: 409, zh: '这次模拟已经结束。', en: 'The simulation is over already.' },
  SIMULATION_RUNNING: {
    status: 409,
    zh: '你有一次模拟还在进行，等它结束或先取消它。',
    en: 'A simulation of this person is still running.',
  },
  LEAD_POOL_TAKEN: { status: 409, zh: '这条刚被同事领走或已不在公海，看看其他的。', en: 'The lead is not in the open pool any more.' },
  LEAD_POOL_CLOSED: { status: 409, zh: '本行现在不开放公海抢单。', en: 'The policy has no open pool.' },
  LEAD_POOL_OFF_DUTY: { status: 409, zh: '只能在上班时间抢单，营业后再来。', en: 'Leads are taken in working hours only.' },
  LEAD_POOL_DAY_FULL: { status: 409, zh: '今天可抢的已抢完，明天再来。', en: 'The limit of the day is reached.' },
  LEAD_POOL_COOL_OFF: { status: 409, zh: '你不久前跟过这条，冷却期内不能再抢。', en: 'A former holder within the cool-off.' },
  LEAD_POOL_LICENCE: { status: 409, zh: '这条需要你没有登记的资质。', en: 'The licence of the product line is missing.' },
  LEAD_POOL_TODAY_FULL: { status: 409, zh: '你今天的名额已满，明天再来。', en: 'The member’s number of new leads of the day is reached.' },
  LEAD_POOL_NO_ROOM: { status: 409, zh: '你手上的线索已满，先跟完再抢。', en: 'No capacity left.' },
  TRANSFER_UNKNOWN: { status: 404, zh: '没有找到这次改派。', en: 'No such transfer of this member.' },
  TRANSFER_TOO_LATE: {
    status: 409,
    zh: '已超过 10 分钟，或线索都已被接手，不能撤销。',
    en: 'Ten minutes are over, or nothing is left to undo.',
  },
  DISPUTE_OPEN: {
    status: 409,
    zh: '这条线索已有一份裁决书还没有终局，请打开那一份申诉。',
    en: 'A verdict about this lead is still open.',
  },
  LEAD_POOL_BARRED: {
    status: 409,
    zh: '客户要求换一位顾问，这条线索请留给同事。',
    en: 'The customer asked for another adviser than the caller.',
  },
  LEAD_POOL_DISPUTED: {
    status: 409,
    zh: '你是这条线索归属争议的当事人，裁决终局前不能抢。',
    en: 'The caller is a party of an open dispute about the lead.',
  },
  BOOK_CLAIM_OWNED: {
    status: 409,
    zh: '管户人还在联系客户，或已经是这位同事，不能认领。',
    en: 'The book is kept by somebody who is in touch, or by the one proposed.',
  },
  BOOK_CLAIM_WAITS: { status: 409, zh: '已有一份认领在等客户确认，请等客户回答。', en: 'Another proposal waits for the customer.' },
  BOOK_CLAIM_BARRED: {
    status: 409,
    zh: '客户要求过不再由这位同事服务，请换一位。',
    en: 'The customer asked for another adviser than this one.',
  },
  BOOK_CLAIM_UNKNOWN: { status: 404, zh: '这份邀请已经回答过或已过期。', en: 'No such proposal waits for this customer.' },
  WISH_NO_ADVISER: { status: 409, zh: '现在没有可以更换的顾问，请看最新内容。', en: 'Nobody who could be changed follows this customer.' },
  WISH_TOO_OFTEN: {
    status: 409,
    zh: '90 天内已经换过 2 次顾问，请到网点或致电客服，由负责人安排。',
    en: 'The customer has changed advisers twice within 90 days.',
  },
  DISPUTE_FOR_MANAGERS: {
    status: 403,
    zh: '这类争议由网点负责人或以上提出，请告诉你的负责人。',
    en: 'Only those who lead people raise this kind of dispute.',
  },
  DISPUTE_PARTY_UNKNOWN: {
    status: 422,
    zh: '请选两位与这位客户或这条线索有关系的同事，其中一位是你自己。',
    en: 'The claimants are not two tied members of staff, or the caller is not one of them.',
  },
  DISPUTE_WITHOUT_FOLLOWER: {
    status: 422,
    zh: '两位当事人中须有这条线索现在的跟进人，请重新选择。',
    en: 'Whoever follows the lead has to be one of the two claimants.',
  },
  DISPUTE_SETTLED: {
    status: 409,
    zh: '这两位就这条线索已有终局裁决书，不再受理，请打开那一份查看。',
    en: 'A final verdict stands between the same two about this lead.',
  },
  VERDICT_UNKNOWN: { status: 404, zh: '没有找到这份裁决书，或它不在你的范围。', en: 'No such verdict in scope.' },
  VERDICT_STATE_CHANGED: {
    status: 409,
    zh: '这份裁决书刚有了新的进展，请看最新内容。',
    en: 'The step is not allowed from the current state.',
  },
  VERDICT_APPEAL_LATE: { status: 409, zh: '申诉期已过，这份裁决不能再申诉。', en: 'The time to appeal is over.' },
  VERDICT_NOT_YOUR_TURN: { status: 409, zh: '现在由另一级机构答复，进度见裁决书第五节。', en: 'Another level answers this appeal.' },
  VERDICT_OWN: { status: 403, zh: '这份争议由你提出或与你有关，请由别人答复。', en: 'A party, or whoever raised it, may not decide.' },
  VERDICT_BARRED: {
    status: 409,
    zh: '客户要求过换一位顾问，这位同事不能再跟进，请判给另一方。',
    en: 'The customer asked for another adviser than the one named.',
  },
  MEASURE_UNKNOWN: { status: 404, zh: '没有找到这项执行事项。', en: 'The verdict asks no such thing.' },
  MEASURE_NOT_YOURS: { status: 403, zh: '这项由另一位负责人执行，见裁决书第六节。', en: 'It is asked of somebody else.' },
  MEASURE_CLOSED: { status: 409, zh: '这项已经办结，或改判后收回了。', en: 'It was answered already, or taken back.' },
  VERDICT_FOLLOWER_UNFIT: {
    status: 409,
    zh: '这位同事现在接不了这条线索（资质、休假或岗位），请判给另一方。',
    en: 'The one named has no licence for the line, is away, or works no leads.',
  },
  STAFF_UNKNOWN: { status: 404, zh: '没有找到这位同事，或不在你的机构范围。', en: 'No such member of staff in scope.' },
  LEAVE_DAYS_WRONG: {
    status: 422,
    zh: '请假从今天起一年之内开始，止日不能早于起日，最长一年。',
    en: 'The leave begins in the past or more than a year ahead, ends before it begins, or is longer than a year.',
  },
  LEAVE_OVERLAPS: { status: 409, zh: '这几天里已经有请假，请换日期，或先销假。', en: 'The days overlap a leave of this member.' },
  LEAVE_ENDED: { status: 409, zh: '这次请假已经结束或取消，请看最新状态。', en: 'No leave of today or later begins on that day.' },
  CALENDAR_YEAR_UNKNOWN: { status: 404, zh: '只能查看去年、今年和明年的工作日历。', en: 'Only last, this and next year have a calendar.' },
  CALENDAR_DAY_WRONG: {
    status: 422,
    zh: '有日期标得不对：「班」只能标在周末，「休」只能标在周一至周五，每天只标一次。',
    en: 'A day is marked twice, is of another year, or its mark does not fit its weekday; see fields.',
  },
  CALENDAR_DAY_PAST: { status: 409, zh: '已经过去的日期不能再改。', en: 'The mark of a day that is over would change.' },
  CALENDAR_UNCHANGED: { status: 409, zh: '与现行日历相同，没有要发布的改动。', en: 'The days are those of the calendar in force.' },
  STAFF_AWAY: { status: 409, zh: '这位同事不在岗。', en: 'The member of staff is off duty.' },

  CUSTOMER_LISTED_ALREADY: { status: 409, zh: '名单刚刚有变化，请看最新状态。', en: 'The customer is on, or off, that list already.' },
  APPROVAL_UNKNOWN: { status: 404, zh: '没有找到这条复核，或它不在你的机构范围。', en: 'No such approval request in scope.' },
  APPROVAL_OWN: { status: 403, zh: '自己提交的不能自己复核，请另一位同事处理。', en: 'Nobody decides on their own request.' },
  APPROVAL_AUTHOR: { status: 403, zh: '这份内容你写过或改过，请没有参与的同事复核。', en: 'Nobody decides on what they wrote or changed.' },
  APPROVAL_DECIDED: { status: 409, zh: '这条已经复核过或已撤回，请看最新状态。', en: 'The request does not wait any more.' },
  APPROVAL_WAITING: { status: 409, zh: '已经送去复核，等结果或先撤回。', en: 'A request about this subject waits already.' },

  POLICY_UNKNOWN: { status: 404, zh: '没有找到这个版本，或它不在你的机构范围。', en: 'No such policy version in scope.' },
  POLICY_DRAFT_EXISTS: { status: 409, zh: '这个机构已有一份草稿，请在那份上改。', en: 'The unit has a draft already.' },
  POLICY_STATE_CHANGED: { status: 409, zh: '这个版本的状态已变化，请看最新状态。', en: 'The version is not in a state that allows this.' },
  POLICY_BASE_CHANGED: {
    status: 409,
    zh: '基于的版本已不是现行版本，请改到现行版本上重新提交。',
    en: 'The version was written upon one that is not the latest any more.',
  },
  POLICY_BASE_CURRENT: { status: 409, zh: '这个版本就是基于现行版本的，不用再改。', en: 'The version stands on the latest already.' },
  POLICY_INVALID: {
    status: 422,
    zh: '规则里有不能这样设的地方，请按提示改。',
    en: 'The rules break locks, bounds or their order; see detail.',
  },
  POLICY_UNCHANGED: { status: 409, zh: '与现行规则没有差别，不用送复核。', en: 'There is no difference from what is in force.' },
  POLICY_TIME_WRONG: {
    status: 422,
    zh: '生效时间要晚于现在和已批准的版本，最远 90 天。',
    en: 'The time of effect is past, before that of a version approved already, or more than 90 days ahead.',
  },

  ENTRY_UNKNOWN: { status: 404, zh: '没有找到这个获客码，或它不在你的范围。', en: 'No such entry code in scope.' },
  ENTRY_KIND_NOT_YOURS: { status: 403, zh: '你的岗位不能建这一种码。', en: 'The role may not make a code of this kind.' },
  ENTRY_STAFF_UNFIT: {
    status: 422,
    zh: '只能转介绍给本网点在岗、接线索的其他同事。',
    en: 'The named member is oneself, of another outlet, or is given no leads.',
  },
  ENTRY_UNIT_UNFIT: { status: 422, zh: '网点码要选一个网点。', en: 'An outlet code names a unit that is no outlet.' },
  ENTRY_END_WRONG: { status: 422, zh: '截止日期不能早于今天，最远一年。', en: 'The last day is past or more than a year ahead.' },
  ENTRY_TOO_MANY: { status: 409, zh: '有效的码已经很多了，请先停用不再用的。', en: 'The member has the most active codes one may have.' },

  SCRIPT_UNKNOWN: { status: 404, zh: '没有找到这段话术。', en: 'No such script.' },
  SCRIPT_NOT_APPROVED: { status: 409, zh: '这段话未审批或已停用，请换用已审版本。', en: 'The script has no approved version in force.' },
  SCRIPT_VARIABLE_MISSING: { status: 409, zh: '这段话缺少要填的内容，暂时不能发送。', en: 'A variable of the script has no value.' },
  GATE_REFUSED: { status: 409, zh: '现在不能发送，原因见上方提示。', en: 'The gate refused; see reasons.' },
  SEND_UNKNOWN: { status: 404, zh: '没有找到这次发送。', en: 'No such reserved send of this member.' },

  DELEGATION_UNKNOWN: { status: 404, zh: '没有找到这个任务，或它不在你的机构范围。', en: 'No such delegation in scope.' },
  DELEGATION_METRIC_FORBIDDEN: {
    status: 409,
    zh: '存款类指标不能下达到个人，请换一个指标。',
    en: 'Deposit metrics may not be delegated (rule L2).',
  },
  DELEGATION_NOT_FULLY_SPLIT: {
    status: 409,
    zh: '还没有分完，已分等于目标后才能下发。',
    en: 'The allocations do not add up to the target.',
  },
  DELEGATION_CHILD_FOREIGN: {
    status: 422,
    zh: '只能分给直属下级。',
    en: 'An allocation names a unit or member that is not a direct child.',
  },
  DELEGATION_STATE_CHANGED: { status: 409, zh: '这个任务已经下发，请看最新状态。', en: 'The node is not open for splitting.' },
  DELEGATION_DEADLINE_PAST: { status: 422, zh: '截止日期要晚于今天。', en: 'The deadline is not in the future.' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type ErrorCode = keyof typeof errors;

/** The body of every refusal. `fields` maps a dotted path to what is wrong with it; `detail` carries coded reasons (the gate's). */
export interface ErrorBody {
  error: {
    code: ErrorCode;
    message: string;
    requestId: string;
    fields?: Record<string, string>;
    detail?: unknown;
  };
}
