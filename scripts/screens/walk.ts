import type { Page } from '@playwright/test';
import type { ScreenShots } from './screen-shots.ts';

/** The practice library: from the three doors by way of the sample lesson to a package. */
export async function walkPractice(page: Page, shots: ScreenShots): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await button(/voorbeeldles/i).waitFor();
  await shots.take(page, { name: 'first-start', title: 'Eerste start', drawing: 'i-eerste-start.png' });
  await button(/voorbeeldles/i).click();
  await markFirst(page);
  await shots.take(page, { name: 'viewing-first', title: 'Eerst kijken', drawing: 'j-eerst-kijken.png' });
  await button(/Maak er een fragment van/).click();
  await page.waitForTimeout(5000);
  await press(page, 'Control+k');
  await markSome(page);
  await shots.take(page, { name: 'viewing-guide', title: 'Met kijkwijzer', drawing: 'b-kijken-taggen.png' });
  await press(page, 'F1');
  await shots.take(page, { name: 'keys', title: 'Toetsen', drawing: null });
  await press(page, 'Escape');
  await press(page, 'F2');
  await shots.take(page, { name: 'sight', title: 'Wie kan wat zien', drawing: null });
  await press(page, 'Escape');
  await press(page, 'Control+.');
  await shots.take(page, { name: 'black', title: 'Alles zwart', drawing: null });
  await press(page, 'Control+.');
  await press(page, 'Control+Enter');
  await page.getByRole('dialog').waitFor();
  await shots.take(page, { name: 'release', title: 'Vrijgeven', drawing: 'k-vrijgeven.png' });
  await button('Dek nog iets af').click();
  await button('Haal de afdekking weg').waitFor();
  await shots.take(page, { name: 'cover', title: 'Afdekken', drawing: 'k-vrijgeven.png' });
  await button('Haal de afdekking weg').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Vrijgeven', exact: true }).click();
  await page.getByText('Vrijgegeven. Intrekken kan altijd.').waitFor();
  await shots.take(page, { name: 'released', title: 'Vrijgegeven', drawing: null });
  await page.getByRole('button', { name: 'Terug naar de les' }).click();
  await press(page, 'Alt+3');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shots.take(page, { name: 'package', title: 'Pakket maken', drawing: 'g-uitwisselen-pakket.png' });
  await page.getByText('Documenten', { exact: true }).click();
  await page.getByRole('button', { name: 'Pakket maken', exact: true }).click();
  await page.getByRole('progressbar').waitFor();
  await shots.take(page, { name: 'package-running', title: 'Pakket wordt gemaakt', drawing: null });
  await page.getByRole('heading', { name: /^Klaar\./ }).waitFor({ timeout: 120_000 });
  await shots.take(page, { name: 'package-made', title: 'Pakket gemaakt', drawing: null });
  await press(page, 'Alt+1');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shots.take(page, { name: 'trajectory', title: 'Traject', drawing: 'a-traject-overzicht.png' });
  await press(page, 'Alt+6');
  await shots.take(page, {
    name: 'class-privacy',
    title: 'Klas en privacy',
    drawing: 'p-klas-en-privacy.png',
  });
}

/** The main screens in English. */
export async function walkEnglish(page: Page, shots: ScreenShots): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await page.getByText('English', { exact: true }).click();
  await shots.take(page, { name: 'en-first-start', title: 'First start', drawing: 'i-eerste-start.png' });
  await button(/practise|practice/i).click();
  await markFirst(page);
  await shots.take(page, {
    name: 'en-viewing-first',
    title: 'Watching first',
    drawing: 'j-eerst-kijken.png',
  });
  await press(page, 'Control+k');
  await markSome(page);
  await shots.take(page, { name: 'en-viewing-guide', title: 'With a guide', drawing: 'b-kijken-taggen.png' });
  await press(page, 'Alt+1');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shots.take(page, { name: 'en-trajectory', title: 'Trajectory', drawing: 'a-traject-overzicht.png' });
}

/** A library of somebody's own: the fields, an empty home, reading in, and the lock. */
export async function walkOwn(page: Page, shots: ScreenShots): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await button(/filmbestand/i).click();
  await page.getByRole('textbox').first().waitFor();
  await shots.take(page, { name: 'first-fields', title: 'Naam en wachtzin', drawing: null });
  await page.getByRole('textbox', { name: /naam/i }).fill('Marije');
  await page.locator('input[type=password]').first().fill('paars fietst graag achteruit');
  await shots.take(page, { name: 'first-strength', title: 'Hoe sterk', drawing: null });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
  await shots.take(page, { name: 'import-choose', title: 'Inlezen: kiezen', drawing: 'n-inlezen.png' });
  await button('Video’s').click();
  await button(/brief\.mp4/).click();
  await page.getByText('Dit is geen filmbestand.').waitFor();
  await shots.take(page, { name: 'import-refused', title: 'Inlezen: geen film', drawing: null });
  await button(/oude camera\.avi/).click();
  await page.getByText('Dit is geen filmbestand.').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Klaar.' }).waitFor({ timeout: 120_000 });
  await filmIsThere(page);
  await shots.take(page, { name: 'import-copy', title: 'Inlezen: kijkkopie', drawing: 'n-inlezen.png' });
  await button('Nog een film inlezen').click();
  await button(/les rekenen\.mp4/).click();
  await filmIsThere(page);
  await page.waitForTimeout(3000);
  await shots.take(page, { name: 'import-running', title: 'Inlezen: bezig', drawing: 'n-inlezen.png' });
  await button('Stop met inlezen').click();
  await press(page, 'Alt+1');
  await shots.take(page, { name: 'trajectory-empty', title: 'Traject, nog leeg', drawing: null });
  await press(page, 'Control+o');
  await button('Video’s').click();
  await button(/les taal\.mp4/).click();
  await page.getByRole('heading', { name: /^Klaar\./ }).waitFor({ timeout: 120_000 });
  await shots.take(page, { name: 'import-done', title: 'Inlezen: klaar', drawing: 'n-inlezen.png' });
  await press(page, 'F2');
  await shots.take(page, { name: 'sight-own', title: 'Wie kan wat zien, eigen opname', drawing: null });
  await press(page, 'Escape');
  await press(page, 'Alt+1');
  await button('Iemand erbij').click();
  await page.getByRole('textbox', { name: 'Voornaam' }).fill('Sanne');
  await page.keyboard.press('Enter');
  await button('Ik heb genoeg gezien').click();
  await page.getByText('De sleutelkaart van Sanne is er nog niet.').waitFor();
  await shots.take(page, { name: 'watch-along', title: 'Kijkt mee', drawing: 'a-traject-overzicht.png' });
  await walkPrivacy(page, shots);
  await press(page, 'Control+l');
  await page.getByText('Op slot', { exact: true }).waitFor();
  await shots.take(page, { name: 'lock', title: 'Op slot', drawing: 'm-op-slot.png' });
  for (let wrong = 0; wrong < 5; wrong += 1) {
    await page.locator('input[type=password]').first().fill('niet de wachtzin');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
  }
  await shots.take(page, { name: 'lock-waiting', title: 'Op slot: even wachten', drawing: null });
}

/** The sections of Klas en privacy that keep and seal, and reading in for a colleague. */
async function walkPrivacy(page: Page, shots: ScreenShots): Promise<void> {
  const sections = [
    ['De klas', 'class'],
    ['Bewaren', 'keeping'],
    ['Kopieën', 'copies'],
    ['Sleutelkaart', 'key-card'],
    ['Wachtzin en herstelblad', 'recovery'],
    ['Logboek', 'log'],
    ['Privacymap', 'papers'],
    ['Weg van school', 'leaving'],
  ] as const;
  await press(page, 'Alt+6');
  for (const [title, name] of sections) {
    await page.getByRole('button', { name: title, exact: true }).first().click();
    await page.waitForTimeout(500);
    await shots.take(page, { name, title: `Klas en privacy: ${title}`, drawing: 'p-klas-en-privacy.png' });
  }
  await press(page, 'Alt+1');
  await page.getByRole('button', { name: 'Een pakket openen' }).click();
  await page.getByRole('dialog').waitFor();
  await shots.take(page, { name: 'open-package', title: 'Een pakket openen', drawing: null });
  await press(page, 'Escape');
}

/** The first door, with a file that is no package. */
export async function walkBundle(page: Page, shots: ScreenShots): Promise<void> {
  await page.getByRole('button', { name: /pakket van mijn begeleider/ }).click();
  await page.getByRole('button', { name: 'Documenten' }).click();
  await shots.take(page, { name: 'bundle-choose', title: 'Pakket openen: kiezen', drawing: null });
  await page.getByRole('button', { name: /van-sanne/ }).click();
  await page.getByRole('alert').first().waitFor();
  await shots.take(page, { name: 'bundle-refused', title: 'Pakket openen: geweigerd', drawing: null });
}

/** The home of a begeleider. */
export async function walkCoach(page: Page, shots: ScreenShots): Promise<void> {
  await page.getByText('Ik ben begeleider').click();
  await page.getByRole('textbox', { name: /naam/i }).fill('Sanne');
  await page.locator('input[type=password]').first().fill('groen wandelt vrolijk omhoog');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(4000);
  await press(page, 'Alt+1');
  await shots.take(page, { name: 'coach-empty', title: 'Begeleider, nog leeg', drawing: null });
  for (const [name, question] of teachers) {
    await page.getByRole('button', { name: 'Leerkracht erbij' }).click();
    await page.getByRole('textbox', { name: 'Voornaam' }).fill(name);
    await page.getByRole('textbox', { name: /leervraag/ }).fill(question);
    await page.getByRole('button', { name: 'Erbij', exact: true }).click();
    await page.getByText(name, { exact: true }).first().waitFor();
  }
  await shots.take(page, {
    name: 'coach',
    title: 'Thuis van een begeleider',
    drawing: 'l-thuis-begeleider.png',
  });
}

const teachers = [
  ['Anouk', 'Zie ik wat een kind al zelf kan?'],
  ['Bram', 'Wie praat er eigenlijk in mijn les?'],
  ['Carolien', 'Waarom duurt mijn uitleg zo lang?'],
  ['Marije', 'Let ik wel op leerlingen die niet zoveel aandacht vragen?'],
  ['Youssef', 'Geef ik genoeg tijd om na te denken?'],
] as const;

/** Watches on in the sample lesson, with two mooie momenten. */
async function markFirst(page: Page): Promise<void> {
  await page.locator('main[data-counted]').waitFor({ timeout: 120_000 });
  await filmIsThere(page);
  for (let five = 0; five < 6; five += 1) await press(page, 'l');
  await press(page, 'm');
  for (let five = 0; five < 8; five += 1) await press(page, 'l');
  await press(page, 'm');
}

async function markSome(page: Page): Promise<void> {
  for (const key of ['1', 'l', '3', 'l', '2', 'l', '2', '1']) await press(page, key);
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(350);
}

async function filmIsThere(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const video = document.querySelector('video');
      return video !== null && video.readyState >= 2;
    },
    undefined,
    { timeout: 120_000 },
  );
}
