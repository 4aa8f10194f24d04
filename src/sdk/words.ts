/** The few words that stand outside the hosted page, in its languages. */

/** Per language: what the frame is, and what the button does. */
const WORDS: Readonly<Record<string, readonly [title: string, close: string]>> = {
  en: ['Identity check', 'Close'],
  de: ['Identitätsprüfung', 'Schließen'],
  es: ['Verificación de identidad', 'Cerrar'],
  fr: ['Vérification d’identité', 'Fermer'],
  it: ['Verifica dell’identità', 'Chiudi'],
  nl: ['Identiteitscontrole', 'Sluiten'],
  pt: ['Verificação de identidade', 'Fechar'],
  pl: ['Weryfikacja tożsamości', 'Zamknij'],
  tr: ['Kimlik doğrulama', 'Kapat'],
  ms: ['Pengesahan identiti', 'Tutup'],
  id: ['Verifikasi identitas', 'Tutup'],
  vi: ['Xác minh danh tính', 'Đóng'],
  hi: ['पहचान सत्यापन', 'बंद करें'],
  ar: ['التحقق من الهوية', 'إغلاق'],
  zh: ['身份验证', '关闭'],
  ja: ['本人確認', '閉じる'],
};

export interface Words {
  readonly lang: string;
  readonly title: string;
  readonly close: string;
}

/** As the hosted page chooses: the locale that was asked for, then the browser's languages, then English. */
export function wordsFor(locale: string | null | undefined): Words {
  const wished = [locale ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  const lang = wished.find((code) => Object.keys(WORDS).includes(code)) ?? 'en';
  const [title = '', close = ''] = WORDS[lang] ?? [];
  return { lang, title, close };
}
