import type { PaperFacts } from './paper-facts.ts';
import type { Row } from './paper-rows.ts';
import { paperStyle } from './paper-style.ts';
import type { PaperBlock, PaperTemplate, RowSource } from './paper-template.ts';
import { paperWords } from './paper-words.ts';

export type PaperContent = {
  readonly template: PaperTemplate;
  readonly facts: PaperFacts;
  readonly rows: ReadonlyMap<RowSource, readonly Row[]>;
  readonly aboutPupil: boolean;
};

const blanks: Readonly<Record<string, string>> = paperWords.blanks;

/**
 * A paper as a page of its own: no script, no address, no file beside it. Every text is escaped; a fact that nobody knows is
 * a line to write on, with what belongs there.
 */
export function paperHtml({ template, facts, rows, aboutPupil }: PaperContent): string {
  const say = (text: string): string => withFacts(text, facts);
  const body = [
    '<header>',
    `<h1>${say(template.title)}</h1>`,
    `<p class="about">${say(template.about)}</p>`,
    aboutPupil ? `<p class="about">${escaped(paperWords.pupilNameless)}</p>` : '',
    '</header>',
    '<main>',
    ...template.blocks.map((block) => blockHtml(block, say, rows)),
    '</main>',
    '<aside aria-labelledby="checks">',
    `<h2 id="checks">${escaped(paperWords.checksHeading)}</h2>`,
    `<p>${escaped(paperWords.checksIntro)}</p>`,
    `<ul class="checks">${template.checks.map((check) => `<li>${say(check)}</li>`).join('')}</ul>`,
    '</aside>',
    `<footer><p>${say(paperWords.madeOn)}</p></footer>`,
  ];
  return [
    '<!DOCTYPE html>',
    '<html lang="nl">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${escaped(template.title)}</title>`,
    `<style>${paperStyle}</style>`,
    '</head>',
    '<body>',
    ...body.filter((line) => line !== ''),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

type Say = (text: string) => string;

function blockHtml(block: PaperBlock, say: Say, rows: PaperContent['rows']): string {
  switch (block.kind) {
    case 'text':
      return section(block.heading, block.paragraphs.map((text) => `<p>${say(text)}</p>`).join(''), say);
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${say(item)}</li>`).join('');
      return section(block.heading, `<${tag}>${items}</${tag}>`, say);
    }
    case 'facts':
      return section(block.heading, factsHtml(block.rows, say), say);
    case 'table':
      return section(block.heading, tableHtml(block, rows.get(block.rows) ?? [], say), say);
    case 'sign':
      return `<section class="sign"><h2>${escaped(paperWords.signedBy)}</h2><ul>${block.names
        .map((name) => `<li>${say(name)}</li>`)
        .join('')}</ul></section>`;
  }
}

function section(heading: string | undefined, content: string, say: Say): string {
  return heading === undefined
    ? `<section>${content}</section>`
    : `<section><h2>${say(heading)}</h2>${content}</section>`;
}

function factsHtml(rows: readonly (readonly [string, string])[], say: Say): string {
  const lines = rows.map(
    ([name, value]) => `<tr><th scope="row">${say(name)}</th><td>${say(value)}</td></tr>`,
  );
  return `<table class="facts"><tbody>${lines.join('')}</tbody></table>`;
}

function tableHtml(
  { rows: source, empty }: Extract<PaperBlock, { kind: 'table' }>,
  rows: readonly Row[],
  say: Say,
): string {
  if (rows.length === 0) return `<p>${say(empty)}</p>`;
  const head = paperWords.tables[source].map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

/** The words of a template with its facts filled in; what a fact says is never read for further places. */
function withFacts(text: string, facts: PaperFacts): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return escaped(part);
      const fact = facts[name];
      return fact === undefined ? blank(name) : escaped(fact);
    })
    .join('');
}

function blank(name: string): string {
  return `<span class="blank"><span class="line" aria-hidden="true"></span><small>(${escaped(blanks[name] ?? name)})</small></span>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
