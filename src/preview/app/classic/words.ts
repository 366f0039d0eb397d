/** What the runtime itself says to a performer, in the performer's language. */
const english = {
  required: 'This field is required',
  wrong: 'This value does not fit',
  upload: 'Upload a file',
  record: 'Record audio',
  remove: 'Remove',
  hint: 'Hint',
  close: 'Close',
};

export type Word = keyof typeof english;

const others: Readonly<Record<string, Readonly<Partial<Record<Word, string>>>>> = {
  ar: {
    required: 'هذا الحقل مطلوب',
    wrong: 'هذه القيمة غير مناسبة',
    upload: 'تحميل ملف',
    record: 'تسجيل صوت',
    remove: 'إزالة',
    hint: 'تلميح',
    close: 'إغلاق',
  },
  es: {
    required: 'Este campo es obligatorio',
    wrong: 'Este valor no sirve',
    upload: 'Subir un archivo',
    record: 'Grabar audio',
    remove: 'Quitar',
    hint: 'Pista',
    close: 'Cerrar',
  },
  ru: {
    required: 'Это поле нужно заполнить',
    wrong: 'Это значение не подходит',
    upload: 'Загрузить файл',
    record: 'Записать аудио',
    remove: 'Удалить',
    hint: 'Подсказка',
    close: 'Закрыть',
  },
};

/** `language` is two letters; English stands in for languages without words of their own. */
export function word(language: string, id: Word): string {
  return others[language.toLowerCase()]?.[id] ?? english[id];
}
