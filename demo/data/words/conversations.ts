import type { Culture } from './culture.ts';

/** What may be said in an event or note. `{first}` is the person, `{owner}` the colleague, `{company}`, `{product}` and `{amount}` what it is about. */
export interface Words {
  readonly title: string;
  readonly body: string;
}

/** Kinds of contact, each with what was talked about. */
export type ContactKind = 'call' | 'email' | 'meeting' | 'message';

/** What people talk about with customers, by language and kind. */
export const CONVERSATIONS: Readonly<Record<Culture['language'], Readonly<Record<ContactKind, readonly Words[]>>>> = {
  en: {
    call: [
      {
        title: 'Discovery call',
        body: '{first} is comparing three suppliers. What matters most: a short start-up and somebody who picks up the phone. Wants a proposal for {product}.',
      },
      {
        title: 'Called about the renewal',
        body: '{first} is happy with the service but has to justify the price to finance. Promised a summary of last year’s tickets.',
      },
      { title: 'No answer', body: 'Rang twice, left a message. {first} is usually free on Thursday mornings.' },
      {
        title: 'Checked in after the start',
        body: 'All ten users are in. Two questions about exports, answered on the spot.',
      },
      {
        title: 'Short call about the invoice',
        body: 'The purchase order number was missing. Sent a corrected invoice the same day.',
      },
      {
        title: 'Asked for a reference',
        body: '{first} would like to speak with somebody in the same trade before deciding on {product}.',
      },
    ],
    email: [
      {
        title: 'Proposal for {product}',
        body: 'Hello {first},\n\nas promised, our proposal over {amount}. It holds for thirty days. Shall we go through it on Tuesday?\n\nBest regards\n{owner}',
      },
      {
        title: 'Re: Question about data protection',
        body: 'Hello {first},\n\nall data stays in the European Union and is encrypted at rest. I attach the agreement on processing; legal usually needs a week for it.\n\n{owner}',
      },
      {
        title: 'Thank you for your time',
        body: 'Hello {first},\n\nthank you for the good conversation. I noted three things: single sign-on, the import of old records, and training for the team. You will hear from me by Friday.\n\n{owner}',
      },
      {
        title: 'Out of office: back on Monday',
        body: 'I am away until Monday. In urgent cases please turn to my colleague.\n\n{first}',
      },
      {
        title: 'Signed contract attached',
        body: 'Hello {owner},\n\nplease find the signed contract attached. We look forward to it.\n\n{first}',
      },
      {
        title: 'Re: Re: Prices for next year',
        body: 'Hello {owner},\n\nthe board asks for a discount of 8 %. Anything you can do?\n\n{first}',
      },
    ],
    meeting: [
      {
        title: 'Demo for the team',
        body: 'Showed {product} to {first} and four colleagues. Strong interest in the timeline, doubts about the move from the old system. Next: a trial with their own data.',
      },
      {
        title: 'Quarterly review',
        body: 'Went through usage and open wishes with {first}. {company} grows and will need more seats in spring.',
      },
      {
        title: 'Lunch at the fair',
        body: 'Met {first} at our stand. {company} opens a second office; the decision about {product} is with the new head of operations.',
      },
      {
        title: 'Workshop on site',
        body: 'Half a day with sales and service. Agreed on five fields everybody fills in, and on who may see prices.',
      },
    ],
    message: [
      { title: 'Message', body: '“Running ten minutes late, please start without me!”' },
      { title: 'Message', body: '“Got the documents, thanks a lot 🙏”' },
      { title: 'Message', body: '“Could you resend the link? Mine has expired.”' },
    ],
  },
  zh: {
    call: [
      { title: '需求沟通电话', body: '{first}正在比较三家供应商，最看重上线速度和售后响应，希望收到{product}的报价。' },
      { title: '续约电话', body: '客户对服务满意，但需要向财务部门说明价格。答应发送去年的服务总结。' },
      { title: '未接通', body: '打了两次没有接，已留言。周四上午比较方便。' },
    ],
    email: [
      {
        title: '{product}报价单',
        body: '{first}，您好：\n\n附件是我们的报价，总额 {amount}，三十天内有效。周二方便一起过一遍吗？\n\n此致\n{owner}',
      },
      {
        title: '感谢您的时间',
        body: '{first}，您好：\n\n感谢今天的交流。我记下了三点：单点登录、历史数据导入和团队培训，周五之前给您答复。\n\n{owner}',
      },
    ],
    meeting: [
      {
        title: '产品演示',
        body: '向{first}和四位同事演示了{product}。对时间线功能很感兴趣，对旧系统迁移有顾虑。下一步：用客户自己的数据试用。',
      },
      { title: '季度回顾', body: '与{first}一起回顾了使用情况和待办需求。{company}明年春天需要增加席位。' },
    ],
    message: [
      { title: '微信消息', body: '“收到，谢谢！🙏”' },
      { title: '微信消息', body: '“链接过期了，能再发一次吗？”' },
    ],
  },
  ar: {
    call: [
      {
        title: 'مكالمة تعريفية',
        body: 'يقارن {first} بين ثلاثة موردين. الأهم: سرعة البدء ووجود من يرد على الهاتف. طلب عرضًا لـ {product}.',
      },
      {
        title: 'مكالمة بشأن التجديد',
        body: 'العميل راضٍ عن الخدمة، لكن عليه تبرير السعر للإدارة المالية. وعدنا بإرسال ملخص.',
      },
    ],
    email: [
      {
        title: 'عرض سعر: {product}',
        body: 'السلام عليكم {first}،\n\nمرفق عرضنا بقيمة {amount}، وهو صالح لثلاثين يومًا. هل نراجعه معًا يوم الثلاثاء؟\n\nمع التحية\n{owner}',
      },
      {
        title: 'شكرًا على وقتكم',
        body: 'السلام عليكم {first}،\n\nشكرًا على اللقاء. سجلت ثلاث نقاط وسأعود إليكم قبل يوم الجمعة.\n\n{owner}',
      },
    ],
    meeting: [
      {
        title: 'عرض تجريبي للفريق',
        body: 'عرضنا {product} على {first} وأربعة من زملائه. اهتمام كبير، مع تساؤلات حول الانتقال من النظام القديم.',
      },
      { title: 'زيارة في المعرض', body: 'التقينا {first} في جناحنا. تفتتح {company} مكتبًا ثانيًا قريبًا.' },
    ],
    message: [{ title: 'رسالة', body: '«وصلتني المستندات، شكرًا جزيلًا»' }],
  },
};

/** What is sold. */
export const PRODUCTS: readonly string[] = [
  'the annual plan',
  'the starter package',
  'the migration project',
  'fifty more seats',
  'the renewal',
  'the support contract',
  'a pilot with ten users',
  'the reporting add-on',
  'the training days',
  'the integration project',
];

/** Endings of deal names. */
export const DEAL_TITLES: readonly string[] = [
  'annual plan',
  'pilot',
  'renewal',
  'migration',
  '50 seats',
  'support contract',
  'reporting add-on',
  'training',
  'integration',
  'roll-out',
];

/** What one has to do. */
export const TASKS: readonly string[] = [
  'Send the proposal',
  'Call about the renewal',
  'Ask for the purchase order',
  'Prepare the demo',
  'Answer the security questionnaire',
  'Book the training',
  'Send the case study',
  'Check the import file',
  'Follow up on the offer',
  'Invite to the webinar',
  'Update the contact details',
  'Plan the workshop',
];

/** Remarks colleagues leave for each other. */
export const NOTES: readonly string[] = [
  'Prefers to be called in the afternoon.',
  'Decides together with the head of finance; keep both in copy.',
  'Was burnt by a failed migration two years ago. Go slowly.',
  'Speaks French and English.',
  'Met at the spring fair, very interested in the API.',
  'Never call on Mondays.',
  'Budget is approved in October, not before.',
  'Allergic to marketing mails. Personal letters only.',
  'Knows our former colleague Sam from university.',
  'Uses a competitor for service tickets and likes it.',
];

export const JOB_TITLES: readonly string[] = [
  'Head of Sales',
  'Managing Director',
  'Purchasing Manager',
  'IT Manager',
  'Office Manager',
  'Marketing Manager',
  'Head of Operations',
  'Customer Success Lead',
  'Chief Financial Officer',
  'Product Owner',
  'Software Engineer',
  'Data Protection Officer',
  'Founder',
  'Account Manager',
  'Logistics Coordinator',
  'Human Resources Partner',
];

export const LOST_REASONS: readonly string[] = [
  'Price',
  'Chose a competitor',
  'No budget this year',
  'Project was stopped',
  'No answer',
];
