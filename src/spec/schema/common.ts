import { flag, knownOrOther, listOf, may, must, object, returned, text, textAs } from './build';
import type { Field, ObjectSchema, TextSchema } from './schema';

export const dateTime = textAs('date-time');

const owner: ObjectSchema = object('owner', {
  id: returned(text, 'Id of the requester who made the object.'),
  myself: returned(flag, 'True when that requester is you.'),
  company_id: returned(text, 'Id of the company account it belongs to.'),
});

export const ownerField: Field = returned(owner, 'Who made the object. The platform fills it in.');
export const idField: Field = returned(
  text,
  "The platform's number for the object. Given when it is made.",
);
export const createdField: Field = returned(dateTime, 'When the object was made (UTC).');

export const metadataField: Field = may(
  object('metadata', {}, { schema: listOf(text), about: 'Your own label: a list of texts.' }),
  'Your own labels for the object: each key holds a list of texts. Performers never see them.',
  { example: 'metadata: { batch: [autumn] }' },
);

export const html = textAs('html');

/** Language codes as the platform spells them: two capitals, with two longer exceptions. */
const languageCodes =
  'AA AB AE AF AK AM AN AR AS AV AY AZ BA BE BG BH BI BM BN BO BR BS CA CE CH CO CR CS CU CV CY DA DE DV DZ EE EL EN EO ES ET EU FA FF FI FJ FO FR FY GA GD GL GN GU GV HA HE HI HO HR HT HU HY HZ IA ID IE IG II IK IN IO IS IT IU IW JA JI JV KA KG KI KJ KK KL KM KN KO KR KS KU KV KW KY LA LB LG LI LN LO LT LU LV MG MH MI MK ML MN MO MR MS MT MY NA NB ND NE NG NL NN NO NR NV NY OC OJ OM OR OS PA PI PL PS PT PT-BR QU RM RN RO RU RW SA SC SD SE SG SI SK SL SM SN SO SQ SR SS ST SU SV SW TA TE TG TH TI TK TL TN TO TR TS TT TW TY UG UK UR UZ VE VI VO WA WO XH YI YO ZA ZH ZH-HANS ZU';

const countryCodes =
  'AB AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM OS PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** Names come from the engine's own locale data: nothing of it has to be shipped. */
function named(codes: string, type: 'language' | 'region'): Record<string, string> {
  const names = new Intl.DisplayNames('en', { type });
  return Object.fromEntries(codes.split(' ').map((code) => [code, nameOf(code, names)]));
}

/** Codes of the platform that no standard knows. */
const ownCodes: Readonly<Record<string, string>> = {
  AB: 'Abkhazia or Abkhazian',
  OS: 'South Ossetia or Ossetian',
};

function nameOf(code: string, names: Intl.DisplayNames): string {
  const own = ownCodes[code];
  if (own !== undefined) return own;
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

let languages: TextSchema | undefined;
let countries: TextSchema | undefined;

/** Built at first use: three hundred names are not worth a slower start. */
export const languageCode: TextSchema = {
  kind: 'text',
  form: 'language',
  open: true,
  get values() {
    return (languages ??= knownOrOther(named(languageCodes, 'language'))).values ?? {};
  },
};

export const countryCode: TextSchema = {
  kind: 'text',
  form: 'country',
  open: true,
  get values() {
    return (countries ??= knownOrOther(named(countryCodes, 'region'))).values ?? {};
  },
};

export const textByLanguage: ObjectSchema = object(
  'texts by language',
  {},
  {
    schema: text,
    about: 'The text in this language.',
    get keyValues() {
      return languageCode.values ?? {};
    },
  },
);

const source: TextSchema = {
  kind: 'text',
  values: { REQUESTER: 'You wrote the translation; the only value there is.' },
};

export const translation: ObjectSchema = object('translation', {
  value: must(text, 'The translated text.'),
  source: must(source, 'Who translated it.', { standard: 'REQUESTER' }),
});

export const sourceField: Field = must(source, 'Who translated it.', { standard: 'REQUESTER' });
