/** What a column of a file of enterprises can hold, each with the forms in which files head it. */
export const IMPORT_FIELDS = {
  name: ['name', '企业名称', '名称', '单位名称', '公司名称', '用人单位', '市场主体名称'],
  creditCode: ['creditcode', '统一社会信用代码', '信用代码', '社会信用代码', '统一代码'],
  registeredOn: ['registeredon', '成立日期', '注册日期', '登记日期'],
  province: ['province', '省份', '省'],
  registered: ['registereddistrict', '注册地', '注册区', '登记机关所在区', 'area'],
  operating: ['operatingdistrict', '经营地', '经营区', '实际经营地'],
  union: ['unionunit', '责任工会', '建会单位', '建会所在地'],
  industry: ['industry', '行业', '行业门类', '所属行业'],
  staff: ['staffcount', '职工人数', '人数', '从业人数', '参保人数'],
  newEmployment: ['newemployment', '新就业形态'],
  former: ['formernames', '曾用名'],
  short: ['shortnames', '简称'],
  brand: ['brands', '品牌'],
  state: ['registrationstate', '登记状态', '经营状态', '企业状态'],
  representative: ['legalrepresentativeid', '法定代表人编号'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type ImportField = keyof typeof IMPORT_FIELDS;
export const IMPORT_FIELD_NAMES = Object.keys(IMPORT_FIELDS) as readonly ImportField[];
