// What the walk over every route asks with, where it takes more than a line.

export const channel = {
  id: null,
  seen: null,
  name: '机器人',
  settings: { kind: 'wecom' },
  secrets: {},
  language: 'zh',
  namesEnterprise: false,
  active: true,
};

export const rule = {
  name: '规则',
  active: true,
  kinds: ['source-quiet'],
  fromLevel: null,
  units: [],
  channel: 'page',
  audience: 'city',
  digestAt: null,
  quiet: null,
  urgentFrom: null,
};

export const shift = {
  id: null,
  unitId: 'unit_daxing',
  officerId: 'off_none',
  fromAt: '2026-11-02T00:00:00.000Z',
  untilAt: '2026-11-03T00:00:00.000Z',
};

export const NO_WORDS = {
  kind: 'wage-arrears',
  must: [],
  any: [],
  not: [],
  near: [],
  pattern: null,
  weight: 0.5,
};
