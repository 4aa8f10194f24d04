/** What the demo plays: a drawn document, a drawn selfie, and what the service must say of them. */
import type { Brand } from '../models/specimens/documents/brand-traits.ts';
import type { Forgery } from '../models/specimens/documents/draw-identity-document.ts';
import type { PersonName } from '../models/specimens/people.ts';

export interface Scene {
  readonly title: string;
  readonly document: Brand;
  readonly forgery?: Forgery;
  readonly selfie: PersonName;
  readonly expected: {
    readonly status: string;
    /** Codes of reasons and warnings. */
    readonly told: readonly string[];
    /** What is read of the document. */
    readonly read: Readonly<Record<string, string>>;
  };
}

const AHMAD = { brand: 'mykad', full_name: 'AHMAD BIN IBRAHIM', document_number: '901215-08-5523' };
const OSKAR = { brand: 'icao_td3', last_name: 'MÜLLER', document_number: 'L898902C3' };

export const SCENES: readonly Scene[] = [
  {
    title: "Ahmad's MyKad and his selfie",
    document: 'mykad',
    selfie: 'ahmad',
    expected: { status: 'verified', told: [], read: AHMAD },
  },
  {
    title: "Oskar's passport and his selfie",
    document: 'icao_td3',
    selfie: 'oskar',
    expected: { status: 'verified', told: [], read: OSKAR },
  },
  {
    title: "Oskar's passport, which ended in 2020",
    document: 'icao_td3',
    forgery: { isExpired: true },
    selfie: 'oskar',
    expected: { status: 'unverified', told: ['document_expired'], read: OSKAR },
  },
  {
    title: "Oskar's passport, whose machine-readable zone makes him twelve years younger",
    document: 'icao_td3',
    forgery: { machineReadable: { dateOfBirth: '1970-08-12' } },
    selfie: 'oskar',
    expected: { status: 'verified', told: ['mrz_visual_mismatch'], read: OSKAR },
  },
  {
    title: "Ahmad's MyKad and Ingrid's selfie",
    document: 'mykad',
    selfie: 'ingrid',
    expected: { status: 'unverified', told: ['face_mismatch'], read: AHMAD },
  },
];
