/**
 * Six people who do not exist. Their measures are chosen so far apart that a face model tells every two of them apart;
 * the drawing is what tests, demo and self-test use instead of photographs of anybody.
 */

/** Lengths in units of the drawing: the canvas is 600 wide and 800 high, the face about 280 by 380. */
export interface PersonTraits {
  readonly skin: string;
  readonly shadow: string;
  /** Half the width of the face at the cheekbones and at the jaw, and its height from brow line to chin. */
  readonly cheek: number;
  readonly jaw: number;
  readonly chin: number;
  readonly forehead: number;
  /** Half the distance of the pupils, half the width of an eye, its opening, and how far its outer corner rises. */
  readonly eyeDistance: number;
  readonly eyeWidth: number;
  readonly eyeOpening: number;
  readonly eyeTilt: number;
  readonly iris: string;
  /** Height over the eye, thickness, and how far the outer end rises over the inner one. */
  readonly browHeight: number;
  readonly browThickness: number;
  readonly browTilt: number;
  readonly browColor: string;
  readonly noseLength: number;
  readonly noseWidth: number;
  /** Distance of the mouth from the nose tip, half its width, thickness of the lips. */
  readonly mouthDistance: number;
  readonly mouthWidth: number;
  readonly lips: number;
  readonly lipColor: string;
  readonly hair: 'none' | 'short' | 'parted' | 'long' | 'scarf';
  readonly hairColor: string;
  readonly beard: boolean;
  readonly glasses: boolean;
  /** Folds from nose to mouth and on the forehead, 0..1. */
  readonly age: number;
}

export const PEOPLE = {
  ahmad: {
    skin: '#c99570',
    shadow: '#7d4d33',
    cheek: 150,
    jaw: 116,
    chin: 184,
    forehead: 147,
    eyeDistance: 50,
    eyeWidth: 38,
    eyeOpening: 12,
    eyeTilt: -5,
    iris: '#3b2414',
    browHeight: 34,
    browThickness: 16,
    browTilt: 9,
    browColor: '#17100c',
    noseLength: 72,
    noseWidth: 43,
    mouthDistance: 40,
    mouthWidth: 57,
    lips: 18,
    lipColor: '#9c5748',
    hair: 'short',
    hairColor: '#15110f',
    beard: true,
    glasses: false,
    age: 0.35,
  },
  ingrid: {
    skin: '#f3d3c0',
    shadow: '#b98a78',
    cheek: 116,
    jaw: 99,
    chin: 216,
    forehead: 142,
    eyeDistance: 50,
    eyeWidth: 38,
    eyeOpening: 10,
    eyeTilt: 5,
    iris: '#5b8fb5',
    browHeight: 44,
    browThickness: 12,
    browTilt: 0,
    browColor: '#a57a45',
    noseLength: 70,
    noseWidth: 21,
    mouthDistance: 45,
    mouthWidth: 57,
    lips: 19,
    lipColor: '#c2515c',
    hair: 'long',
    hairColor: '#d9b36c',
    beard: false,
    glasses: false,
    age: 0,
  },
  kwame: {
    skin: '#6b432d',
    shadow: '#2e1a10',
    cheek: 147,
    jaw: 112,
    chin: 176,
    forehead: 181,
    eyeDistance: 70,
    eyeWidth: 27,
    eyeOpening: 11,
    eyeTilt: -3,
    iris: '#1f120b',
    browHeight: 32,
    browThickness: 5,
    browTilt: 9,
    browColor: '#0c0806',
    noseLength: 70,
    noseWidth: 39,
    mouthDistance: 51,
    mouthWidth: 57,
    lips: 22,
    lipColor: '#6e3532',
    hair: 'none',
    hairColor: '#0c0806',
    beard: false,
    glasses: false,
    age: 0.1,
  },
  mei: {
    skin: '#ecc79f',
    shadow: '#a8774f',
    cheek: 116,
    jaw: 101,
    chin: 196,
    forehead: 142,
    eyeDistance: 67,
    eyeWidth: 31,
    eyeOpening: 10,
    eyeTilt: -5,
    iris: '#20140d',
    browHeight: 28,
    browThickness: 15,
    browTilt: 9,
    browColor: '#1d1613',
    noseLength: 70,
    noseWidth: 35,
    mouthDistance: 43,
    mouthWidth: 40,
    lips: 15,
    lipColor: '#b8564f',
    hair: 'parted',
    hairColor: '#14100f',
    beard: false,
    glasses: true,
    age: 0,
  },
  oskar: {
    skin: '#e3ae94',
    shadow: '#96604c',
    cheek: 126,
    jaw: 111,
    chin: 216,
    forehead: 182,
    eyeDistance: 53,
    eyeWidth: 27,
    eyeOpening: 10,
    eyeTilt: -4,
    iris: '#6d7d6a',
    browHeight: 27,
    browThickness: 18,
    browTilt: -7,
    browColor: '#7c736c',
    noseLength: 70,
    noseWidth: 43,
    mouthDistance: 56,
    mouthWidth: 55,
    lips: 13,
    lipColor: '#a56a5c',
    hair: 'none',
    hairColor: '#8b847d',
    beard: false,
    glasses: false,
    age: 1,
  },
  leila: {
    skin: '#d8a883',
    shadow: '#8c5a3f',
    cheek: 116,
    jaw: 90,
    chin: 204,
    forehead: 142,
    eyeDistance: 70,
    eyeWidth: 27,
    eyeOpening: 20,
    eyeTilt: 7,
    iris: '#59401f',
    browHeight: 28,
    browThickness: 5,
    browTilt: -7,
    browColor: '#1b120e',
    noseLength: 106,
    noseWidth: 43,
    mouthDistance: 40,
    mouthWidth: 40,
    lips: 26,
    lipColor: '#a3343f',
    hair: 'scarf',
    hairColor: '#4d6a86',
    beard: false,
    glasses: false,
    age: 0,
  },
} satisfies Record<string, PersonTraits>;

export type PersonName = keyof typeof PEOPLE;
