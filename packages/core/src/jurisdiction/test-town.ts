import { RELATION_KINDS } from '../relation/relation.ts';
import { INDICATORS } from '../risk/catalogue.ts';

const w = (en: string) => ({ zh: '字', en });

/** The smallest place that is whole: a city, one district, one step. */
export const town = () => ({
  jurisdiction: {
    id: 'town',
    name: w('Town'),
    timeZone: 'Asia/Shanghai',
    city: 'unit_town',
    newEmploymentBackstop: 'unit_town',
  },
  units: [
    {
      id: 'unit_town',
      name: w('Town'),
      kind: 'city',
      parent: null,
      district: null,
      backstop: null,
      monthlyCapacity: 9,
    },
    {
      id: 'unit_east',
      name: w('East'),
      kind: 'district',
      parent: 'unit_town',
      district: '1',
      backstop: 'unit_town',
      monthlyCapacity: 3,
    },
    {
      id: 'unit_court',
      name: w('Court'),
      kind: 'partner',
      parent: null,
      district: null,
      backstop: null,
      monthlyCapacity: 3,
    },
  ],
  districts: [{ code: '1', name: w('East'), unit: 'unit_east', writtenAs: ['东区', '东'] }],
  deadlines: [
    {
      id: 'reply',
      name: w('Reply'),
      count: 5,
      unit: 'working-day',
      extension: null,
      from: w('x'),
      source: 's',
      holdsFrom: '2020-01-01',
      holdsUntil: '2024-01-01',
    },
    {
      id: 'reply',
      name: w('Reply'),
      count: 7,
      unit: 'calendar-day',
      extension: null,
      from: w('x'),
      source: 's',
      holdsFrom: '2024-01-01',
      holdsUntil: null,
    },
  ],
  procedure: {
    id: 'one',
    version: 1,
    opensAt: 'act',
    reopensAt: 'act',
    acts: [
      { id: 'talk', name: w('Talk'), side: 'workers', evidence: false },
      { id: 'note', name: w('Note'), side: null, evidence: false },
    ],
    steps: [
      {
        id: 'act',
        name: w('Act'),
        purpose: w('p'),
        needs: ['talk'],
        allows: ['note'],
        deadline: 'reply',
        deadlineFrom: 'step',
        secondPerson: false,
      },
    ],
  },
  levels: ['blue', 'yellow', 'orange', 'red'].map((level, n) => ({
    level,
    name: w('n'),
    meaning: w('m'),
    fromPoints: n,
    chosenBy: n > 1 ? { beta: n === 3 ? 0.5 : 2 } : { times: 2 },
  })),
  library: {
    retirement: { leastJudged: 5, shareBelow: 0.5 },
    previewDays: 90,
    proposals: { lookBackDays: 365, recentDays: 60, leastTexts: 2, leastEnterprises: 1, mostOfAKind: 5 },
  },
  retention: { ordinaryTextDays: 400, copiesKnownDays: 180 },
  scorecard: {
    id: 'scorecard',
    version: 1,
    basis: w('b'),
    basePoints: 0,
    steps: Object.fromEntries(INDICATORS.map(({ id }) => [id, [[1, 1] as [number, number]]])),
  },
  terms: [{ id: 'term_a', kind: 'wage-arrears', must: [], any: ['欠薪'], not: [], weight: 0.5 }],
  bulletin: {
    title: w('Bulletin'),
    version: 1,
    kinds: [
      {
        id: 'monthly',
        name: w('Monthly'),
        period: 'month',
        numberForm: { zh: '{year}年第{number}期', en: 'no. {number} of {year}' },
      },
    ],
    recipients: [{ unit: 'unit_town', to: ['unit_east'] }],
    sections: [
      {
        id: 'situation',
        heading: w('Situation'),
        blocks: [
          { kind: 'sentence', text: { zh: '未办结 {open-warnings} 件。', en: '{open-warnings} open.' } },
          { kind: 'words', place: 'summary', name: w('Summary'), hint: w('h'), maxLength: 100 },
        ],
      },
    ],
  },
  mechanism: {
    early: [w('a'), w('b'), w('c')],
    joint: [w('a'), w('b'), w('c')],
    linked: [w('a'), w('b'), w('c')],
    note: w('n'),
  },
  claims: {
    startsAt: 'applied',
    undoMinutes: 10,
    kinds: [{ id: 'wages', name: w('Wages'), writtenAs: ['工资'] }],
    results: [{ id: 'upheld', name: w('Upheld'), awards: 'all', writtenAs: [] }],
    stages: [
      {
        id: 'applied',
        name: w('Applied'),
        writtenAs: [],
        next: ['settled'],
        closed: false,
        results: [],
        clock: { deadline: 'reply', from: 'applied' },
      },
      {
        id: 'settled',
        name: w('Settled'),
        writtenAs: [],
        next: [],
        closed: true,
        results: ['upheld'],
        clock: null,
      },
    ],
    headers: Object.fromEntries(
      ['name', 'identity', 'docket', 'kind', 'amount', 'appliedOn', 'stage', 'stageOn', 'result', 'paid'].map(
        (field) => [field, [field]],
      ),
    ),
  },
  letters: {
    words: [
      { unit: 'unit_town', word: '镇工' },
      { unit: 'unit_east', word: '东工' },
    ],
    unsaid: ['opinion.'],
    ways: [{ id: 'post', name: w('Post') }],
    kinds: [
      {
        id: 'note',
        name: w('Letter'),
        numberForm: '{word}〔{year}〕{number}号',
        to: 'employer',
        deadline: 'reply',
        replyFrom: 'delivery',
        follows: [] as string[],
      },
    ],
    templates: [
      {
        id: 'note@1',
        file: 'note-1.docx',
        holdsFrom: '2020-01-01',
        fields: [
          {
            id: 'facts',
            name: w('Facts'),
            from: 'officer',
            form: 'line',
            maxLength: 9,
            proposed: '',
            choices: [],
          },
        ],
        docx: 'AAAA',
      },
    ],
  },
  delivery: { nearDays: 2, claimNearDays: 5, quietDays: 10, rules: [] },
  dispatch: {
    returnDeadline: 'reply',
    rulingDeadline: 'reply',
    returnsBeforeRuling: 2,
    rulingRestartsClock: true,
    longestSuspensionDays: 30,
    returnReasons: [{ id: 'elsewhere', name: w('Elsewhere') }],
    noticeFrom: 'red',
    noticeActs: ['talk'],
    repaymentActs: ['note'],
    reopenWithinDays: 365,
  },
  notices: {
    kinds: [
      {
        id: 'handover',
        name: w('Hand-over'),
        recipients: ['unit_court'],
        title: '关于{enterprise}',
        request: '请办理。',
        claimStages: ['applied'],
        draftedFrom: null,
        records: null,
        answerDeadline: null,
      },
    ],
  },
  monitoring: {
    startFrom: 'orange',
    reviewAfterDays: 30,
    rhythmDays: { monitored: 1, all: 7 },
    thresholdShare: 0.8,
    related: {
      from: 'red',
      kinds: Object.fromEntries(RELATION_KINDS.map((kind) => [kind, true])),
      steps: 2,
      leastWeight: 0.25,
      mostProposed: 5,
      declinedForDays: 90,
      accept: { leastWeight: 0.6, most: 2 },
    },
  },
  tips: [{ id: 'telephone', name: w('Telephone'), certainty: 0.5 }],
});
