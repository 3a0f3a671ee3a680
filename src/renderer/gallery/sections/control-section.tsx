import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { Doors } from '../../components/controls/doors.tsx';
import { IconButton } from '../../components/controls/icon-button.tsx';
import { Kbd } from '../../components/controls/kbd.tsx';
import { Menu } from '../../components/controls/menu.tsx';
import { Select } from '../../components/controls/select.tsx';
import { Switch } from '../../components/controls/switch.tsx';
import { Tabs } from '../../components/controls/tabs.tsx';
import { announce } from '../../components/frame/live-region.tsx';
import { SealGlyph } from '../../components/ring/seal-glyph.tsx';
import { Section, Shelf, Specimen } from '../specimen.tsx';
import { FieldSpecimens } from './field-specimens.tsx';
import styles from './sections.module.css';

/** What you press, tick, choose and type in. */
export function ControlSection(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <Section id="control" title={t('sections.control')}>
      <ButtonSpecimens />
      <Specimen name="Kbd">
        <Shelf>
          <Kbd keys="1" size="large" />
          <Kbd keys="M" />
          <Kbd keys="Ctrl K" size="small" />
          <Kbd keys={t('keys.space')} size="small" />
        </Shelf>
      </Specimen>
      <FieldSpecimens />
      <ChoiceSpecimens />
      <Specimen name="Doors">
        <Doors
          label={t('doors.label')}
          doors={[
            { id: 'package', title: t('doors.package'), hint: t('doors.packageHint') },
            { id: 'film', title: t('doors.film'), hint: t('doors.filmHint') },
            { id: 'practice', title: t('doors.practice'), hint: t('doors.practiceHint') },
          ]}
          onOpen={(id) => announce(t('doors.opened', { door: t(`doors.${id}`) }))}
        />
      </Specimen>
    </Section>
  );
}

function ButtonSpecimens(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <>
      <Specimen name="Button">
        <Shelf>
          <Button look="primary" icon="play" keys="Enter">
            {t('buttons.watchOn')}
          </Button>
          <Button>{t('buttons.rehearse')}</Button>
          <Button look="danger">{t('buttons.eraseNow')}</Button>
          <Button look="link">{t('buttons.sharpen')}</Button>
          <Button look="primary" glyph={<SealGlyph level="circle" />}>
            {t('buttons.release')}
          </Button>
          <Button look="primary" isPending>
            {t('buttons.release')}
          </Button>
          <Button look="primary" size="large" keys="Enter">
            {t('buttons.open')}
          </Button>
        </Shelf>
        <Shelf>
          <Button look="primary" size="small">
            {t('buttons.prepare')}
          </Button>
          <Button size="small" icon="cover" keys="1">
            {t('buttons.cover')}
          </Button>
          <Button size="small" icon="shorten" keys="3">
            {t('buttons.shorten')}
          </Button>
          <Button look="danger" size="small">
            {t('buttons.eraseNow')}
          </Button>
          <Button look="link" size="small">
            {t('buttons.leave')}
          </Button>
          <Button isDisabled>{t('buttons.rehearse')}</Button>
          <Button closed icon="stick" onPress={() => announce(t('buttons.closedSays'), 'assertive')}>
            {t('buttons.toStick')}
          </Button>
        </Shelf>
        <div className={styles.tiles}>
          <Button size="tile" icon="heart" keys="M">
            {t('actions.highlight')}
          </Button>
          <Button size="tile" icon="beginFragment" keys="[">
            {t('actions.begin')}
          </Button>
          <Button size="tile" icon="note" keys="N">
            {t('actions.note')}
          </Button>
          <Button size="tile" icon="pictureOff" keys="B">
            {t('actions.pictureOff')}
          </Button>
        </div>
      </Specimen>
      <Specimen name="IconButton">
        <Shelf>
          <IconButton
            look="play"
            icon="play"
            iconSize={24}
            label={t('actions.play')}
            keys={t('keys.space')}
          />
          <IconButton
            look="play"
            icon="pause"
            iconSize={24}
            label={t('actions.pause')}
            keys={t('keys.space')}
          />
          <IconButton icon="repeat" label={t('actions.repeat')} isPressed />
          <IconButton icon="sound" label={t('actions.sound')} isPressed={false} />
          <IconButton look="outlined" icon="plus" label={t('actions.addPupil')} />
          <IconButton look="outlined" icon="undo" label={t('actions.undo')} isDisabled />
          <IconButton look="window" icon="cross" iconSize={16} label={t('actions.close')} />
        </Shelf>
      </Specimen>
    </>
  );
}

type WatchAlong = 'no' | 'after' | 'yes';

function ChoiceSpecimens(): ReactElement {
  const { t } = useTranslation('gallery');
  const [ticked, setTicked] = useState(true);
  const [on, setOn] = useState(true);
  const [owner, setOwner] = useState<'self' | 'colleague'>('self');
  const [visible, setVisible] = useState<'no' | 'yes' | null>(null);
  const [speed, setSpeed] = useState<'½' | '¾' | '1×' | '1½'>('1×');
  const [along, setAlong] = useState<WatchAlong>('after');
  const [tab, setTab] = useState<'guide' | 'seats'>('guide');
  const alongOptions = (['no', 'after', 'yes'] as const).map((value) => ({
    value,
    label: t(`along.${value}`),
  }));
  return (
    <>
      <Specimen name="Checkbox, Switch">
        <Shelf>
          <Checkbox isSelected={ticked} onChange={setTicked}>
            <b>{t('check.person')}</b> {t('check.role')}
          </Checkbox>
          <Checkbox isSelected={!ticked} onChange={() => setTicked(!ticked)} label={t('fragment.marnix')} />
          <Checkbox isSelected={false} onChange={setTicked} isDisabled>
            {t('check.never')}
          </Checkbox>
          <Switch isSelected={on} onChange={setOn}>
            {t('switch.letters')}
          </Switch>
          <Switch isSelected={!on} onChange={() => setOn(!on)}>
            {t('switch.hold')}
          </Switch>
          <Switch isSelected={false} onChange={setOn} isDisabled>
            {t('switch.remember')}
          </Switch>
        </Shelf>
      </Specimen>
      <Specimen name="Choice">
        <Shelf>
          <Choice
            label={t('choice.for')}
            value={owner}
            onChange={setOwner}
            options={[
              { value: 'self', label: t('choice.self') },
              { value: 'colleague', label: t('choice.colleague') },
            ]}
          />
          <Choice
            label={t('choice.visible')}
            size="small"
            value={visible}
            onChange={setVisible}
            options={[
              { value: 'no', label: t('choice.no') },
              { value: 'yes', label: t('choice.yes') },
            ]}
          />
          <Choice
            label={t('choice.speed')}
            labelHidden
            size="quiet"
            value={speed}
            onChange={setSpeed}
            options={(['½', '¾', '1×', '1½'] as const).map((value) => ({ value, label: value }))}
          />
        </Shelf>
      </Specimen>
      <Specimen name="Select, Menu, Tabs">
        <Shelf>
          <Select
            label={t('along.label')}
            look="inline"
            options={alongOptions}
            value={along}
            onChange={setAlong}
          />
          <Select label={t('along.label')} options={alongOptions} value={along} onChange={setAlong} />
          <Menu
            label={t('menu.label')}
            trigger={<Button>{t('menu.more')}</Button>}
            actions={[
              { id: 'again', label: t('actions.again'), icon: 'again', keys: 'R' },
              { id: 'undo', label: t('actions.undo'), icon: 'undo', keys: 'Ctrl Z' },
              { id: 'redo', label: t('actions.redo'), icon: 'redo', keys: 'Ctrl Shift Z', isDisabled: true },
            ]}
            onAction={(id) => announce(t(`actions.${id}`))}
          />
        </Shelf>
        <Tabs
          label={t('tabs.label')}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'guide', label: t('tabs.guide'), panel: <p>{t('tabs.guideText')}</p> },
            { id: 'seats', label: t('tabs.seats'), panel: <p>{t('tabs.seatsText')}</p> },
          ]}
        />
      </Specimen>
    </>
  );
}
