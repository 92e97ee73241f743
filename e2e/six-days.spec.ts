import { expect, test } from '@playwright/test';
import { liveStory } from './story/live-story.ts';
import {
  actInDialog,
  answerNotice,
  dispatchTo,
  endStep,
  openFrom,
  recordAct,
  sendNotice,
  stepOf,
} from './story/officer-acts.ts';

/** The enterprise is invented; days, places and what was decided are those of the published case. */
const NAME = '澄曜谷科技';

test('six days: a product stops on 10 January 2024, the plan is adopted on 16 January', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await liveStory(browser, 'six-days', async ({ goTo, signIn, step }) => {
    await goTo('2024-01-10 11:00');
    let city = await signIn('city');
    await step('监测发现：注册在大兴的科技企业产品停产，平台当日发出橙色或红色预警', async () => {
      await openFrom(city, '/warnings', NAME);
      await expect(city.locator('.warning-head')).toContainText(/橙色|红色/);
      await expect(city.getByRole('region', { name: '证据' })).toContainText('停产');
    });
    await step('派单交办：当日派往大兴区总工会（责任工会所在地）', () =>
      dispatchTo(city, '大兴区总工会', /大兴/),
    );
    let daxing = await signIn('daxing');
    await step('大兴区总工会当日签收，转入联动处置', async () => {
      await openFrom(daxing, '/case-files', NAME);
      await actInDialog(daxing, '签收');
      await expect(stepOf(daxing, '联动处置')).toContainText('正在办');
    });
    const file = new URL(daxing.url()).pathname;

    await goTo('2024-01-12 10:00');
    [city, daxing] = [await signIn('city'), await signIn('daxing')];
    await step('区三方委员会和生物医药基地管委会成立工作组', async () => {
      await daxing.goto(file);
      await recordAct(daxing, '成立联合工作组', '区三方委员会与基地管委会分别成立工作组，联合办公', {
        fields: {
          牵头单位: '大兴区协调劳动关系三方委员会',
          '成员单位（每行一个）': '大兴生物医药基地管理委员会\n大兴区总工会\n大兴区人力资源和社会保障局',
        },
      });
      await expect(daxing.getByRole('main')).toContainText('大兴');
    });
    await step('对接职工：职工代表座谈；对接企业：约谈负责人', async () => {
      await recordAct(daxing, '联系职工', '与职工代表座谈，280 余名员工担心项目绩效工资');
      await recordAct(daxing, '走访约谈企业', '约谈企业负责人，基本工资承诺照常发放', {
        fields: {
          '参加人（职务，每行一位）': '企业负责人\n基地工会主席\n区总工会经办人',
          约谈结论: '项目绩效工资方案交职工代表大会讨论',
        },
      });
      await recordAct(daxing, '工作记录', '基地工会指导企业起草职代会文件：方案、议程、表决办法');
    });
    await step('三方通报：起草、审批、发出，人社局签收并答复；案卷自动记下“通报政府部门和三方”', async () => {
      const title = await sendNotice(daxing, city, '三方通报');
      const hrss = await signIn('hrss');
      await answerNotice(hrss, title, '已派员到企业核实，参加工作组');
      await daxing.goto(file);
      await expect(stepOf(daxing, '联动处置')).toContainText('通报政府部门和三方');
    });

    await goTo('2024-01-13 10:00');
    [city, daxing] = [await signIn('city'), await signIn('daxing')];
    await step('区总工会会同人社局发出提示函：起草、审批、编号、送达', async () => {
      await daxing.goto(file);
      await daxing.getByRole('button', { name: '起草提示函' }).click();
      await expect(daxing).toHaveURL(/\/letters\//);
      const letter = new URL(daxing.url()).pathname;
      await daxing
        .getByLabel('发现的情况')
        .fill('你单位主力产品停产，拟暂缓发放项目绩效工资。本会会同大兴区人力资源和社会保障局提示如下。');
      await daxing.getByLabel('联系人及电话').fill('大兴区总工会权益保障部，010-00000000');
      await daxing.getByRole('button', { name: '保存并预览' }).click();
      await city.goto(letter);
      await actInDialog(city, '审批通过');
      await daxing.goto(letter);
      await actInDialog(daxing, '编号发出');
      await expect(daxing.getByRole('heading', { level: 1 })).toContainText('京兴工提〔2024〕1号');
      await actInDialog(daxing, '登记送达', { 送达证明: '直接送达，企业综合部签收' });
      await expect(daxing.locator('.profile-head')).toContainText('已送达，待答复');
    });

    await goTo('2024-01-16 16:00');
    daxing = await signIn('daxing');
    await step('下午职工代表大会表决通过暂停发放项目绩效工资的方案', async () => {
      await daxing.goto(file);
      await recordAct(daxing, '召开职工代表大会', '1 月 16 日下午召开职代会，表决通过方案', {
        evidence: '职代会决议和签到表',
        fields: {
          '会议文件（每行一份）': '暂停发放项目绩效工资的方案\n表决办法',
          决议内容: '暂停发放项目绩效工资，基本工资照常发放',
          应到代表: '32',
          实到代表: '31',
          赞成: '29',
          反对: '1',
          弃权: '1',
        },
      });
      await expect(daxing.getByRole('region', { name: '职工代表大会' })).toContainText('通过');
    });
    await step('处置完成，提交职代会决议和工会确认', async () => {
      await endStep(daxing, '联动处置', '方案已通过，企业与职工无争议');
      await recordAct(daxing, '提交处置结果和证据', '职代会通过方案，工会确认职工无异议', {
        evidence: '职代会决议、工会确认书',
        checks: ['职代会决议', '工会确认'],
      });
      await expect(daxing.getByText('须由另一名经办人审核办结')).toBeVisible();
    });
    await step('另一人审核办结：从派单到办结六天', async () => {
      const review = await signIn('review');
      await review.goto(file);
      await endStep(review, '办结反馈', '核对决议和确认，同意办结');
      await expect(stepOf(review, '办结反馈')).toContainText('1 月 16 日');
      await expect(stepOf(review, '派单交办')).toContainText('1 月 10 日');
    });
    await step('安排办结后回访', async () => {
      await daxing.reload();
      await recordAct(daxing, '安排回访', '一个月后回访绩效工资发放情况', {
        fields: { '第 1 行日期': '2024-02-20' },
      });
      await expect(daxing.getByRole('region', { name: '回访' })).toContainText('已安排');
    });
  });
});
