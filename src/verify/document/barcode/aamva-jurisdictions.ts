/** Issuer identification number → jurisdiction: as AAMVA lists them, and those that issuers printed without having them from ISO. */

export interface AamvaJurisdiction {
  /** Country and jurisdiction, such as us_ca. */
  readonly brand: string;
  /** ICAO code of three letters. */
  readonly country: 'USA' | 'CAN' | 'MEX';
}

const NUMBERS = {
  us: {
    ny: [636001],
    ma: [636002],
    md: [636003],
    nc: [636004],
    sc: [636005],
    ct: [636006],
    la: [636007],
    mt: [636008],
    nm: [636009],
    fl: [636010],
    de: [636011],
    ca: [636014],
    tx: [636015],
    ia: [636018],
    gu: [636019],
    co: [636020],
    ar: [636021],
    ks: [636022],
    oh: [636023],
    vt: [636024],
    pa: [636025],
    az: [636026],
    or: [636029],
    mo: [636030],
    wi: [636031],
    mi: [636032],
    al: [636033],
    nd: [636034],
    il: [636035],
    nj: [636036],
    in: [636037],
    mn: [636038],
    nh: [636039],
    ut: [636040],
    me: [636041],
    sd: [636042],
    dc: [636043],
    wa: [636045],
    ky: [636046],
    hi: [636047],
    nv: [636049],
    id: [636050],
    ms: [636051],
    ri: [636052],
    tn: [636053],
    ne: [636054],
    ga: [636055],
    ok: [636058],
    ak: [636059],
    wy: [636060],
    wv: [636061],
    vi: [636062],
    va: [636000],
    as: [604427],
    mp: [604430],
    pr: [604431],
  },
  ca: {
    on: [636012],
    ns: [636013],
    nl: [636016],
    nb: [636017],
    bc: [636028],
    sk: [636044],
    mb: [636048],
    pe: [604426],
    qc: [604428],
    yt: [604429],
    ab: [604432, 990876],
    nu: [604433],
    nt: [604434],
  },
  mx: { coa: [636056], hid: [636057] },
} as const;
const COUNTRIES = { us: 'USA', ca: 'CAN', mx: 'MEX' } as const;
type CountryId = keyof typeof COUNTRIES;

const JURISDICTIONS: ReadonlyMap<string, AamvaJurisdiction> = new Map(
  (Object.keys(NUMBERS) as CountryId[]).flatMap((country) =>
    Object.entries<readonly number[]>(NUMBERS[country]).flatMap(([id, numbers]) =>
      numbers.map((number) => [String(number), jurisdiction(country, id)] as const),
    ),
  ),
);
/** Null for a number that is nobody's. */
export function jurisdictionOfIssuer(iin: string): AamvaJurisdiction | null {
  return JURISDICTIONS.get(iin) ?? null;
}

/** By the two letters of an address: what an issuer's number does not tell, the place where its holder lives does. */
export function jurisdictionOfAddress(state: string): AamvaJurisdiction | null {
  const id = state.toLowerCase();
  const country = (['us', 'ca'] as const).find((each) => Object.hasOwn(NUMBERS[each], id));
  return country ? jurisdiction(country, id) : null;
}

function jurisdiction(country: CountryId, id: string): AamvaJurisdiction {
  return { brand: `${country}_${id}`, country: COUNTRIES[country] };
}
