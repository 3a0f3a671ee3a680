import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockRing } from '../../components/ring/clock-ring.tsx';
import { Mark } from '../../components/ring/mark.tsx';
import { Ring } from '../../components/ring/ring.tsx';
import { RoundWire } from '../../components/ring/round-wire.tsx';
import { Seal } from '../../components/ring/seal.tsx';
import { SealGlyph, type SightLevel } from '../../components/ring/seal-glyph.tsx';
import { arcs } from '../sample-lesson.ts';
import { Section, Shelf, Specimen } from '../specimen.tsx';

const levels: readonly SightLevel[] = ['own', 'ownWithCopies', 'two', 'circle', 'erased'];

/** Mark, seal, rings and clock: one ring, one meaning. */
export function RingSection(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <Section id="ring" title={t('sections.ring')}>
      <Specimen name="Mark">
        <Shelf>
          <Mark />
          <Mark size={26} />
          <Mark size={72} />
        </Shelf>
      </Specimen>
      <Specimen name="SealGlyph">
        <Shelf>
          {levels.map((level) => (
            <SealGlyph key={level} level={level} size={34} />
          ))}
        </Shelf>
      </Specimen>
      <Specimen name="Seal">
        <Shelf>
          {levels.map((level) => (
            <Seal key={level} level={level} />
          ))}
          <Seal level="two" person="Sanne" />
          <Seal level="circle" text={t('seal.guide')} />
          <Seal level="circle" text={t('seal.board')} />
        </Shelf>
      </Specimen>
      <Specimen name="Ring">
        <Shelf>
          <Ring arcs={arcs.none} dashed />
          <Ring arcs={arcs.importing} />
          <Ring arcs={arcs.watching} />
          <Ring arcs={arcs.all} />
          <Ring arcs={arcs.watching} size="large" />
          <Ring arcs={arcs.none} size="small" />
          <Ring arcs={arcs.filmed} size="small" />
          <Ring arcs={arcs.packed} size="small" />
          <Ring arcs={arcs.all} size="small" />
        </Shelf>
      </Specimen>
      <Specimen name="RoundWire">
        <RoundWire
          label={t('rounds.of', { name: 'Carolien' })}
          rounds={[
            { id: '1', arcs: arcs.all, caption: t('rounds.discussed'), reached: true },
            { id: '2', arcs: arcs.packed, caption: t('rounds.packageIn'), reached: true },
            { id: '3', arcs: arcs.none, caption: '', reached: false },
          ]}
        />
      </Specimen>
      <Specimen name="ClockRing">
        <Shelf>
          <ClockRing secondsLeft={720} totalSeconds={720} />
          <ClockRing secondsLeft={425} totalSeconds={720} />
          <ClockRing secondsLeft={40} totalSeconds={720} />
          <ClockRing secondsLeft={-30} totalSeconds={720} />
        </Shelf>
      </Specimen>
    </Section>
  );
}
