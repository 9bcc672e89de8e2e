import { DeleteOutlined, EditOutlined, SaveOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedAudienceView } from '#shared/contracts/console-api/audience.ts'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { api } from '../../api.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { savedAudiencesQuery } from './queries.ts'

type Audience = CampaignView['audience']
const LONGEST_NAME = 60

/** Keeps what the form says under a name, for other campaigns too. */
export function SaveAudience({ audience }: { audience: Audience }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useProblemWords()
  const client = useQueryClient()
  const [name, setName] = useState<string | null>(null)
  const save = useMutation({
    mutationFn: (given: string) => api.createAudience({ name: given, audience }),
    onSuccess: async () => {
      await client.invalidateQueries(savedAudiencesQuery)
      void message.success(t('savedAudiences.done'))
      setName(null)
    },
  })
  function close() {
    setName(null)
    save.reset()
  }
  return (
    <>
      <Button icon={<SaveOutlined />} onClick={() => setName('')}>
        {t('savedAudiences.saveAs')}
      </Button>
      <Modal
        open={name !== null}
        title={t('savedAudiences.saveTitle')}
        okText={t('savedAudiences.save')}
        okButtonProps={{ disabled: (name ?? '').trim() === '' }}
        confirmLoading={save.isPending}
        onOk={() => save.mutate((name ?? '').trim())}
        onCancel={close}
        destroyOnHidden
      >
        <label className="field-label" htmlFor="audience-name">
          {t('savedAudiences.name')}
        </label>
        <Input
          id="audience-name"
          autoFocus
          maxLength={LONGEST_NAME}
          value={name ?? ''}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="field-fault" role="status">
          {save.error !== null && (isTaken(save.error) ? t('savedAudiences.taken') : words(save.error).detail)}
        </p>
      </Modal>
    </>
  )
}

/** Renames and deletes what is saved. */
export function ManageAudiences({ audiences }: { audiences: readonly SavedAudienceView[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (audiences.length === 0) return null
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {t('savedAudiences.manage')}
      </Button>
      <Modal
        open={open}
        title={t('savedAudiences.title')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="card-about">{t('savedAudiences.about')}</p>
        <ul className="saved-audiences">
          {audiences.map((one) => (
            <SavedLine key={one.id} saved={one} />
          ))}
        </ul>
      </Modal>
    </>
  )
}

function SavedLine({ saved }: { saved: SavedAudienceView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const [name, setName] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const refresh = () => client.invalidateQueries(savedAudiencesQuery)
  const rename = useMutation({
    mutationFn: (next: string) => api.changeAudience(saved.id, { name: next }, saved.rev),
    onSuccess: async () => {
      await refresh()
      setName(null)
    },
  })
  const remove = useMutation({ mutationFn: () => api.deleteAudience(saved.id, saved.rev), onSuccess: refresh })
  const error = rename.error ?? remove.error
  const users = error && usersOf(error, t('savedAudiences.comma'))
  return (
    <li>
      {name === null ? (
        <div className="saved-audience">
          <span>{saved.name}</span>
          {asked ? (
            <Space>
              <Button danger size="small" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('savedAudiences.reallyDelete')}
              </Button>
              <Button size="small" onClick={() => setAsked(false)}>
                {t('savedAudiences.keep')}
              </Button>
            </Space>
          ) : (
            <Space>
              <Button
                type="text"
                icon={<EditOutlined />}
                aria-label={t('savedAudiences.rename', { name: saved.name })}
                onClick={() => setName(saved.name)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('savedAudiences.delete', { name: saved.name })}
                onClick={() => setAsked(true)}
              />
            </Space>
          )}
        </div>
      ) : (
        <Space.Compact block>
          <Input
            autoFocus
            aria-label={t('savedAudiences.name')}
            maxLength={LONGEST_NAME}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button
            type="primary"
            disabled={name.trim() === ''}
            loading={rename.isPending}
            onClick={() => rename.mutate(name.trim())}
          >
            {t('savedAudiences.save')}
          </Button>
        </Space.Compact>
      )}
      {error !== null && (
        <p className="field-fault" role="alert">
          {isTaken(error)
            ? t('savedAudiences.taken')
            : users === null
              ? words(error).detail
              : t('savedAudiences.inUse', { users })}
        </p>
      )}
    </li>
  )
}

function isTaken(error: Error): boolean {
  return error instanceof RequestFailure && error.problem.type.endsWith(':name-taken')
}

/** What still names it, by name; null for any other failure. */
function usersOf(error: Error, comma: string): string | null {
  const users = error instanceof RequestFailure ? error.problem.users : undefined
  return users === undefined ? null : users.map(({ name }) => name).join(comma)
}
