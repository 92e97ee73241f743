import { expect, test } from '@playwright/test';
import { liveStory } from './story/live-story.ts';
import {
  actInDialog,
  dispatchTo,
  endStep,
  importRoster,
  moveClaims,
  openFrom,
  recordAct,
  sendNotice,
  stepOf,
} from './story/officer-acts.ts';

/** The enterprise is invented; places, months and what was done are those of the published case. */
const NAME = '颂泽轩文化传媒';

test('three months: by the place of its union to Xicheng, every claim concluded', async ({ browser }) => {
  test.setTimeout(180_000);
  await liveStory(browser, 'three-months', async ({ goTo, signIn, roster, step }) => {
    await goTo('2024-03-01 15:00');
    let city = await signIn('city');
    await step('企业被曝拖欠数月工资、一年公积金：平台发出橙色或红色预警', async () => {
      await openFrom(city, '/warnings', NAME);
      await expect(city.locator('.warning-head')).toContainText(/橙色|红色/);
      await expect(city.getByRole('region', { name: '证据' })).toContainText('公积金');
    });
    await step('登记在海淀、经营在朝阳，按建会所在地派往西城区总工会', () =>
      dispatchTo(city, '西城区总工会', /西城/),
    );
    let xicheng = await signIn('xicheng');
    await openFrom(xicheng, '/case-files', NAME);
    const file = new URL(xicheng.url()).pathname;
    await step('西城区总工会签收，对接职工和企业', async () => {
      await actInDialog(xicheng, '签收');
      await expect(stepOf(xicheng, '联动处置')).toContainText('正在办');
      await recordAct(xicheng, '联系职工', '86 名职工被拖欠四个月工资');
      await recordAct(xicheng, '走访约谈企业', '企业负责人称投资款未到位，愿意配合');
    });
    await step('与仲裁院成立联合工作组，三方通报发出', async () => {
      await recordAct(xicheng, '成立联合工作组', '区总工会与区仲裁院成立联合工作组', {
        fields: {
          牵头单位: '西城区总工会',
          '成员单位（每行一个）': '西城区劳动人事争议仲裁院\n西城区人力资源和社会保障局',
        },
      });
      await recordAct(xicheng, '对接仲裁和法院', '仲裁院开通绿色通道，集体案件优先受理');
      await sendNotice(xicheng, city, '三方通报');
    });

    await goTo('2024-03-27 15:00');
    [city, xicheng] = [await signIn('city'), await signIn('xicheng')];
    await step('仲裁立案名册两批导入：46 件 368 万元，40 件 294 万元', async () => {
      await importRoster(xicheng, file, await roster('2024-03-08', 46, 3_680_000), 46);
      await importRoster(xicheng, file, await roster('2024-03-22', 40, 2_940_000), 40);
      await xicheng.goto(`${file}/claims`);
      await expect(xicheng.locator('.claim-totals')).toContainText('86');
      await expect(xicheng.locator('.claim-totals')).toContainText('662');
      await moveClaims(xicheng, file, { from: '申请', to: '受理', count: '86', on: '2024-03-26' });
    });

    await goTo('2024-05-08 15:00');
    xicheng = await signIn('xicheng');
    await step('仲裁全部裁决，支持职工请求', () =>
      moveClaims(xicheng, file, {
        from: '受理',
        to: '裁决',
        count: '86',
        on: '2024-05-06',
        result: '全部支持',
      }),
    );

    await goTo('2024-05-24 15:00');
    xicheng = await signIn('xicheng');
    await step('拖欠工资全部付清，86 件全部办结', async () => {
      await moveClaims(xicheng, file, {
        from: '裁决',
        to: '执结',
        count: '86',
        on: '2024-05-23',
        paid: true,
      });
      await xicheng.goto(`${file}/claims`);
      const totals = xicheng.locator('.claim-totals div', { hasText: /^已付/ });
      await expect(totals.locator('dd')).toHaveAttribute('title', '6,620,000.00');
    });
    await step('提交裁决书和支付凭证，另一人审核办结', async () => {
      await xicheng.goto(file);
      await endStep(xicheng, '联动处置', '86 件全部办结，工资付清');
      await recordAct(xicheng, '提交处置结果和证据', '裁决书和银行回单齐全', {
        evidence: '裁决书、银行回单',
        checks: ['仲裁裁决或调解书', '工资支付凭证'],
      });
      const review = await signIn('review');
      await review.goto(file);
      await endStep(review, '办结反馈', '核对裁决书和回单，同意办结');
      await expect(stepOf(review, '办结反馈')).toContainText('5 月 24 日');
      await expect(stepOf(review, '派单交办')).toContainText('3 月 1 日');
    });
  });
});
