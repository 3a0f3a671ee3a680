import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { ClassGroup } from '../../../../shared/model/class.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { useEntry } from '../../../components/controls/use-entry.ts';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import styles from './class-section.module.css';

type ClassFacts = OutputOf<'class.get'>;
type GroupedPupil = ClassFacts['pupils'][number];

/** Groepen: for a class that is taught in parts, such as a combination of two years. */
export function Groups({ groups, pupils }: Pick<ClassFacts, 'groups' | 'pupils'>): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={styles.part}>{t('classPrivacy.class.groups')}</h3>
      <p className={styles.intro}>{t('classPrivacy.class.groupsWhat')}</p>
      {groups.length > 0 && (
        <ul className={styles.groups}>
          {groups.map((group) => (
            <GroupRow
              key={`${group.id}${group.name}`}
              group={group}
              count={pupils.filter(({ groupId }) => groupId === group.id).length}
            />
          ))}
        </ul>
      )}
      <NewGroup />
    </>
  );
}

/** A group with its name to change; one that nobody is in can go. */
function GroupRow({ group, count }: { readonly group: ClassGroup; readonly count: number }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [typed, setTyped] = useState(group.name);
  const [error, setError] = useState<ErrorPayload>();
  const name = typed.trim();
  const rename = async (): Promise<void> => {
    const answer = await client.call('group.rename', { groupId: group.id, name });
    setError(answer.ok ? undefined : answer.error);
  };
  return (
    <li className={styles.group}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== '') void rename();
        }}
      >
        <TextField
          label={t('classPrivacy.class.groupName', { name: group.name })}
          value={typed}
          onChange={setTyped}
          maxLength={200}
          {...(name !== group.name && {
            beside: (
              <Button type="submit" size="small" closed={name === ''}>
                {t('classPrivacy.class.save')}
              </Button>
            ),
          })}
        />
      </form>
      <span>{t('classPrivacy.class.inGroup', { count })}</span>
      {count === 0 && (
        <IconButton
          icon="cross"
          label={t('classPrivacy.class.removeGroup', { name: group.name })}
          onPress={() => void client.ask('group.remove', { groupId: group.id })}
        />
      )}
      {error !== undefined && <ErrorNotice error={error} />}
    </li>
  );
}

function NewGroup(): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<ErrorPayload>();
  const { text, setText, enter } = useEntry(async (name) => {
    const answer = await client.call('group.add', { name: name.trim() });
    setError(answer.ok ? undefined : answer.error);
    return answer.ok;
  });
  return (
    <form
      className={styles.added}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') enter();
      }}
    >
      <TextField
        label={t('classPrivacy.class.newGroup')}
        value={text}
        onChange={setText}
        maxLength={200}
        beside={
          <Button type="submit" icon="plus" closed={text.trim() === ''}>
            {t('classPrivacy.class.addGroup')}
          </Button>
        }
      />
      {error !== undefined && <ErrorNotice error={error} />}
    </form>
  );
}

/** No group of its own. */
const NONE = 'none';

export type GroupOfPupilProps = { readonly pupil: GroupedPupil; readonly groups: readonly ClassGroup[] };

/** In which group a pupil is; another choice moves her. */
export function GroupOfPupil({ pupil, groups }: GroupOfPupilProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  if (groups.length === 0) return null;
  return (
    <div className={styles.groupOf}>
      <Select
        label={t('classPrivacy.class.groupOf', { number: pupil.number })}
        value={pupil.groupId ?? NONE}
        onChange={(value) => {
          const groupId = groups.find(({ id }) => id === value)?.id ?? null;
          void client.ask('group.assign', { pupilId: pupil.id, groupId });
        }}
        options={[
          { value: NONE, label: t('classPrivacy.class.noGroup') },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}
