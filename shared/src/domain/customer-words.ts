/** The bank's words for the kinds of customers, products and staff. Codes travel, words are shown. */
export const tiers = { mass: '大众', affluent: '财富', vip: '贵宾', private: '私行' } as const;
export type Tier = keyof typeof tiers;

export const riskTolerances = { C1: '保守', C2: '稳健', C3: '稳健偏进取', C4: '进取', C5: '激进' } as const;
export type RiskTolerance = keyof typeof riskTolerances;

export const riskGrades = ['R1', 'R2', 'R3', 'R4', 'R5'] as const;
export type RiskGrade = (typeof riskGrades)[number];

export const productFamilies = {
  deposit: '存款',
  structured: '结构性存款',
  bond: '国债',
  wealth: '理财',
  fund: '基金',
  pension: '养老金',
  insurance: '保险',
  metal: '贵金属',
  loan: '贷款',
  card: '信用卡',
  private_fund: '私募',
} as const;
export type ProductFamily = keyof typeof productFamilies;

/** 产品条线. A lead is about a product line, not a product: at most one open lead a person and line. */
export const productLines = {
  renovation_loan: '装修贷',
  loan: '个人贷款',
  pension: '个人养老金',
  wealth: '理财',
  fund: '基金',
  insurance: '保险',
  private_fund: '私募',
  deposit: '存款国债',
  metal: '贵金属',
  card: '信用卡',
  general: '网点顾问联系',
} as const;
export type ProductLine = keyof typeof productLines;

const lineOfFamily: Record<ProductFamily, ProductLine> = {
  deposit: 'deposit',
  bond: 'deposit',
  // Sold by the rules of wealth products, and graded like them.
  structured: 'wealth',
  wealth: 'wealth',
  fund: 'fund',
  pension: 'pension',
  insurance: 'insurance',
  metal: 'metal',
  loan: 'loan',
  card: 'card',
  private_fund: 'private_fund',
};

/** The line of a product's enquiries: its own where its family has several, else its family's. */
export const lineOfProduct = ({ family, productLine }: { family: ProductFamily; productLine: ProductLine | null }): ProductLine =>
  productLine ?? lineOfFamily[family];

export const staffRoles = {
  hq_planner: '总行策划',
  hq_community: '总行社群',
  compliance: '消保合规',
  branch_operations: '分行私域岗',
  sub_branch_manager: '支行行长',
  outlet_manager: '网点负责人',
  relationship_manager: '客户经理',
  wealth_manager: '理财经理',
  lobby_manager: '大堂经理',
  remote_seat: '远程坐席',
} as const;
export type StaffRole = keyof typeof staffRoles;

export const licences = {
  personal_loan: '个贷资质',
  fund: '基金从业',
  insurance: '保险销售',
  pension: '养老金资质',
  private_banking: '私行资质',
  /** Comes with the post and stands in nobody's register. */
  wealth_manager: '理财经理',
} as const;
export type Licence = keyof typeof licences;

/** The licence an RM needs before a lead of the line may be given to them; `null` needs none. */
export const licenceForLine: Record<ProductLine, Licence | null> = {
  renovation_loan: 'personal_loan',
  loan: 'personal_loan',
  pension: 'pension',
  wealth: 'fund',
  fund: 'fund',
  insurance: 'insurance',
  private_fund: 'private_banking',
  deposit: null,
  metal: null,
  card: null,
  general: null,
};

export const unitLevels = { head_office: '总行', branch: '分行', sub_branch: '支行', outlet: '网点', remote_desk: '远程坐席' } as const;
export type UnitLevel = keyof typeof unitLevels;

export const benefitCategories = {
  rate_coupon: '利率券',
  merchant_coupon: '商户券',
  virtual: '虚拟权益',
  service: '服务权益',
  event: '网点活动',
  goods: '实物',
  experience: '体验',
} as const;
export type BenefitCategory = keyof typeof benefitCategories;

/** The refusals of the gate, as codes; the words an RM reads come with the decision because they carry figures. */
export const gateReasons = ['consent', 'rest_period', 'frequency', 'not_approved', 'licence', 'relation'] as const;
export type GateReason = (typeof gateReasons)[number];

export const revealReasons = { call_customer: '联系客户', verify_identity: '核对身份', customer_request: '客户要求' } as const;
export type RevealReason = keyof typeof revealReasons;
