/** Names of months and their usual short forms, in the languages of documents in Latin script. */
import { fold } from './fold.ts';

/** One row per month; a word that stands in two rows tells a month only together with another word. */
const MONTHS: readonly string[] = [
  'jan january januar janvier janv enero ene gennaio gen janeiro januari sty styczen styczeń ocak oca jaan jaanuar janvaris janvāris sausis led leden januar január jan ianuarie ian sijecanj siječanj sij tammi tam eanáir ean ion ionawr januarja',
  'feb february februar février fevr févr fev febrero febbraio fevereiro februari lut luty subat şubat şub veeb veebruar februaris februāris vasaris uno unor únor február februarie veljaca veljača velj helmi hel feabhra chwe chwefror pebruari',
  'mar march märz maerz mrz mars marzo março marco maret maart mrt marzec mart märts marts kovas bre brezen březen marec március ožujak ozu ožu maalis maa márta mac maw mawrth martie',
  'apr april avril avr abril abr aprile kwi kwiecien kwiecień nisan nis aprill aprilis aprīlis balandis dub duben apríl április aprilie travanj tra huhti huh aibreán aib ebr ebrill',
  'may mai mayo maggio mag maio mei maj mayis mayıs maijs geguze gegužė kve kveten květen máj május svibanj svi touko tou bealtaine bea',
  'jun june juni juin junio giugno giu junho czerwiec cze haziran haz juuni jūnijs junijs jun birzelis birželis cerven červen jún június iunie iun lipanj kesa kesä meitheamh meh mehefin',
  'jul july juli juillet juil julio luglio lug julho lipiec lip temmuz tem juuli jūlijs julijs liepa cervenec červenec júl július iulie iul srpanj heina heinä iúil gor gorffennaf',
  'aug august août aout agosto ago augustus ogos ogo agustus agu agt sierpien sierpień sie agustos ağustos augusts rugpjutis rugpjūtis srpen augusztus kolovoz kol elo lúnasa lun awst ágúst',
  'sep sept september septembre septiembre set settembre setembro wrzesien wrzesień wrz eylul eylül eyl septembris rugsejis rugsėjis zari září zar szeptember szept septembrie rujan ruj syys syy mfómhair mfo medi',
  'oct october oktober okt octobre octubre ottobre ott outubro out paz pazdziernik październik ekim eki oktoober oktobris spalis rij rijen říjen október octombrie listopad lis loka lok dfómhair dfo hyd hydref',
  'nov november novembre noviembre novembro listopad lis kasim kasım kas novembris lapkritis november noiembrie noi studeni stu marras samhain sam tach tachwedd',
  'dec december dezember dez décembre diciembre dic dicembre dezembro dis disember des desember gru grudzien grudzień aralik aralık ara dets detsember decembris gruodis pro prosinec decembrie joulu jou nollaig nol rhag rhagfyr',
];

const BY_WORD = byWord();

function byWord(): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  MONTHS.forEach((words, index) => {
    for (const word of words.split(' ').map(fold)) {
      found.set(word, (found.get(word) ?? new Set()).add(index + 1));
    }
  });
  return found;
}

/** 1..12 of "JAN/JAN", "DES /DEC" or "ВЕР/SEP"; null when no word is a month or the words disagree. */
export function readMonth(text: string): number | null {
  const sets = fold(text)
    .split(' ')
    .flatMap((word) => BY_WORD.get(word) ?? []);
  const [first, ...others] = sets;
  if (!first) return null;
  const months = [...first].filter((month) => others.every((set) => set.has(month)));
  return months.length === 1 ? (months[0] as number) : null;
}
