import { createHmac } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import {
  type AuditHead,
  type AuditProof,
  AUDIT_START,
  makeCheckpoint,
  readCheckpoints,
  type Seal,
  verifyProof,
} from '@weisu/core';
import { findAuditHead, proveCaseFile, sha256, verifyLog } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { now, withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { note, out } from '../verb.ts';

const FAULTS = {
  'content-altered': '内容被改',
  'link-altered': '哈希被改',
  'chain-broken': '与前一条不相接',
  'entries-missing': '缺少记录',
  'out-of-order': '次序不对',
  'cut-off': '末尾被截去',
  'checkpoint-differs': '与已知链头不符',
} as const;

const sealWith = (given: Given): Seal | null => {
  const key = valueOf(given, 'auditKey');
  return key === undefined ? null : (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex');
};

const readHeads = async (given: Given): Promise<readonly AuditHead[]> => {
  const file = valueOf(given, 'heads');
  if (file === undefined) return [];
  const { heads, badLines } = readCheckpoints(await readFile(file, 'utf8'), sealWith(given));
  if (badLines.length > 0)
    throw new UsageError(
      `链头文件的行不可用 / lines of the heads file are not usable: ${badLines.join(', ')}`,
    );
  return heads;
};

const verify = async (given: Given): Promise<number> => {
  const heads = await readHeads(given);
  return withHouse(given, async ({ database }) => {
    const verdict = await verifyLog(database.kysely, heads);
    const { checked, head, problems } = verdict;
    if (isOn(given, 'json')) out(JSON.stringify({ ...verdict, heads: heads.length }));
    else {
      for (const { seq, fault } of problems) out(`${seq}  ${FAULTS[fault]} / ${fault}`);
      out(`${head.seq} ${head.hash}`);
      out(
        problems.length === 0
          ? `核验 ${checked} 条，没有发现改动 / ${checked} entries verified, nothing was changed`
          : `核验 ${checked} 条，发现 ${problems.length} 处不符 / ${checked} entries verified, ${problems.length} things do not fit`,
      );
      if (heads.length === 0)
        note(
          '没有库外链头：若改动者同时改了库中的链头，末尾截去和整链重写看不出来 / without heads kept elsewhere, a cut at the end or a chain rewritten whole does not show if the database’s own head was changed with it',
        );
    }
    return problems.length === 0 ? EXIT.ok : EXIT.failed;
  });
};

const head = (given: Given): Promise<number> =>
  withHouse(given, async ({ database }) => {
    const found = (await findAuditHead(database.kysely)) ?? AUDIT_START;
    const line = JSON.stringify(makeCheckpoint(found, now(), sealWith(given)));
    const file = valueOf(given, 'out');
    if (file !== undefined) await appendFile(file, `${line}\n`);
    out(line);
    return EXIT.ok;
  });

const exportProof = (given: Given): Promise<number> => {
  const caseFileId = valueOf(given, 'caseFile');
  const file = valueOf(given, 'out');
  if (caseFileId === undefined || file === undefined)
    throw new UsageError('请给出 --case-file 和 --out / give --case-file and --out');
  return withHouse(given, async ({ database }) => {
    const proof = await proveCaseFile(database.kysely, caseFileId, now());
    if (proof === undefined)
      throw new UsageError(`审计记录中没有这个案卷 / the log says nothing of this case file: ${caseFileId}`);
    await writeFile(file, `${JSON.stringify(proof)}\n`);
    const entries = proof.links.filter((link) => typeof link !== 'string').length;
    out(
      `已写入 / written: ${file}（${entries} 条记录，${proof.links.length} 环 / ${entries} entries, ${proof.links.length} links）`,
    );
    out(`${proof.head.seq} ${proof.head.hash}`);
    return EXIT.ok;
  });
};

const readProof = async (file: string): Promise<AuditProof> => {
  const read: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof read !== 'object' || read === null || !('kind' in read) || read.kind !== 'weisu-audit-proof@1')
    throw new UsageError(`不是审计证明 / not a proof of the audit log: ${file}`);
  return read as AuditProof;
};

const checkProof = async (file: string, given: Given): Promise<number> => {
  const proof = await readProof(file);
  const heads = await readHeads(given);
  const { entries, problems } = verifyProof(proof, sha256, heads);
  for (const { seq, problem } of problems) out(`${seq}  ${problem}`);
  out(
    problems.length === 0
      ? `${proof.caseFileId}: ${entries} 条记录与链头相符 / ${entries} entries agree with the head ${proof.head.seq} ${proof.head.hash}`
      : `${proof.caseFileId}: ${problems.length} 处不符 / ${problems.length} things do not fit`,
  );
  if (heads.length === 0)
    note(
      '只核验了证明自身；请与另行取得的链头对照 / checked against itself only: compare the head with one learned elsewhere',
    );
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
};

/** `weisu audit verify | head | export | check-proof` */
export const auditVerb: Verb = {
  register: (program, end) => {
    const audit = program.command('audit').description('审计链 / the audit chain');
    audit
      .command('verify')
      .description(
        '核验整条链，有不符时退出码为 1 / verify the whole chain; exit code 1 where something does not fit',
      )
      .addOption(optionOf('heads'))
      .addOption(optionOf('auditKey'))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await verify(command.optsWithGlobals())));
    audit
      .command('head')
      .description('写出链头，供库外保存 / write the head of the chain, to be kept outside the database')
      .addOption(optionOf('out'))
      .addOption(optionOf('auditKey'))
      .action(async (_own: Given, command: Command) => end(await head(command.optsWithGlobals())));
    audit
      .command('export')
      .description('导出一个案卷的证明 / export the proof of a case file')
      .addOption(optionOf('caseFile'))
      .addOption(optionOf('out'))
      .action(async (_own: Given, command: Command) => end(await exportProof(command.optsWithGlobals())));
    audit
      .command('check-proof')
      .argument('<file>')
      .description('核验导出的证明，不需要数据库 / check an exported proof; needs no database')
      .addOption(optionOf('heads'))
      .addOption(optionOf('auditKey'))
      .action(async (file: string, _own: Given, command: Command) =>
        end(await checkProof(file, command.optsWithGlobals())),
      );
  },
};
