import { type ReactElement, useState } from 'react';
import { SeatMap } from '../components/viewing/seat-map.tsx';
import { seatRows } from './sample-lesson.ts';

/** The seats of groep 5. */
export function SampleSeatMap(): ReactElement {
  const [selected, setSelected] = useState('Marnix');
  const [sticky, setSticky] = useState(false);
  return (
    <SeatMap
      rows={seatRows}
      selectedId={selected}
      stickyName={sticky ? selected : undefined}
      onPress={(id, isSticky) => {
        setSelected(id);
        setSticky(isSticky);
      }}
      onEndSticky={() => setSticky(false)}
    />
  );
}
