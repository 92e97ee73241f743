import { useQuery } from '@tanstack/react-query';
import { jurisdictionQuery } from '../api/queries.ts';
import { useFormat } from './use-format.ts';

const SHORT_EN: Readonly<Record<string, string>> = { '110190': 'E-Town' };
const SHORT_ZH: Readonly<Record<string, string>> = { '110190': '经开区' };

export type PlaceNames = {
  /** A district's name by its code; the code itself where it is not one of ours. */
  readonly district: (code: string | null) => string | null;
  /** As a map writes it: 东城, 经开区. */
  readonly shortDistrict: (code: string) => string;
  /** A unit's or place's name in the reader's language, from the Chinese name that the server gives. */
  readonly named: (name: string) => string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
};

/** Names of districts and units in the reader's language, from the jurisdiction's own data. */
export const usePlaceNames = (): PlaceNames => {
  const { say, language } = useFormat();
  const { data } = useQuery(jurisdictionQuery);
  const districts = data?.districts ?? [];
  const named = (name: string): string => {
    const found = [...(data?.units ?? [])].find((unit) => unit.name === name);
    const district = districts.find((each) => each.name.zh === name);
    return district === undefined ? (found?.name ?? name) : say(district.name);
  };
  const district = (code: string | null): string | null => {
    if (code === null) return null;
    const found = districts.find((each) => each.code === code);
    return found === undefined ? code : say(found.name);
  };
  return {
    district,
    named,
    districts: districts.map(({ code, name }) => ({ code, name: say(name) })),
    shortDistrict: (code) => {
      const short = language === 'zh' ? SHORT_ZH[code] : SHORT_EN[code];
      const full = district(code) ?? code;
      return short ?? (language === 'zh' ? full.replace(/区$/, '') : full.replace(/ District$/, ''));
    },
  };
};
