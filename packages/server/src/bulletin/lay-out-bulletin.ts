import {
  type Bulletin,
  type BulletinLanguage,
  type ComposedFigures,
  dayOf,
  type IssuedText,
  type Jurisdiction,
  type LaidBulletin,
  layOutBulletin,
  refuse,
  writeDay,
  writePeriod,
} from '@weisu/core';

export const bulletinKindOf = ({ bulletin }: Pick<Jurisdiction, 'bulletin'>, id: string) =>
  bulletin.kinds.find((kind) => kind.id === id) ??
  refuse('bad-input', '没有这种专刊 / there is no such kind of bulletin', 'kind');

/** The number as it is written; empty before there is one. */
export const writeBulletinNumber = (
  jurisdiction: Pick<Jurisdiction, 'bulletin'>,
  { kind, number }: Pick<Bulletin, 'kind' | 'number'>,
  language: BulletinLanguage,
): string =>
  number === null
    ? ''
    : bulletinKindOf(jurisdiction, kind)
        .numberForm[language].replaceAll('{year}', String(number.year))
        .replaceAll('{number}', String(number.count));

type Ground = {
  readonly jurisdiction: Jurisdiction;
  readonly bulletin: Bulletin;
  readonly figures: ComposedFigures;
  readonly before: ComposedFigures | null;
};

const layOut = (
  { jurisdiction, bulletin, figures, before }: Ground,
  language: BulletinLanguage,
): LaidBulletin => {
  const districts = new Map(jurisdiction.districts.map(({ code, name }) => [code, name[language]]));
  const units = new Map(jurisdiction.units.map(({ id, name }) => [id as string, name[language]]));
  const levels = new Map(jurisdiction.levels.map(({ level, name }) => [level, name[language]]));
  return {
    title: jurisdiction.bulletin.title[language],
    number: writeBulletinNumber(jurisdiction, bulletin, language),
    issuer: units.get(bulletin.unitId) ?? bulletin.unitId,
    period: writePeriod(bulletin.span, language),
    issuedOn: bulletin.issuedAt === null ? '' : writeDay(dayOf(bulletin.issuedAt), language),
    sections: layOutBulletin({
      terms: jurisdiction.bulletin,
      span: bulletin.span,
      figures,
      before,
      words: bulletin.words,
      language,
      names: {
        district: (code) => districts.get(code) ?? code,
        unit: (id) => units.get(id) ?? id,
        level: (level) => levels.get(level) ?? level,
      },
    }),
  };
};

/** The bulletin in both languages, from its figures as they were composed and the words as they stand. */
export const layOutBoth = (ground: Ground): IssuedText => ({
  zh: layOut(ground, 'zh'),
  en: layOut(ground, 'en'),
});
