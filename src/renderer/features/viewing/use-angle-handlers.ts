import type { Handlers } from '../../commands/command-desk.ts';
import { useRecords } from '../../stores/use-records.ts';
import type { Viewing } from './viewing-context.ts';

/** Handles what is done with the other camera of a lesson. */
export function useAngleHandlers({
  facts,
  markable,
  film,
  angles,
  changes,
  looks,
  toasts,
}: Viewing): Handlers {
  const recordingId = facts.recording.id;
  const { pair = null } = useRecords('angle.of', markable ? { recordingId } : null).value ?? {};
  const move = (steps: number) => ({
    run: () => {
      const { positionUs: atUs } = film.moment();
      void changes.inTurn(async () => {
        await changes.change('angle.move', { recordingId, atUs, by: 'frame', steps });
      });
    },
    enabled: pair !== null,
  });
  return {
    'viewing.angle': { run: () => void angles.switch(toasts), enabled: pair !== null },
    // the other film earlier beside this one: at this moment a later frame of it is seen
    'viewing.angleEarlier': move(1),
    'viewing.angleLater': move(-1),
    'viewing.secondAngle': { run: () => looks.set({ pairing: true }), enabled: markable },
  };
}
