import en from '../../../shared/i18n/recovery-sheet.en.json' with { type: 'json' };
import nl from '../../../shared/i18n/recovery-sheet.nl.json' with { type: 'json' };

const words = { nl, en };

/** Signs on a line, so that every program shows and prints whole lines on one page. */
const WIDTH = 72;

export interface SheetFacts {
  readonly language: keyof typeof words;
  /** Of the owner of the library. */
  readonly name: string;
  /** When it was made, as YYYY-MM-DD. */
  readonly day: string;
  readonly groups: readonly string[];
}

/** The recovery sheet as plain text of one page, in the words of the printed one. */
export function recoverySheetText({ language, name, day, groups }: SheetFacts): string {
  const say = words[language];
  const numbered = groups.map((group, at) => `  ${filled(say.group, { number: String(at + 1) })}   ${group}`);
  const parts = [
    say.title,
    filled(say.for, { name, day: dayInWords(day, language) }),
    numbered.join('\n'),
    ...[say.what, say.how, say.keep, say.lost].map(wrapped),
  ];
  return `${parts.join('\n\n')}\n`;
}

function dayInWords(day: string, language: string): string {
  const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, long).format(Date.parse(`${day}T00:00:00Z`));
}

function filled(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, place: string) => places[place] ?? whole);
}

/** Broken between words. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [...lines.slice(-1), word].join(' ');
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}
