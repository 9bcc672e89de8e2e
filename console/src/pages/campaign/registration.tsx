import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { TemplateView } from '#shared/contracts/console-api/templates.ts'
import { TemplateCode, TemplateState } from '#shared/contracts/template.ts'
import { api } from '../../api.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { isChangedMeanwhile } from '../../request-failure.ts'

type Props = { campaign: CampaignView; template: TemplateView; mayChange: boolean }
type Said = Pick<TemplateView, 'state' | 'code' | 'approvedText'>

/** How far a plain text has come with the carrier; an admin says so here. */
export function Registration({ campaign, template, mayChange }: Props) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="template-state">
      <State template={template} />
      {!isOpen && template.code && <code>{template.code}</code>}
      {isOpen && <Form campaign={campaign} template={template} />}
      {mayChange && !isOpen && (
        <Button size="small" onClick={() => setIsOpen(true)}>
          {t('templates.change')}
        </Button>
      )}
    </div>
  )
}

function State({ template: { state, leaves } }: { template: TemplateView }) {
  const { t } = useTranslation()
  const isDrifted = state === 'approved' && !leaves
  return (
    <span className={`template-tag is-${isDrifted ? 'rejected' : state}`}>
      {isDrifted ? t('templates.drifted') : t(`templates.state.${state}`)}
    </span>
  )
}

function Form({ campaign, template }: Omit<Props, 'mayChange'>) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const { said, edit, isDirty, isBadCode, save } = useRegistration(campaign, template)
  const failure = save.error
  return (
    <>
      <Field label={t('templates.stateLabel')}>
        {(id) => (
          <Select
            id={id}
            value={said.state}
            options={TemplateState.options.map((value) => ({ value, label: t(`templates.state.${value}`) }))}
            onChange={(state) => edit({ state })}
          />
        )}
      </Field>
      <Field label={t('templates.code')}>
        {(id) => (
          <Input
            id={id}
            value={said.code ?? ''}
            status={isBadCode ? 'error' : ''}
            placeholder={t('templates.codeHint')}
            onChange={({ target }) => edit({ code: target.value === '' ? null : target.value })}
          />
        )}
      </Field>
      {said.state === 'approved' && (
        <Field label={t('templates.approvedText')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize
              value={said.approvedText ?? ''}
              placeholder={t('templates.approvedHint')}
              onChange={({ target }) => edit({ approvedText: target.value === '' ? null : target.value })}
            />
          )}
        </Field>
      )}
      {isBadCode && <p className="field-fault">{t('templates.badCode')}</p>}
      {failure !== null && (
        <p className="field-fault" role="alert">
          {isChangedMeanwhile(failure) ? t('templates.changed') : problem(failure).detail}
        </p>
      )}
      <Button disabled={!isDirty || isBadCode} loading={save.isPending} onClick={() => save.mutate()}>
        {t('templates.save')}
      </Button>
    </>
  )
}

function useRegistration(campaign: CampaignView, { id, rev, state, code, approvedText }: TemplateView) {
  const queries = useQueryClient()
  const [change, setChange] = useState<Partial<Said>>({})
  const said: Said = { state, code, approvedText, ...change }
  const again = () => queries.invalidateQueries({ queryKey: ['templates'] })
  const save = useMutation({
    mutationFn: () => api.registerTemplate(id, { campaign: campaign.id, ...said }, rev),
    onSuccess: again,
    onError: (error) => (isChangedMeanwhile(error) ? again() : undefined),
  })
  return {
    said,
    edit: (part: Partial<Said>) => setChange((before) => ({ ...before, ...part })),
    isDirty: said.state !== state || said.code !== code || said.approvedText !== approvedText,
    isBadCode: said.code !== null && !TemplateCode.safeParse(said.code).success,
    save,
  }
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="template-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}
