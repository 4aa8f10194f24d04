/** The machine-readable zone of the document, on whichever page it is, repaired and parsed (ICAO 9303). */
import type { Finding, FindingCode } from '../evidence.ts';
import type { Step } from '../work.ts';
import type { FieldName, MrzReading, Quad } from './document.ts';
import type { DocumentImage, ZoneRead } from './document-evidence.ts';
import { findMrzLines } from './mrz/find-mrz-lines.ts';
import { EVEN_MAX, measurePitch } from './mrz/measure-pitch.ts';
import { parseMrz } from './mrz/parse-mrz.ts';
import { recogniseMrz } from './mrz/recognise-mrz.ts';
import { type RepairedMrz, repairMrz } from './mrz/repair-mrz.ts';

/** A character below it may have been misread, so that a check digit that does not hold says nothing about the document. */
const SURE = 0.8;
/** What is left of the confidence in a field whose own check digit does not hold. */
const UNPROVED = 0.5;

interface Candidate {
  readonly zone: ZoneRead;
  /** Of the lines in which it was read, for those who read the rest of the page. */
  readonly quads: readonly Quad[];
  readonly isSure: boolean;
  readonly isEven: boolean;
}

export const readZone: Step<'mrz'> = async ({ pages, regions, today }, { mrzRecogniser }) => {
  if (!pages || !regions || !today) return null;
  const candidates: Candidate[] = [];
  for (const [image, found] of Object.entries(regions) as [
    DocumentImage,
    (typeof regions)[DocumentImage] & {},
  ][]) {
    const page = pages[image]?.pixels;
    if (!page) continue;
    const zones = findMrzLines(page, found);
    const readings = await recogniseMrz(page, zones, mrzRecogniser);
    readings.forEach((lines, at) => {
      const repaired = repairMrz(lines);
      const zone = repaired && toZone(repaired, image, today);
      const quads = zones[at] ?? [];
      if (zone) candidates.push({ zone, quads, isSure: isSure(repaired), isEven: isEven(lines, zone) });
    });
  }
  const [best] = candidates.toSorted((one, other) => worthOf(other) - worthOf(one));
  return best ? { mrz: { ...best.zone, quads: best.quads }, findings: judge(best) } : { mrz: null };
};

function toZone(repaired: RepairedMrz, image: DocumentImage, today: string): ZoneRead | null {
  const mrz = parseMrz(repaired, today);
  if (!mrz) return null;
  const unproved = new Set<string>(mrz.checks.filter(({ valid }) => !valid).map(({ name }) => name));
  const fields = mrz.fields.map((field) =>
    unproved.has(checkOf(field.name)) ? { ...field, confidence: field.confidence * UNPROVED } : field,
  );
  return { ...mrz, fields, image, repairs: repaired.repairs };
}

/** The check digit that is printed behind a field. */
function checkOf(name: FieldName): string {
  return name === 'personal_number' ? 'optional_data' : name;
}

/** How much of the zone is proved, then how surely it was read. */
function worthOf({ zone, isSure: sure }: Candidate): number {
  const valid = zone.checks.filter((check) => check.valid).length;
  return valid / Math.max(1, zone.checks.length) + (sure ? 0.5 : 0) - zone.oddities.length / 100;
}

function isSure({ confidences }: RepairedMrz): boolean {
  return confidences.flat().every((confidence) => confidence >= SURE);
}

/** A line of which a character was lost or doubled tells nothing about its face. */
function isEven(readings: readonly MrzReading[], { lines }: ZoneRead): boolean {
  const whole = readings.filter(({ characters }, at) => characters.length === lines[at]?.length);
  return whole.every(({ centres = [] }) => (measurePitch(centres) ?? 0) <= EVEN_MAX);
}

function judge({ zone, isSure: sure, isEven: even }: Candidate): Finding[] {
  const codes: FindingCode[] = even ? [] : ['mrz_font'];
  if (zone.checks.some(({ valid }) => !valid)) codes.push(sure ? 'mrz_check_digit' : 'mrz_unreadable');
  return codes.map((code) => ({ code, image: zone.image }));
}
