import { Painter } from '../drawing/draw-frame.ts';
import { viewAt } from '../motion/camera.ts';
import { simulate } from '../motion/simulate.ts';
import type { Plan } from '../script/plan.ts';

/** Runs in the browser: draws frames of the plan and sends their bare pixels (RGBA, 1280 x 720) to the film server. */
async function film(): Promise<void> {
  const response = await fetch('/plan.json');
  const plan: Plan = await response.json();
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const ink = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!ink) throw new Error('no canvas to draw on');
  const painter = new Painter(ink);
  const scenes = simulate(plan);
  const wanted: number[] = await (await fetch('/wanted.json')).json();
  for (const frame of wanted) {
    const scene = scenes[frame];
    if (!scene) throw new Error(`no frame ${frame}`);
    painter.paint(scene, viewAt(plan.camera, frame));
    const { data } = ink.getImageData(0, 0, canvas.width, canvas.height);
    const sent = await fetch(`/frame/${frame}`, { method: 'POST', body: data });
    if (!sent.ok) throw new Error(`frame ${frame} was refused`);
  }
}

film().then(
  () => fetch('/done', { method: 'POST' }),
  (error: unknown) =>
    fetch('/failed', {
      method: 'POST',
      body: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
);
