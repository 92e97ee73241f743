import type { Reply, Routes } from '@weisu/contract';
import type { SignedIn } from '../../../session/signed-in.ts';
import { listCaseFileIds } from '../../../store/desk/list-case-files.ts';
import { findCaseFile, loadCaseFiles } from '../../../store/desk/load-case-file.ts';
import { presentCaseFile, presentCaseFileRow } from '../../../views/present-case-file.ts';
import { actOnCaseFile as recordAct } from '../../acts/act-on-case-file.ts';
import * as arrangement from '../../acts/arrangement/arrange-case-file.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { loadOtherFiles } from '../../load-other-files.ts';
import { contextOf, districtCodes, loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

const caseFilePage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['caseFile']>> => {
  const db = desk.database.kysely;
  const stored = (await findCaseFile(db, id)) ?? refuseUnknown();
  await loadSeenEnterprise(db, stored.enterpriseId, by);
  return presentCaseFile(stored, await loadOtherFiles(desk, by, stored), contextOf(desk, by));
};

export const listCaseFiles: Handler<Routes['listCaseFiles']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { ids, total } = await listCaseFileIds(db, by.scope, query, districtCodes(desk));
    const whole = await loadCaseFiles(db, ids);
    const context = contextOf(desk, by);
    return {
      rows: ids.flatMap((id) => {
        const stored = whole.get(id);
        return stored === undefined ? [] : [presentCaseFileRow(stored, context)];
      }),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const caseFile: Handler<Routes['caseFile']> = {
  needs: 'see-area',
  answer: ({ params, by }, desk) => caseFilePage(desk, by, params.id),
};

export const actOnCaseFile: Handler<Routes['actOnCaseFile']> = {
  needs: 'act-on-case-file',
  answer: async ({ params, body, by }, desk) => {
    await recordAct(desk, by, params.id, body);
    return caseFilePage(desk, by, params.id);
  },
};

export const mergeCaseFile: Handler<Routes['mergeCaseFile']> = {
  needs: 'arrange-case-files',
  answer: async ({ params, body, by }, desk) => {
    await arrangement.mergeCaseFile(desk, by, params.id, body);
    return caseFilePage(desk, by, params.id);
  },
};

export const unmergeCaseFile: Handler<Routes['unmergeCaseFile']> = {
  needs: 'arrange-case-files',
  answer: async ({ params, body, by }, desk) => {
    await arrangement.unmergeCaseFile(desk, by, params.id, body);
    return caseFilePage(desk, by, params.id);
  },
};

export const splitCaseFile: Handler<Routes['splitCaseFile']> = {
  needs: 'arrange-case-files',
  answer: async ({ params, body, by }, desk) =>
    caseFilePage(desk, by, await arrangement.splitCaseFile(desk, by, params.id, body)),
};
