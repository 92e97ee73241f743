import type { ClaimTerms } from '../../jurisdiction/claim-terms.ts';
import type { Deadline } from '../../jurisdiction/jurisdiction.ts';
import type { WorkCalendar } from '../clock.ts';

const w = (zh: string, en: string) => ({ zh, en });
const stage = (
  id: string,
  zh: string,
  next: string[],
  clock: ClaimTerms['stages'][number]['clock'] = null,
  results: string[] = [],
): ClaimTerms['stages'][number] => ({
  id,
  name: w(zh, id),
  writtenAs: [`已${zh}`],
  next,
  closed: next.length === 0,
  results,
  clock,
});

/** Stages, kinds and words of a small place, for tests. */
export const claimTerms: ClaimTerms = {
  startsAt: 'applied',
  undoMinutes: 10,
  kinds: [
    { id: 'wages', name: w('工资', 'Wages'), writtenAs: ['拖欠工资', '工资'] },
    { id: 'overtime', name: w('加班费', 'Overtime'), writtenAs: ['加班费', '加班'] },
  ],
  results: [
    { id: 'upheld', name: w('支持', 'Upheld'), writtenAs: [], awards: 'all' },
    { id: 'partly', name: w('部分支持', 'Partly'), writtenAs: [], awards: 'given' },
    { id: 'rejected', name: w('驳回', 'Rejected'), writtenAs: [], awards: 'none' },
  ],
  stages: [
    stage('applied', '申请', ['accepted', 'withdrawn'], { deadline: 'acceptance', from: 'applied' }),
    stage('accepted', '受理', ['mediating', 'awarded', 'withdrawn'], { deadline: 'award', from: 'accepted' }),
    stage('mediating', '调解', ['accepted', 'awarded', 'withdrawn'], { deadline: 'award', from: 'accepted' }),
    stage('awarded', '裁决', ['enforcement', 'settled'], { deadline: 'suit', from: 'awarded' }, [
      'upheld',
      'partly',
      'rejected',
    ]),
    stage('enforcement', '移交执行', ['settled']),
    stage('settled', '执结', []),
    stage('withdrawn', '撤回', []),
  ],
  headers: {
    name: ['申请人姓名', '姓名'],
    identity: ['身份证号码', '身份证号'],
    docket: ['案号'],
    kind: ['仲裁请求', '类别'],
    amount: ['金额', '合计'],
    appliedOn: ['申请日期'],
    stage: ['阶段'],
    stageOn: ['阶段日期'],
    result: ['结果'],
    paid: ['已付'],
  },
};

const deadline = (id: string, count: number, unit: Deadline['unit'], extension: number | null): Deadline => ({
  id,
  name: w(id, id),
  count,
  unit,
  extension,
  from: w('x', 'x'),
  source: 's',
  holdsFrom: '2008-05-01',
  holdsUntil: null,
});

export const claimPlace = {
  claims: claimTerms,
  deadlines: [
    deadline('acceptance', 5, 'working-day', null),
    deadline('award', 45, 'calendar-day', 15),
    deadline('suit', 15, 'calendar-day', null),
  ],
};

/** Monday to Friday, no holidays. */
export const plainWeeks: WorkCalendar = {
  isWorkingDay: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  knownUntil: '2099-12-31',
};
