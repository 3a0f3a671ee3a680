import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import {
  bundleId as bundleIds,
  type FragmentId,
  type MeetingId,
  type PupilId,
  recordingId as recordingIds,
} from '../../../shared/model/ids.ts';
import { isPupilPaper, type Paper, papers } from '../../../shared/model/paper-choices.ts';
import { insertHandedOver } from '../../store/repositories/custody-repository.ts';
import { insertRecording, listRecordings } from '../../store/repositories/recording-repository.ts';
import { insertGivenWatch } from '../../store/repositories/watch-repository.ts';
import { stateClass } from '../class/class-service.ts';
import { previewWithdrawal, withdraw } from '../class/withdrawal-service.ts';
import { readLog } from '../log/log-service.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { releaseFragments } from '../meeting/release-service.ts';
import { answerSighting } from '../meeting/sighting-service.ts';
import type { Session } from '../session.ts';
import { addParticipant, addPupil } from '../trajectory/trajectory-service.ts';
import { addFragment } from '../viewing/fragment-service.ts';
import { exportPaperJob } from './export-paper-job.ts';
import { paperHtml } from './paper-html.ts';
import { templateOf } from './paper-template.ts';
import { paperWords } from './paper-words.ts';
import { listPapers, showPaper } from './papers-service.ts';

const scratch = scratchFolder('papers');
const hasXmllint = ['/usr/bin/xmllint', '/opt/homebrew/bin/xmllint'].some((path) => existsSync(path));
if (!hasXmllint) process.stdout.write('papers: the pages are not parsed here, there is no xmllint\n');
let made = 0;
let rows: SessionOnRows;
let session: Session;
let sara: PupilId;

const context = {
  jobId: randomUUID(),
  resumeFrom: null,
  signal: new AbortController().signal,
  progress: () => undefined,
  checkpoint: () => undefined,
};
const change = <T>(work: (context: Parameters<typeof addPupil>[0]) => T): T =>
  session.change((db) => work({ db, session }));
const show = async (paper: Paper): Promise<string> =>
  (await showPaper(session, { paper, pupilId: isPupilPaper(paper) ? sara : undefined })).html;

/** A fragment that names two pupils, released for a meeting. */
function releaseWithBoth(): { fragmentId: FragmentId; meetingId: MeetingId } {
  const fragment = change((to) =>
    addFragment(to, {
      recordingId: rows.recordingId,
      inUs: 0,
      outUs: 4_000_000,
      title: 'Sara helpt <Daan>',
      why: '',
    }),
  );
  const meeting = change((to) => addMeeting(to, { title: 'Kring', date: '2026-12-01', type: 'phaseTeam' }));
  change((to) => answerSighting(to, { fragmentId: fragment.id, pupilId: sara, answer: 'yes' }));
  change((to) => releaseFragments(to, { fragmentIds: [fragment.id], meetingId: meeting.id }));
  return { fragmentId: fragment.id, meetingId: meeting.id };
}

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
  session = rows.session;
  sara = change((to) => addPupil(to, { firstName: 'Sara' })).id;
  change((to) => addPupil(to, { firstName: 'Daan' }));
  change((to) => addParticipant(to, { name: 'Sanne & zoon', role: 'coach' }));
  change((to) =>
    stateClass(to, {
      ...{ mode: 'statement', basis: 'legitimateInterest', purpose: 'coaching' },
      ...{ informedOn: '2026-09-01', toldViewers: ['teacher', 'coach'] },
    }),
  );
});

test('every paper has its words, and each names a fact that is known or a line to write on', () => {
  const { papers: listed, pdf } = listPapers(session);
  expect(listed.map(({ paper }) => paper)).toEqual([...papers]);
  expect(pdf).toBe(false);
  const unknown = papers.flatMap((paper) =>
    [...JSON.stringify(templateOf(paper)).matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !known.has(name) && !Object.hasOwn(paperWords.blanks, name)),
  );
  expect(unknown).toEqual([]);
});

/** What a library always knows; the rest can be missing and then needs words for a blank. */
const known = new Set([
  ...['today', 'owner', 'pupilCount', 'hiddenCount', 'recordingCount', 'folder', 'version', 'pupil'],
  ...['afterMeeting', 'afterImport', 'afterRelease'],
]);

test.skipIf(!hasXmllint)('a page that is not whole is found', async () => {
  expect(complaintsOfXmllint((await show('protocol')).replace('</h1>', '</h2>'))).not.toEqual([]);
});

test.each([...papers])(
  '%s is a whole page in Dutch, without script, address or first name',
  async (paper) => {
    releaseWithBoth();
    const html = await show(paper);
    expect(complaintsOfXmllint(html)).toEqual([]);
    expect(html).toContain('<html lang="nl">');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|https?:|url\(|@import|\son\w+=/i);
    expect(html).not.toMatch(/\{\w+\}/);
    expect(html).not.toContain('Sara');
    expect(html).not.toContain('Daan');
    expect(html).toContain(paperWords.checksHeading);
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.slice(0, 2)).toEqual([1, 2]);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level) => level <= 2)).toBe(true);
  },
);

test('what the library knows is filled in, and what it does not know is a line to write on', async () => {
  const html = await show('processingRegister');
  expect(html).toContain('gerechtvaardigd belang (artikel 6, lid 1, onder f AVG)');
  expect(html).toContain('1 september 2026');
  expect(html).toContain('leerkracht en begeleider');
  expect(html).toContain('14 dagen na de bijeenkomst');
  expect(html).toContain('de leerlingen van de klas (2)');
  expect(html).toContain('<small>(naam van het bestuur)</small>');
  expect(await show('groupAgreements')).toContain('<td>Sanne &amp; zoon</td><td>begeleider</td>');
});

test('without a class statement its facts are lines to write on', async () => {
  const bare = sessionOnRows(join(scratch, `${made}-bare`)).session;
  const { html } = await showPaper(bare, { paper: 'parentNotice', pupilId: undefined });
  expect(html).toContain('<small>(grondslag die de school koos)</small>');
  expect(html).not.toContain('undefined');
});

test('the paper of a pupil lists recordings, fragments, meetings and what was revoked, with numbers for names', async () => {
  releaseWithBoth();
  const before = await show('pupilRecord');
  expect(before).toContain('<td>L1 helpt &lt;een andere leerling&gt;</td>');
  expect(before).toContain('<td>te zien of te horen</td><td>ja</td>');
  expect(before).toContain(
    '<td>1 december 2026</td><td>leerkracht en begeleider</td><td>tot en met 29 december 2026</td>',
  );
  change((to) => withdraw(to, { pupilId: sara, date: '2026-11-23', evidence: 'formulier 7' }));
  const after = await show('answerWithdrawal');
  expect(after).toContain('<td>ingetrokken op 23 november 2026</td>');
  expect(after).toContain('<td>ingetrokken</td><td>23 november 2026</td><td>formulier 7</td>');
});

test('the papers of a pupil list every recording that a withdrawal lists, and who got a whole one', async () => {
  const recordingId = recordingIds.parse(randomUUID());
  change(({ db }) => {
    const [known] = listRecordings(db);
    if (known === undefined) throw new Error('the fixture has a recording');
    insertRecording(db, { ...known, id: recordingId, title: 'Daan leest voor' });
    const given = { recordingId, contactId: null, name: 'Sanne', madeAt: 1, sha256: '00' };
    insertGivenWatch(db, { ...given, bundleId: bundleIds.parse(randomUUID()), until: '2026-12-01' });
    insertHandedOver(db, { ...given, bundleId: bundleIds.parse(randomUUID()), until: '2026-12-02' });
  });
  releaseWithBoth();
  const listed = previewWithdrawal(session.db, sara);
  expect(listed.recordings.map(({ noted }) => noted).toSorted()).toEqual([false, true]);
  for (const paper of ['pupilRecord', 'answerAccess', 'answerErasure'] as const) {
    const html = await show(paper);
    expect(html).toContain('<td>Opname</td><td>ja, dat is genoteerd</td>');
    expect(html).toContain(
      '<td>een andere leerling leest voor</td><td>niemand noteerde of dit kind erin zit</td>',
    );
    expect(html).toContain('<td>Sanne</td><td>kijkt mee</td><td>1 december 2026</td>');
    expect(html).toContain('<td>Sanne</td><td>gaat ermee verder</td><td>2 december 2026</td>');
  }
});

test('a paper about a pupil asks which, and no other paper takes one', async () => {
  await expect(showPaper(session, { paper: 'answerAccess', pupilId: undefined })).rejects.toMatchObject({
    code: 'invalidInput',
  });
  await expect(showPaper(session, { paper: 'protocol', pupilId: sara })).rejects.toMatchObject({
    code: 'invalidInput',
  });
});

test('text that reads as a page or a place stays text', () => {
  const html = paperHtml({
    template: templateOf('pupilRecord'),
    facts: { pupil: '<b>"{folder}"</b>', folder: 'secret', today: 'x' },
    rows: new Map([['pupilRecordings', [["<script>alert('1')</script>", '', '', '', '']]]]),
    aboutPupil: true,
  });
  expect(html).toContain('&lt;b&gt;&quot;{folder}&quot;&lt;/b&gt;');
  expect(html).not.toContain('secret');
  expect(html).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;');
});

test('the ICT sheet has the hash of the files of the program, and says which it could not read', async () => {
  const file = join(scratch, 'program.bin');
  writeFileSync(file, 'the program');
  const paperwork = { ...session.paperwork, programFiles: [file, join(scratch, 'gone.bin')] };
  const { html } = await showPaper({ ...session, paperwork }, { paper: 'ictSheet', pupilId: undefined });
  const sha256 = createHash('sha256').update('the program').digest('hex');
  expect(html).toContain(`<td>program.bin</td><td>${sha256}</td>`);
  expect(html).toContain('<td>gone.bin</td><td>niet te lezen</td>');
});

describe('as a file', () => {
  const order = (paper: Paper, as: 'html' | 'pdf', target: string) => ({
    ...{ paper, as, target },
    pupilId: isPupilPaper(paper) ? sara : undefined,
  });

  test('it is written once, whole, and logged only when it is about a pupil', async () => {
    const folder = join(scratch, String(made));
    const target = join(folder, 'protocol.html');
    const { run } = exportPaperJob(session);
    const html = await show('protocol');
    expect(await run(order('protocol', 'html', target), context)).toEqual({ bytes: Buffer.byteLength(html) });
    expect(readFileSync(target, 'utf8')).toBe(html);
    expect(readLog(session.db, { before: null, most: 5 }).count).toBe(0);
    await run(order('answerErasure', 'html', join(folder, 'brief.html')), context);
    expect(readLog(session.db, { before: null, most: 5 }).lines.map(({ entry }) => entry)).toEqual([
      { kind: 'paperExported', paper: 'answerErasure', pupilId: sara },
    ]);
    await expect(run(order('protocol', 'html', target), context)).rejects.toMatchObject({
      code: 'fileExists',
    });
    expect(readdirSync(folder).filter((name) => name.includes('protocol'))).toEqual(['protocol.html']);
  });

  test('PDF comes from the shell; one that makes none refuses before a job begins', async () => {
    const target = join(scratch, `${made}.pdf`);
    expect(() => exportPaperJob(session).admit?.(order('protocol', 'pdf', target))).toThrow('pdfNotHere');
    const given: string[] = [];
    const print = async (html: string): Promise<Uint8Array> => {
      given.push(html);
      return Buffer.from('%PDF-1.7 printed');
    };
    const printing = { ...session, paperwork: { ...session.paperwork, print } };
    expect(listPapers(printing).pdf).toBe(true);
    expect(await exportPaperJob(printing).run(order('protocol', 'pdf', target), context)).toEqual({
      bytes: 16,
    });
    expect(given).toEqual([await show('protocol')]);
    expect(readFileSync(target, 'utf8')).toBe('%PDF-1.7 printed');
  });

  test('when printing fails nothing is there', async () => {
    const target = join(scratch, `${made}-failed.pdf`);
    const print = () => Promise.reject(new Error('no printer'));
    const failing = { ...session, paperwork: { ...session.paperwork, print } };
    await expect(exportPaperJob(failing).run(order('protocol', 'pdf', target), context)).rejects.toThrow(
      'no printer',
    );
    expect(existsSync(target)).toBe(false);
  });
});

/** What a real HTML parser says of a page; it knows no HTML 5 elements, so their names alone are let through. */
function complaintsOfXmllint(html: string): string[] {
  if (!hasXmllint) return [];
  const { stderr } = spawnSync('xmllint', ['--html', '--noout', '-'], { input: html, encoding: 'utf8' });
  return stderr
    .split('\n')
    .filter((line) => line.includes('error'))
    .filter((line) => !/Tag (header|main|section|aside|footer) invalid/.test(line));
}
