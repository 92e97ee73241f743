import type { HelpTexts } from './help-form.ts';

/** What each screen is for and how it is worked with, by the route's path. Loaded when help is first asked for. */
export const helpEn: HelpTexts = {
  '/': [
    'Do the first three; the rest is folded below. The order asks: late? due today? how bad? how long has it waited?',
    'Changes count from midnight of yesterday. What was held back scored high enough and was not raised: a number opens each with its reason.',
    'Every number opens as many rows as it says.',
  ],
  '/situation': [
    'The scheme is coloured by level, open case files or age; a district opens its warnings or case files.',
    'The three times are medians of the last twelve months, with the figures by month below the lines. It is said where the days of arrears come from.',
    '“For a wall” shows map, times, flow, industries and reasons on one screen and renews itself every minute; Esc leaves it.',
  ],
  '/warnings': [
    'Filters on the left take several values at once and say how many rows each would show. Filters and order are in the address: keep it, send it, or save it as a view.',
    'j k move, x chooses, Enter opens, d dispatches, s snoozes, c finds it not borne out. A click beside the links shows the row on the right; marking text opens nothing.',
    'What is new is announced above within seconds and shown when you ask: no row moves under your cursor. Several can be acted on at once, and taken back for fifteen minutes.',
    'However long the list, keep scrolling: where you are stands below it and in the address, and is found again when you come back.',
  ],
  '/warnings/$id': [
    'The parts of “why” add up to the score exactly; evidence says when it happened and when it was known.',
    'Opinion alone needs corroboration first; what rests on a related enterprise alone is never dispatched. The unit is proposed by union, registered and operating place; another needs a reason.',
    'A judgement says whether the warning was right and counts in the record of its kind.',
  ],
  '/enterprises': [
    'Any part of a name, pinyin or initials, a former name or the credit code, as you type. Filter by district, level, industry and state.',
    'However long the list, keep scrolling: where you are stands below it and in the address.',
  ],
  '/enterprises/$id': [
    'Its names, three places, assessment, related enterprises and what happened. Each line has both times: happened and known.',
  ],
  '/imports': [
    'Enterprises from Excel, WPS or CSV: match the columns, look at the preview, then import. Bad rows are named with the reason; a whole import can be undone.',
  ],
  '/case-files': [
    'In the order of their clocks, by district and state. An enterprise has one open case file at a time.',
    'However long the list, keep scrolling; what colleagues did is announced, and shown when you ask.',
  ],
  '/case-files/$id': [
    'Six steps from top to bottom: where it is, which unit has it, how long is left, and what is missing to end the step stand in the step itself; beside it what may be done now.',
    'Acts are added, never changed. Closing needs evidence and a second person. Ctrl P prints it without buttons, with who printed it and when.',
  ],
  '/claims': ['Case files with claims in arbitration, the next statutory day first.'],
  '/case-files/$id/claims': [
    'Workers are masked; opening one asks for a reason and is written into the log.',
    'Up to two thousand claims can be moved or paid at once, and taken back.',
  ],
  '/case-files/$id/claims/roster': [
    'Claims from a roster: match the columns, see the bad rows, import. The file is not kept.',
  ],
  '/dispatches': [
    'What was sent to and by your unit, by what is to be done. Signing, sending back, forwarding and urging are done in the case file; sending back needs a reason and papers.',
  ],
  '/tip': [
    'Word of trouble by telephone, visit or on the spot. Names, numbers and identity cards are taken out. It joins an open warning of the enterprise.',
  ],
  '/judgements': ['What people made of warnings, by level, indicator and keyword.'],
  '/link-questions': [
    'Is this name this enterprise? y yes, n no, u unsure, z takes back. The evidence for both is listed.',
  ],
  '/bulletins': [
    'Weekly, monthly, quarterly or on call. Choose period and scope; it is composed from the data, and every figure opens.',
  ],
  '/bulletins/$id': [
    'Only the marked places are written. A second person approves; once issued it has a number and never changes. Word, PDF, web page and tables can be taken away.',
  ],
  '/letters': ['Reminders, opinions and proposals by state, kind, unit and day; late replies first.'],
  '/letters/$id': [
    'Fill the marked places; a second person approves, then it gets its number. The reply is due from the day of delivery; a late one allows the next letter.',
  ],
  '/notices': ['Notices to the partners and hand-overs to the court, with who received and answered them.'],
  '/notices/$id': [
    'Drafted, approved and sent by different people. Once sent it cannot be changed; receipts and answers stand below.',
  ],
  '/inbox': ['Notices sent to your unit. Please sign for them and answer; nothing else is shown.'],
  '/inbox/$id': ['Sign for it; where an answer is asked, say what was done.'],
  '/watchlist': [
    'Enterprises under special monitoring, and those watched for a relation, each with who put it there and by which path.',
  ],
  '/suppressed': ['What scored high enough and was not raised, by reason.'],
  '/terms': [
    'The dynamic library. Proposals, previews, approvals and retirements are versions; an approval takes effect with the next text.',
  ],
  '/terms/new': [
    'Write what must, may and must not be there and how near; see what the last ninety days would have given, then put it up.',
  ],
  '/terms/$id': ['How often it hits, how often it is true, its versions and who approved them.'],
  '/models': ['Versions of the risk model: draft, shadow, in force, retired. A change needs a reason.'],
  '/models/$id/$version': [
    'What it learned from, what weighs how much, its backtests, and whether it drifts.',
  ],
  '/backtests': [
    'The past once more with what was known then: what would have been raised, and what came true.',
  ],
  '/backtests/$id': ['Month by month, with what was missed. Compare it with another, or take it away.'],
  '/account': ['Your password, second factor and sessions; end any of them.'],
  '/accounts': ['Open and close accounts, give roles and units. Who does this sees no case.'],
  '/accounts/$id': ['Role, unit and sessions of one account. Closing takes effect at once.'],
  '/audit': [
    'Who did what and looked at whom, in one chain that shows any change; verify and export it here.',
  ],
  '/running': [
    'Whether what you see can be relied on: whether data comes in time, is read, and acts are kept; and what to do.',
  ],
  '/system': ['Version, database, amounts of data and how it runs.'],
  '/notifications': [
    'What concerns you and your unit, the newest first; each leads to where it is done. Choose what reaches you under your account.',
  ],
  '/duty': ['Who is on duty: what happens at night and on holidays is told to them.'],
  '/channels': ['By which ways word goes out: mail, WeCom, DingTalk and others. Try one before it is used.'],
  '/deliveries': ['Whether each message arrived, why one did not, and how to send it again.'],
  '/overrides': [
    'Levels set by hand: by whom, why, and until when. After that day the model’s level holds again.',
  ],
  '/enterprises/$id/relations': [
    'Who stands near this enterprise, over how many ties, and how risk comes along them; each tie says since when and from which source.',
  ],
  '/sources': ['How often each source is asked, what came last and how often it failed; silent ones first.'],
  '/sources/new': ['Try it once and look at what comes before it is used.'],
  '/sources/$id': ['Its settings, its last fetches, and what was not taken in, each with the reason.'],
};
