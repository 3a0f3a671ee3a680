import type { ScreenShot } from './screen-shots.ts';

/** A page that shows each picture, with the drawing of the design (in the folder `design`) beside it where there is one. */
export function comparisonPage(shots: readonly ScreenShot[]): string {
  const rows = shots.map((shot) => {
    const drawing =
      shot.drawing === null
        ? '<p>a state that was not drawn</p>'
        : `<img src="design/${shot.drawing}" alt="the drawing of ${shot.title}">`;
    return `<section><h2>${shot.title}</h2><div><img src="${shot.name}.png" alt="${shot.title}, as it is"></div><div>${drawing}</div></section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Kijkkring: screens beside the design</title>
<style>
body { margin: 24px; font: 16px/1.4 sans-serif; }
section { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; margin-bottom: 32px; }
h2 { grid-column: 1 / -1; margin: 0; }
img { width: 100%; border: 1px solid #999; }
</style>
<h1>Screens as they are, beside the design</h1>
<p>Pictures made by <code>node scripts/screens/make-screens.ts</code> from the running application, on the sample lesson.</p>
${rows.join('\n')}
</html>
`;
}
