/**
 * Small words of names that documents print, shorten or leave out at will: patronymic, noble and linking ones, and what
 * follows a name. Spelt as in a machine-readable zone. They tell nobody apart, so little is lost when one is missing.
 */
export const PARTICLES: ReadonlySet<string> = new Set([
  ...['BIN', 'BINTI', 'BINTE', 'BINT', 'BT', 'BTE', 'IBN', 'BEN', 'AL', 'EL', 'UL', 'UR', 'ABU', 'AP'],
  ...['VAN', 'VON', 'VOM', 'ZU', 'ZUM', 'ZUR', 'DER', 'DEN', 'TEN', 'TER', 'TE', 'AF', 'AV'],
  ...['DE', 'DEL', 'DELLA', 'DA', 'DAS', 'DO', 'DOS', 'DI', 'DU', 'D', 'E', 'Y', 'LA', 'LAS', 'LE', 'LOS'],
  ...['JR', 'SR', 'II', 'III', 'IV', 'GEB', 'NEE'],
]);

/** They are whole surnames too, as Vietnam's Lê and Đỗ: two persons whose names differ in nothing else are told apart by them. */
export const PARTICLES_AND_SURNAMES: ReadonlySet<string> = new Set(['DO', 'DU', 'LA', 'LE', 'TE', 'VAN']);

/** One word in several spellings: the Arabic article, son and daughter. */
export const SAME_PARTICLES: readonly ReadonlySet<string>[] = [
  new Set(['AL', 'EL', 'UL', 'UR']),
  new Set(['BIN', 'BEN', 'IBN']),
  new Set(['BINTI', 'BINTE', 'BINT', 'BT', 'BTE']),
];
