import { expect, test } from '@playwright/test';
import { liveStory } from './story/live-story.ts';
import {
  actInDialog,
  answerNotice,
  dispatchTo,
  endStep,
  importRoster,
  moveClaims,
  openFrom,
  recordAct,
  sendNotice,
  stepOf,
} from './story/officer-acts.ts';

/** The enterprises are invented; months, counts and amounts are those of the published case. */
const NAME = '筠渡朗商业';
const RELATED = ['筠渡远供应链管理', '瑾川溪食品', '璟岭茗餐饮管理', '霖谷宇贸易'];
/** Filings as the commission made them: 1,849 claims, 145,000,000 yuan. */
const FILED = [
  ['2022-02-18', 126, 7_900_000],
  ['2022-03-11', 243, 18_600_000],
  ['2022-04-15', 388, 30_400_000],
  ['2022-05-20', 472, 37_100_000],
  ['2022-06-17', 351, 28_200_000],
  ['2022-07-15', 269, 22_800_000],
] as const;

test('nine months early: 1,849 claims for 145 million yuan in enforcement before the collapse', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await liveStory(browser, 'nine-months-early', async ({ goTo, signIn, roster, step }) => {
    await goTo('2021-11-25 15:00');
    let [city, review] = [await signIn('city'), await signIn('review')];
    await step('2021 年 11 月：平台发现欠薪风险，发出橙色或红色预警，九个月后企业才倒闭', async () => {
      await openFrom(city, '/warnings', NAME);
      await expect(city.locator('.warning-head')).toContainText(/橙色|红色/);
    });
    await step('三方机制先行知悉：起草、审批、发出三方通报，人社局签收答复', async () => {
      const warning = new URL(city.url()).pathname;
      const title = await sendNotice(city, review, '三方通报');
      await answerNotice(await signIn('hrss'), title, '已列入重点检查');
      await city.goto(warning);
    });
    await step('专项监测，关联企业列入持续关注名单', async () => {
      const list = review;
      // The strongest the rule has put on the list; the others a person accepts.
      await list.goto('/watchlist?view=proposals');
      await expect(list.locator('.skeleton')).toHaveCount(0);
      await expect(list.locator('.proposal, .state').first()).toBeVisible();
      for (let left = await list.locator('.proposal').count(); left > 0; left -= 1) {
        await list.keyboard.press('y');
        await expect(list.locator('.proposal.answered')).toHaveCount(
          (await list.locator('.proposal').count()) - left + 1,
        );
      }
      await list.goto('/watchlist');
      await expect(list.getByRole('row', { name: new RegExp(NAME) }).first()).toContainText('专项监测');
      for (const name of RELATED)
        await expect(list.getByRole('row', { name: new RegExp(name) }).first()).toContainText('关联');
    });
    await step('派往朝阳区总工会', () => dispatchTo(city, '朝阳区总工会', /朝阳/));
    let chaoyang = await signIn('chaoyang');
    await openFrom(chaoyang, '/case-files', NAME);
    const file = new URL(chaoyang.url()).pathname;
    await step('朝阳区总工会签收；先前发出的通报已记入案卷', async () => {
      await actInDialog(chaoyang, '签收');
      await expect(stepOf(chaoyang, '联动处置')).toContainText('已发出三方通报');
      await recordAct(chaoyang, '走访约谈企业', '约谈负责人，要求说明资金和工资发放安排');
      await recordAct(chaoyang, '联系职工', '向门店职工告知申请仲裁的途径');
      await recordAct(chaoyang, '支持申请仲裁', '派驻律师，帮助职工集中申请仲裁');
    });

    await goTo('2022-07-20 15:00');
    [city, review, chaoyang] = [await signIn('city'), await signIn('review'), await signIn('chaoyang')];
    await step('六批立案名册导入：1,849 件，1.45 亿元', async () => {
      for (const [on, count, yuan] of FILED)
        await importRoster(chaoyang, file, await roster(on, count, yuan), count);
      await chaoyang.goto(`${file}/claims`);
      await expect(chaoyang.locator('.claim-totals div', { hasText: /^件数/ }).locator('dd')).toHaveText(
        '1,849',
      );
      const amount = chaoyang.locator('.claim-totals div', { hasText: /^金额/ }).locator('dd');
      await expect(amount).toHaveText('1.45 亿元');
      await expect(amount).toHaveAttribute('title', '145,000,000.00');
    });
    await step('一次办理 1,849 件：受理', () =>
      moveClaims(chaoyang, file, { from: '申请', to: '受理', count: '1,849', on: '2022-07-20' }),
    );
    await goTo('2022-08-05 15:00');
    chaoyang = await signIn('chaoyang');
    await step('1,849 件全部裁决', () =>
      moveClaims(chaoyang, file, {
        from: '受理',
        to: '裁决',
        count: '1,849',
        on: '2022-08-04',
        result: '全部支持',
      }),
    );
    await goTo('2022-08-12 15:00');
    [city, review, chaoyang] = [await signIn('city'), await signIn('review'), await signIn('chaoyang')];
    await step('倒闭前三天：1,849 件全部移交法院执行，法院签收', async () => {
      await moveClaims(chaoyang, file, { from: '裁决', to: '移交执行', count: '1,849', on: '2022-08-12' });
      await chaoyang.goto(file);
      const title = await sendNotice(chaoyang, city, '移交法院执行');
      await expect(chaoyang.getByRole('region', { name: '通报内容' })).toContainText(
        '1,849 件，应付 145,000,000.00 元',
      );
      await answerNotice(await signIn('court'), title, '已立案执行 1,849 件');
      await chaoyang.goto(file);
      await expect(stepOf(chaoyang, '联动处置')).toContainText('移交强制执行');
    });

    await goTo('2022-08-22 15:00');
    [review, chaoyang] = [await signIn('review'), await signIn('chaoyang')];
    await step('2022 年 8 月：企业倒闭，破产申请受理，预警升为红色', async () => {
      await openFrom(review, '/warnings', NAME);
      await expect(review.locator('.warning-head')).toContainText('红色');
    });
    await step('以裁决书和移交执行回执办结，另一人审核', async () => {
      await chaoyang.goto(file);
      await endStep(chaoyang, '联动处置', '1,849 件全部移交执行');
      await recordAct(chaoyang, '提交处置结果和证据', '裁决书 1,849 份、法院移交回执', {
        evidence: '裁决书、移交执行回执',
        checks: ['仲裁裁决或调解书', '移交执行回执'],
      });
      await review.goto(file);
      await endStep(review, '办结反馈', '核对裁决书和回执，同意办结');
    });
  });
});
